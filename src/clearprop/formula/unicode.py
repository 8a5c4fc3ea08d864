"""Formulas as text, for terminals: ``W_new[0, 2] = 0.205527 − 1 × 0.0109001 ≈ 0.194627``.

Fields keep the names that people type, so that every name on the screen can be used as an address.
"""

from __future__ import annotations

import re
from decimal import Decimal

from clearprop.formula.alphabet import Alphabet, Pieces, glued
from clearprop.formula.numbers import Powers, written
from clearprop.formula.tree import Expression, Symbol
from clearprop.formula.writer import Form, Words, Writer

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPTS = str.maketrans("−0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_FUNCTIONS = {"sigmoid": "σ"}


def unicode(
    expression: Expression,
    form: Form = "symbolic",
    *,
    digits: int = 6,
    powers: Powers = "e",
    words: Words = str,
) -> str:
    """Write a formula as one line of text.

    Parameters
    ----------
    form   : ``symbolic`` writes entries by name (``dW[0, 2]``), ``numbers`` as their values
    digits : significant digits of those values; numbers that are already printed keep theirs
    powers : ``e`` writes ``3.5e-08`` (terminals), ``×`` writes ``3.5 × 10⁻⁸`` (pages)
    words  : gives the reader's word for what a Σ runs over (``rows``, ``outputs``, …); "" to leave it out

    Examples
    --------
    >>> from clearprop.formula.tree import Entry, Number, Product, Transpose
    >>> unicode(Product((Transpose(Symbol("W", 2)), Symbol("delta", 2)), "matrix"))
    'W₂ᵀ delta₂'
    >>> w, x = Entry(Symbol("W"), (0, 2), -0.5), Entry(Symbol("x"), (0, 0), 3.0)
    >>> unicode(x * w + Number(1.0)), unicode(x * w + Number(1.0), "numbers")
    ('x[0, 0] × W[0, 2] + 1', '3 × (−0.5) + 1')
    """
    return " ".join(pieces(expression, form, digits=digits, powers=powers, words=words))


def pieces(
    expression: Expression,
    form: Form = "symbolic",
    *,
    digits: int = 6,
    powers: Powers = "e",
    words: Words = str,
) -> Pieces:
    """The same, cut where a long line may break; joined by spaces the pieces are the whole.

    Examples
    --------
    >>> pieces(Symbol("W") - Symbol("learning_rate") * Symbol("dW"))
    ('W', '− learning_rate', '× dW')
    """
    return Writer(Unicode(powers), form, digits, words).write(expression)


class Unicode(Alphabet):
    """Marks that a terminal can show."""

    space = " "
    beside = " "
    comma = ", "
    semicolon = "; "
    fractions_are_inline = True

    def __init__(self, powers: Powers = "e") -> None:
        self.powers = powers

    def number(self, number: Decimal) -> str:
        return written(number, self.powers)

    def half(self) -> str:
        return "½"

    def name(self, symbol: Symbol, index: tuple[int, ...]) -> str:
        layer = "" if symbol.layer is None else str(symbol.layer).translate(_SUBSCRIPTS)
        place = f"[{', '.join(map(str, index))}]" if index else ""
        return f"{symbol.name}{layer}{place}"

    def is_simple(self, symbol: Symbol, raised: bool) -> bool:
        return True

    def sign(self, sign: str) -> str:
        return sign

    def brackets(self, inner: Pieces) -> Pieces:
        return glued("(", inner, ")")

    def fraction(self, numerator: Pieces, denominator: Pieces) -> Pieces:
        return glued(numerator, " / ", denominator)

    def raised(self, base: Pieces, exponent: Pieces) -> Pieces:
        text = " ".join(exponent)
        if re.fullmatch("−?[0-9]+", text):
            return glued(base, text.translate(_SUPERSCRIPTS))
        is_one_word = " " not in re.sub(r"\[.*?\]", "", text)
        return glued(base, f"^{text}" if is_one_word else f"^({text})")

    def exponential(self) -> str:
        return "e"

    def root(self, inner: Pieces) -> Pieces:
        return glued("√", inner)

    def transposed(self, base: Pieces) -> Pieces:
        return glued(base, "ᵀ")

    def total(self, over: str, body: Pieces) -> Pieces:
        return glued(f"Σ_{over} " if over else "Σ ", body)

    def absolute(self, inner: Pieces) -> Pieces:
        return glued("|", inner, "|")

    def function(self, name: str, primes: int) -> str:
        return _FUNCTIONS.get(name, name) + "′" * primes
