"""A formula in MathML, cut so that no piece of it is wider than the line of a telephone.

Browsers do not break a formula, so a page puts a row of small ones.  Where a fraction or a root is itself too
wide, it is written on the line: ``(a + b + …) / 20`` may break, a stack may not.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from clearprop.explanation.breaking import Marks, units
from clearprop.formula.alphabet import Pieces, glued
from clearprop.formula.mathml import MathML
from clearprop.formula.tree import Expression
from clearprop.formula.writer import Words, Writer

ROOM = 32  # as many digits as stand beside one another on a narrow screen
LEADING = '<mo form="infix" lspace="0" rspace="0.28em">'  # before it, the row has a gap of its own

_CLOSING = "<mo>)</mo>"
_MARKS = Marks("<mo>(</mo>", _CLOSING, ("<mo>×</mo>", "<mo>⊙</mo>", "<mo>/</mo>"))
_TOGETHER = 28  # brackets and terms up to so many digits wide are not broken
_BRACKET = re.compile("<mo>([()])</mo>")
_TALL = re.compile("<mfrac|<msqrt")
_SURE = 20
_SMALLER = 0.75  # fractions, indices and exponents are set in a smaller size


class Flat(MathML):
    """MathML without stacks: what is too wide for a fraction is written on the line, and may break."""

    fractions_are_inline = True

    def fraction(self, numerator: Pieces, denominator: Pieces) -> Pieces:
        return (*numerator, *glued("<mo>/</mo>", denominator))

    def root(self, inner: Pieces) -> Pieces:
        return glued("<mo>√</mo>", inner)

    def raised(self, base: Pieces, exponent: Pieces) -> Pieces:
        *before, last = base
        if not last.endswith(_CLOSING):
            return super().raised(base, exponent)
        (closing,) = super().raised((_CLOSING,), exponent)
        return (*before, last.removesuffix(_CLOSING) + closing)


_STACKED, _FLAT = MathML(), Flat()


def whole(expression: Expression, words: Words) -> str:
    """A formula in one piece, however wide it is."""
    return _tight("".join(Writer(_STACKED, words=words).write(expression)))


def pieces(expression: Expression, words: Words, room: int = ROOM) -> list[str]:
    """A formula in pieces of at most about ``room`` digits; the later ones begin with a sign.

    Examples
    --------
    >>> from clearprop.formula.tree import Symbol
    >>> for piece in pieces(Symbol("W") + Symbol("b"), str): print(piece)
    <mi>W</mi>
    <mo form="infix" lspace="0" rspace="0.28em">+</mo><mi>b</mi>
    """
    written = Writer(_STACKED, words=words).write(expression)
    if any(width(piece) > room for piece in written):
        written = Writer(_FLAT, words=words).write(expression)
    first, *rest = units(written, width, min(_TOGETHER, room), _MARKS)
    return [_tight(piece) for piece in (first, *(re.sub("^<mo>", LEADING, piece) for piece in rest))]


def width(piece: str) -> int:
    """About how many digits wide a browser sets a piece: a fraction as wide as its wider half.

    Examples
    --------
    >>> width("<mn>0.25</mn><mo>×</mo><mn>3</mn>")
    7
    """
    text = re.sub("<[^>]*>| ", "", piece)
    longest = len(text) + len(re.findall("[-+−×⊙/=≈]", text))
    return longest if longest <= _SURE else round(_width_of(ElementTree.fromstring(f"<mrow>{piece}</mrow>")))


def _width_of(element: ElementTree.Element) -> float:
    widths = [_width_of(child) for child in element]
    match element.tag:
        case "mfrac":
            return _SMALLER * max(widths)
        case "msup" | "msub" | "msubsup":
            return widths[0] + _SMALLER * max(widths[1:])
        case "mo":
            return 2 if element.text in set("+−×⊙/=≈") else 1
    return len(element.text or "") + sum(widths)


def _tight(piece: str) -> str:
    """Brackets around what is not tall keep their size, and stand closer."""
    return piece if _TALL.search(piece) else _BRACKET.sub(r'<mo stretchy="false">\1</mo>', piece)
