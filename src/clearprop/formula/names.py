"""How the name of a field is set in mathematics: ``delta`` as δ, ``W_new`` as W with a mark, ``dW`` as ∂L/∂W.

In code and in plain text a field keeps the name that people type.  LaTeX and MathML write letters; this
table says which, once for both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_LETTERS = {
    "delta": "δ",
    "loss": "L",
    "learning_rate": "η",
    "momentum": "μ",
    "decay": "ρ",
    "epsilon": "ε",
    "beta": "β",
    "l2": "λ",
    "sigma": "σ",
}
_TIMES = {"state_before": "before", "state_after": "after"}


@dataclass(frozen=True)
class Notation:
    """A name taken apart: ``W_new`` is the letter ``W`` with the mark ``new``.

    ``below`` is what the name is a derivative by: ``dW`` is L below which stands W, ``slope`` a over z.
    ``change`` marks a difference (Δ).
    """

    letter: str
    marks: tuple[str, ...] = ()
    below: Notation | None = None
    change: bool = False


def notation(name: str) -> Notation:
    """Take a field's name apart.

    Examples
    --------
    >>> notation("a_in").letter, notation("a_in").marks, notation("beta1").marks
    ('a', ('in',), ('1',))
    >>> notation("dW").below.letter, notation("update_b").change, notation("example_weight").letter
    ('W', True, 'example_weight')
    """
    time, _, rest = name.rpartition(".")
    if time in _TIMES:
        inner = notation(rest)
        return replace(inner, marks=(*inner.marks, _TIMES[time]))
    if name in _LETTERS:
        return Notation(_LETTERS[name])
    if name == "slope":
        return Notation("a", below=Notation("z"))
    if found := re.fullmatch(r"d([A-Za-z](?:_.+)?)", name):
        return Notation("L", below=notation(found[1]))
    if found := re.fullmatch(r"update_(.+)", name):
        return replace(notation(found[1]), change=True)
    return _marked(name)


def _marked(name: str) -> Notation:
    """A letter, or a letter-like name, with marks behind underscores or digits; else a word."""
    head, *marks = name.split("_")
    if found := re.fullmatch(r"([A-Za-z]+?)(\d+)", head):
        head, marks = found[1], [found[2], *marks]
    letter = _LETTERS.get(head, head)
    if len(letter) == 1 and all(marks):
        return Notation(letter, tuple(marks))
    return Notation(name)
