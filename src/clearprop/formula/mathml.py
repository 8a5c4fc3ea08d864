"""Formulas in MathML, which browsers show by themselves: no script, no font, nothing from the network.

Only the basic elements that every engine draws alike: mi, mn, mo, mrow, msub, msup, msubsup, mfrac, msqrt,
mtext.
"""

from __future__ import annotations

import re
from decimal import Decimal
from html import escape

from clearprop.formula.alphabet import Alphabet, Pieces, glued
from clearprop.formula.names import Notation, notation
from clearprop.formula.numbers import is_power, split_power, written
from clearprop.formula.tree import Expression, Symbol
from clearprop.formula.writer import Form, Words, Writer

_FUNCTIONS = {"sigmoid": "σ"}
_TIMES = "\u2062"  # the invisible sign that screen readers speak between x and W


def mathml(expression: Expression, form: Form = "symbolic", *, digits: int = 6, words: Words = str) -> str:
    """Write a formula as one ``<math>`` element.

    Fields get their letters (``delta`` is δ, ``dW`` is ∂L/∂W), entries their indices below.

    Parameters
    ----------
    form   : ``symbolic`` writes entries by name, ``numbers`` as their values
    digits : significant digits of those values; numbers that are already printed keep theirs
    words  : gives the reader's word for what a Σ runs over (``rows``, ``outputs``, …); "" to leave it out

    Examples
    --------
    >>> from clearprop.formula.tree import Number
    >>> mathml(Symbol("delta") + Number(-0.5))
    '<math><mrow><mi>δ</mi><mo>+</mo><mo>(</mo><mn>−0.5</mn><mo>)</mo></mrow></math>'
    """
    return _math("".join(_written(expression, form, digits, words)))


def pieces(expression: Expression, form: Form = "symbolic", *, digits: int = 6, words: Words = str) -> Pieces:
    """The same as several ``<math>`` elements, to stand in a row that may wrap between them.

    Examples
    --------
    >>> for piece in pieces(Symbol("W") + Symbol("update_W")): print(piece)
    <math><mrow><mi>W</mi></mrow></math>
    <math><mrow><mo form="infix">+</mo><mi>Δ</mi><mi>W</mi></mrow></math>
    """
    first, *rest = _written(expression, form, digits, words)
    return (_math(first), *(_math(re.sub("^<mo>", '<mo form="infix">', piece)) for piece in rest))


def _written(expression: Expression, form: Form, digits: int, words: Words) -> Pieces:
    return Writer(MathML(), form, digits, words).write(expression)


class MathML(Alphabet):
    """The elements of MathML."""

    space = ""
    beside = f"<mo>{_TIMES}</mo>"
    comma = "<mo>,</mo>"
    semicolon = "<mo>;</mo>"

    def number(self, number: Decimal) -> str:
        if number.is_infinite():
            return _operator("−") * (number < 0) + _name("∞")
        if is_power(number):
            mantissa, exponent = split_power(number)
            power = f"<msup><mn>10</mn>{self.number(Decimal(exponent))}</msup>"
            return self.number(mantissa) + _operator("×") + power
        return f"<mn>{written(number)}</mn>"

    def half(self) -> str:
        return "<mfrac><mn>1</mn><mn>2</mn></mfrac>"

    def name(self, symbol: Symbol, index: tuple[int, ...]) -> str:
        known = notation(symbol.name)
        places = tuple(map(str, index))
        if known.below is None:
            return _letter(known, symbol.layer, places)
        above = (
            _name(known.letter)
            if known.letter == "L"
            else _letter(Notation(known.letter), symbol.layer, places)
        )
        below = _letter(known.below, symbol.layer, places)
        return f"<mfrac><mrow><mi>∂</mi>{above}</mrow><mrow><mi>∂</mi>{below}</mrow></mfrac>"

    def is_simple(self, symbol: Symbol, raised: bool) -> bool:
        known = notation(symbol.name)
        return known.below is None and not known.change and not (raised and symbol.layer is not None)

    def sign(self, sign: str) -> str:
        return _operator(sign)

    def brackets(self, inner: Pieces) -> Pieces:
        return glued("<mo>(</mo>", inner, "<mo>)</mo>")

    def fraction(self, numerator: Pieces, denominator: Pieces) -> Pieces:
        return (f"<mfrac>{_row(numerator)}{_row(denominator)}</mfrac>",)

    def raised(self, base: Pieces, exponent: Pieces) -> Pieces:
        return (f"<msup>{_row(base)}{_row(exponent)}</msup>",)

    def exponential(self) -> str:
        return "<mi>e</mi>"

    def root(self, inner: Pieces) -> Pieces:
        return (f"<msqrt>{''.join(inner)}</msqrt>",)

    def transposed(self, base: Pieces) -> Pieces:
        return (f"<msup>{_row(base)}<mo>⊤</mo></msup>",)

    def total(self, over: str, body: Pieces) -> Pieces:
        sign = f"<msub><mo>∑</mo><mtext>{escape(over)}</mtext></msub>" if over else "<mo>∑</mo>"
        return glued(sign, body)

    def absolute(self, inner: Pieces) -> Pieces:
        return glued('<mo form="prefix">|</mo>', inner, '<mo form="postfix">|</mo>')

    def function(self, name: str, primes: int) -> str:
        base = _name(_FUNCTIONS.get(name, name))
        return f"<msup>{base}<mo>{'′' * primes}</mo></msup>" if primes else base


def _math(inner: str) -> str:
    return f"<math><mrow>{inner}</mrow></math>"


def _row(pieces: Pieces) -> str:
    return f"<mrow>{''.join(pieces)}</mrow>"


def _operator(sign: str) -> str:
    return f"<mo>{escape(sign)}</mo>"


def _name(name: str) -> str:
    return f"<mi>{escape(name)}</mi>"


def _letter(known: Notation, layer: int | None, places: tuple[str, ...]) -> str:
    """A letter with its marks and indices below and its layer above."""
    letter = _name(known.letter)
    below = [*map(_mark, known.marks), *(f"<mn>{place}</mn>" for place in places)]
    under = f"<mrow>{'<mo>,</mo>'.join(below)}</mrow>"
    above = f"<mrow><mo>(</mo><mn>{layer}</mn><mo>)</mo></mrow>"
    if below and layer is not None:
        letter = f"<msubsup>{letter}{under}{above}</msubsup>"
    elif below:
        letter = f"<msub>{letter}{under}</msub>"
    elif layer is not None:
        letter = f"<msup>{letter}{above}</msup>"
    return f"<mi>Δ</mi>{letter}" if known.change else letter


def _mark(mark: str) -> str:
    return f"<mn>{escape(mark)}</mn>" if mark.isdigit() else _name(mark)
