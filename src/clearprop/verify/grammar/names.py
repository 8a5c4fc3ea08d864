"""Names as people write them: ``net_h1``, ``net_{h_1}``, ``δ_o`` and ``delta_o``, ``ŷ`` and ``y_hat``.

Two spellings of one name get one text.  Which runs of letters are one name and which are products (``XW``) is
decided by the names that the document gives values to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clearprop.verify.grammar.tree import Binary, Name, Node
from clearprop.verify.reading.commands import GREEK, listed

FUNCTIONS = {
    **dict.fromkeys(["sigmoid", "σ", "sig", "sigm", "logistic", "expit", "logsig"], "sigmoid"),
    **dict.fromkeys(["tanh", "th"], "tanh"),
    **dict.fromkeys(["relu", "rectifier"], "relu"),
    **dict.fromkeys(["leakyrelu", "lrelu", "leaky_relu", "leaky"], "leaky_relu"),
    **dict.fromkeys(["silu", "swish"], "silu"),
    **dict.fromkeys(["sqrt", "√"], "sqrt"),
    **dict.fromkeys(["mean", "avg", "average"], "mean"),
    **dict.fromkeys(["sgn", "sign"], "sign"),
    **dict.fromkeys(["dot", "matmul"], "dot"),
    **dict.fromkeys(["transpose"], "transpose"),
    **{
        name: name
        for name in listed(
            "exp ln log log10 log2 lg softmax softplus gelu elu abs max min sum sin cos tan sinh cosh "
            "round norm array arctan"
        )
    },
    "log_10": "log10",
    "log_2": "log2",
    "log_e": "ln",
}
_SPELLED = {name: letter for name, letter in GREEK.items() if name not in ("ell", "pi")} | {"eps": "ε"}
_SHORT_FUNCTIONS = frozenset(["σ", "th", "ln", "lg", "√"])
LEARNING_RATE = frozenset(["lr", "η", "learning_rate", "learningrate", "rate", "LR"])


@dataclass
class Names:
    """What a document names: values, functions of its own, and things like ``L(w_1)``."""

    values: set[str] = field(default_factory=set)
    functions: dict[str, tuple[tuple[str, ...], Node]] = field(default_factory=dict)
    calls: set[str] = field(default_factory=set)
    function_names: set[str] = field(default_factory=set)

    def is_value(self, name: Name) -> bool:
        """Whether the document gives this name a value, by itself or as an entry of a matrix."""
        if name.text in self.values:
            return True
        return (
            bool(name.script) and name.script.isdigit() and (spell(name.base, "", name.raised) in self.values)
        )

    def read(self, letters: str, script: str = "", raised: str = "", primes: int = 0, mark: str = "") -> Node:
        """A name, or the product that its letters are: ``XW`` is ``X·W`` where both have values."""
        name = named(letters, script, raised, primes, mark)
        if self.is_value(name) or len(letters) == 1 or mark or letters in _SPELLED:
            return self._greek_product(name) if not self.is_value(name) else name
        pieces = self.split(letters, script, raised, primes)
        if pieces is None:
            return name
        product: Node = pieces[0]
        for piece in pieces[1:]:
            product = Binary("·", product, piece)
        return product

    def _greek_product(self, name: Name) -> Node:
        """``αx`` in prose was read as α with a subscript; where only the product makes sense it is one."""
        if "Α" <= name.base <= "ω" and name.script and not name.raised:
            left, right = named(name.base), re.fullmatch(r"([A-Za-z]+)(\d*)", name.script)
            if right and self.is_value(left) and self.is_value(named(right[1], right[2])):
                return Binary("·", left, named(right[1], right[2]))
        return name

    def split(self, letters: str, script: str, raised: str, primes: int) -> list[Name] | None:
        """Cut a run of letters into names that have values; the last takes the scripts."""
        if len(letters) > 12:
            return None
        for cut in range(len(letters) - 1, 0, -1):
            tail = named(letters[cut:], script, raised, primes)
            if not self.is_value(tail):
                continue
            head = letters[:cut]
            if self.is_value(named(head)):
                return [named(head), tail]
            before = self.split(head, "", "", 0)
            if before is not None:
                return [*before, tail]
        return None


def named(letters: str, script: str = "", raised: str = "", primes: int = 0, mark: str = "") -> Name:
    """The name in its one spelling.

    Examples
    --------
    >>> named("delta", "o1").text, named("y", "hat").text, named("w", "5", "new").text
    ('δ_o1', 'ŷ', 'w_5^new')
    """
    base = _SPELLED.get(letters, letters)
    if base == letters and len(letters) > 3 and letters.endswith("hat"):
        base, mark = letters[:-3], "hat"
    if script == "hat" or (script.startswith("hat") and script[3:].isdigit()):
        mark, script = "hat", script[3:]
    elif script == "pred" and letters == "y":
        pass
    if mark:
        base = {"hat": "^", "widehat": "^", "bar": "¯", "overline": "¯", "tilde": "~", "widetilde": "~"}.get(
            mark, ""
        ) + base
        base = base.replace("^y", "ŷ")
    return Name(spell(base, script, raised, primes), base, script, raised)


def spell(base: str, script: str = "", raised: str = "", primes: int = 0) -> str:
    """Base, subscript, superscript and primes as one text."""
    return base + (f"_{script}" if script else "") + (f"^{raised}" if raised else "") + "'" * primes


def function_of(letters: str, script: str = "") -> str | None:
    """The function that a name means, if it means one; ``log_2`` takes its subscript along."""
    if script:
        return FUNCTIONS.get(f"{letters.lower()}_{script.lower()}")
    if letters in _SHORT_FUNCTIONS:
        return FUNCTIONS[letters]
    if letters == "sigma":
        return "sigmoid"
    return FUNCTIONS.get(letters.lower()) if len(letters) > 2 else None
