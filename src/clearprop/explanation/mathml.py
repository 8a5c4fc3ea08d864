"""Lines and matrices as MathML for a page, in pieces: one ``<math>`` for what must stay together.

Browsers do not break a formula.  A row that may wrap, with a small formula for each piece, is what makes a
calculation readable at 390 pixels; a wide matrix is cut between columns for the same reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from xml.etree import ElementTree

from clearprop.explanation.breaking import Marks, units
from clearprop.explanation.document import Factor, Grid, Matrix, MatrixEquation
from clearprop.explanation.padding import padding
from clearprop.formula.alphabet import Pieces, glued
from clearprop.formula.mathml import MathML
from clearprop.formula.numbers import is_negative, written
from clearprop.formula.tree import Entry, Equality, Expression, Printed
from clearprop.formula.unicode import unicode
from clearprop.formula.writer import Words, Writer


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


_CLOSING = "<mo>)</mo>"
_ALPHABET, _FLAT = MathML(), Flat()
_CHUNK = 32  # as many digits as stand beside one another on a narrow screen
_GAP = 2
_LEADING = '<mo form="infix" lspace="0" rspace="0.28em">'  # before it, the row has a gap of its own
_BRACKET = re.compile("<mo>([()])</mo>")
_TALL = re.compile("<mfrac|<msqrt|<mtable")
_WIDEST = 34  # a piece as wide as this is wider than some lines
_MARKS = Marks("<mo>(</mo>", "<mo>)</mo>", ("<mo>×</mo>", "<mo>⊙</mo>", "<mo>/</mo>"))
_UNIT = 28  # brackets and terms up to so many digits wide stay on one line
_SIGNED = re.compile("W|W_new|da|delta|d[Wb]|g_[Wb]|update_[Wb]|m_[Wb]")


@dataclass(frozen=True)
class Row:
    """A line: its left side, and the pieces behind it that may wrap."""

    left: str
    pieces: tuple[str, ...]


def inline(expression: Expression, words: Words) -> str:
    """A formula within a text, in pieces that may wrap."""
    return " ".join(map(math, _pieces(expression, words)))


def line(equality: Equality, words: Words) -> Row:
    """A calculation; its result stands out.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from clearprop.formula.tree import Symbol
    >>> row = line(Equality((Symbol("z"), Symbol("b"), Printed(Decimal("0.5"))), ("=", "≈")), str)
    >>> row.left, len(row.pieces)
    ('<math><mrow><mi>z</mi></mrow></math>', 2)
    """
    left, *parts = equality.parts
    pieces: list[str] = []
    for place, (sign, part) in enumerate(zip(equality.signs, parts, strict=True), start=1):
        first, *rest = _pieces(part, words)
        if place == len(parts) and isinstance(part, Printed):
            first = f'<mrow class="res">{first}</mrow>'
        pieces += [_infix(sign) + re.sub("^<mo>−", '<mo form="prefix">−', first), *rest]
    return Row(math("".join(_pieces(left, words))), tuple(map(math, pieces)))


def equation(block: MatrixEquation, words: Words, more: Callable[[Grid], str]) -> Row:
    """A matrix worked out: formula, matrices put in, result."""
    between = _infix("⊙") if block.style == "elementwise" else ""
    pieces: list[str] = []
    for place, term in enumerate(block.terms):
        for k, each in enumerate(term):
            sign = between if k else _infix("+" if place else "=")
            pieces += matrix(each, words, sign, more(each.grid))
    result = Factor(block.name, block.result)
    pieces += matrix(result, words, _infix(block.relation), more(block.result))
    return Row(math("".join(_pieces(block.name, words))), (*_formula(block.formula, words), *pieces))


def whole(block: Matrix, words: Words, more: Callable[[Grid], str]) -> Row:
    """A whole field: its formula, and the matrix."""
    pieces = matrix(Factor(block.name, block.grid), words, _infix("="), more(block.grid))
    return Row(math("".join(_pieces(block.name, words))), (*_formula(block.formula, words), *pieces))


def matrix(factor: Factor, words: Words, sign: str = "", more: str = "") -> list[str]:
    """A matrix with its name and shape below it; a wide one in several pieces, open where it goes on."""
    grid = factor.grid
    columns = [_column(grid, place) for place in range(len(grid.columns))]
    ends = _chunks([width for _, width in columns])
    label = f"{unicode(factor.name, words=words)} {shape(grid)}" + (f" · {more}" if more else "")
    pieces = []
    for start, end in pairwise(ends):
        rows = zip(*(column for column, _ in columns[start:end]), strict=True)
        table = "".join(f"<mtr>{''.join(row)}</mtr>" for row in rows)
        is_first, is_last = start == 0, end == len(columns)
        inside = (
            f"{_bracket('[') if is_first else ''}<mtable>{table}</mtable>{_bracket(']') if is_last else ''}"
        )
        below = label if is_first else _columns(grid, start, end)
        under = f'<munder><mrow>{inside}</mrow><mtext class="shape">{escape(below)}</mtext></munder>'
        pieces.append(math((sign if is_first else "") + under, "matrix" if is_first else "matrix more"))
    return pieces


def shape(grid: Grid) -> str:
    """The shape of a whole field, as Python writes it."""
    return str(tuple(grid.shape))


def is_signed(grid: Grid) -> bool:
    """Whether the signs of a field's numbers say something, so that they are shown in colour."""
    names = {
        cell.source.symbol.name
        for row in grid.cells
        for cell in row
        if cell is not None and isinstance(cell.source, Entry)
    }
    return len(names) == 1 and _SIGNED.fullmatch(names.pop()) is not None


def sign_class(number: Printed) -> str:
    """``pos``, ``neg``, or nothing for zero."""
    return "neg" if is_negative(number.number) else "pos" if number.number > 0 else ""


def math(inner: str, kind: str = "") -> str:
    """One formula that stays together."""
    attribute = f' class="{kind}"' if kind else ""
    return f"<math{attribute}><mrow>{inner}</mrow></math>"


def _pieces(expression: Expression, words: Words) -> list[str]:
    """The pieces of a formula; a sign that a piece begins with stands between two things."""
    pieces = Writer(_ALPHABET, words=words).write(expression)
    if any(_width(piece) > _WIDEST for piece in pieces):
        pieces = Writer(_FLAT, words=words).write(expression)
    first, *rest = units(pieces, _width, _UNIT, _MARKS)
    cut = [first, *(re.sub("^<mo>", _LEADING, piece) for piece in rest)]
    return (
        cut
        if any(map(_TALL.search, cut))
        else [_BRACKET.sub(r'<mo stretchy="false">\1</mo>', p) for p in cut]
    )


def _width(piece: str) -> int:
    """About how many digits wide a browser sets a piece: a fraction as wide as its wider half."""
    if "<mfrac>" in piece and len(piece) > 6 * _WIDEST:
        return round(_width_of(ElementTree.fromstring(f"<mrow>{piece}</mrow>")))
    return len(re.sub("<[^>]*>| ", "", piece))


def _width_of(element: ElementTree.Element) -> float:
    widths = [_width_of(child) for child in element]
    match element.tag:
        case "mfrac":
            return 0.75 * max(widths)
        case "msup" | "msub" | "msubsup":
            return widths[0] + 0.75 * max(widths[1:])
    return len(element.text or "") + sum(widths)


def _formula(formula: Expression | None, words: Words) -> list[str]:
    """A formula behind its ``=``, in pieces that may wrap."""
    if formula is None:
        return []
    first, *rest = _pieces(formula, words)
    return list(map(math, (_infix("=") + first, *rest)))


def _infix(sign: str) -> str:
    return f"{_LEADING}{escape(sign)}</mo>"


def _bracket(sign: str) -> str:
    return f'<mo form="{"prefix" if sign == "[" else "postfix"}" stretchy="true">{sign}</mo>'


def _chunks(widths: list[int]) -> list[int]:
    """Where columns begin that stand together, and the end: as many as a narrow screen holds."""
    ends, used = [0], 0
    for place, width in enumerate(widths):
        if place > ends[-1] and used + width > _CHUNK:
            ends.append(place)
            used = 0
        used += width + _GAP
    return [*ends, len(widths)]


def _column(grid: Grid, place: int) -> tuple[list[str], int]:
    """The cells of a column, padded to stand under one another at the point, and how wide it is."""
    cells = [row[place] for row in grid.cells]
    texts = ["" if cell is None else written(cell.number, "×") for cell in cells]
    pads = padding([cell for cell in cells if cell is not None])
    pad = iter(pads)
    coloured = is_signed(grid)
    found = [
        f"<mtd><mo>{'⋮' if row is None else '⋯'}</mo></mtd>"
        if cell is None
        else _cell(cell, *next(pad), coloured)
        for cell, row in zip(cells, grid.rows, strict=True)
    ]
    return found, max(map(len, texts))


def _cell(cell: Printed, before: str, behind: str, coloured: bool) -> str:
    digits = _ALPHABET.number(cell.number)
    if coloured and sign_class(cell):
        digits = f'<mrow class="{sign_class(cell)}">{digits}</mrow>'
    return f"<mtd>{_phantom(before)}{digits}{_phantom(behind)}</mtd>"


def _phantom(digits: str) -> str:
    return f"<mphantom><mn>{digits}</mn></mphantom>" if digits else ""


def _columns(grid: Grid, start: int, end: int) -> str:
    """Which columns a further piece of a matrix shows."""
    places = [place for place in grid.columns[start:end] if place is not None]
    first, last = places[0], places[-1]
    return f"[:, {first}{f'…{last}' if last != first else ''}]"
