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

from clearprop.explanation.document import Factor, Grid, Matrix, MatrixEquation
from clearprop.explanation.padding import padding
from clearprop.explanation.pieces import LEADING, ROOM, pieces, whole, width
from clearprop.formula.mathml import MathML
from clearprop.formula.numbers import is_negative, written
from clearprop.formula.tree import Entry, Equality, Expression, Printed
from clearprop.formula.unicode import unicode
from clearprop.formula.writer import Words

_DIGITS = MathML()
_GAP = 2  # between columns, in digits
_LONG = 8  # a left side wider than this has a line of its own on narrow screens
_SIGNED = re.compile("W|W_new|da|delta|d[Wb]|g_[Wb]|update_[Wb]|m_[Wb]")


@dataclass(frozen=True)
class Row:
    """A line: its left side, and the pieces behind it that may wrap; whether the left side is long."""

    left: str
    pieces: tuple[str, ...]
    is_long: bool = False


def inline(expression: Expression, words: Words) -> str:
    """A formula within a text, in pieces that may wrap."""
    return " ".join(map(math, pieces(expression, words)))


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
    head = whole(left, words)
    is_long = width(head) > _LONG
    room = ROOM - (0 if is_long else width(head) + 1)
    row: list[str] = []
    for place, (sign, part) in enumerate(zip(equality.signs, parts, strict=True), start=1):
        first, *rest = pieces(part, words, room)
        if place == len(parts) and isinstance(part, Printed):
            first = f'<mrow class="res">{first}</mrow>'
        row += [_infix(sign) + re.sub("^<mo>−", '<mo form="prefix">−', first), *rest]
    return Row(math(head), tuple(map(math, row)), is_long)


def equation(block: MatrixEquation, words: Words, more: Callable[[Grid], str]) -> Row:
    """A matrix worked out: formula, matrices put in, result."""
    between = _infix("⊙") if block.style == "elementwise" else ""
    row: list[str] = []
    for place, term in enumerate(block.terms):
        for k, each in enumerate(term):
            sign = between if k else _infix("+" if place else "=")
            row += matrix(each, words, sign, more(each.grid))
    result = Factor(block.name, block.result)
    row += matrix(result, words, _infix(block.relation), more(block.result))
    return Row(math(whole(block.name, words)), (*_formula(block.formula, words), *row))


def field(block: Matrix, words: Words, more: Callable[[Grid], str]) -> Row:
    """A whole field: its formula, and the matrix."""
    row = matrix(Factor(block.name, block.grid), words, _infix("="), more(block.grid))
    return Row(math(whole(block.name, words)), (*_formula(block.formula, words), *row))


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


def _formula(formula: Expression | None, words: Words) -> list[str]:
    """A formula behind its ``=``, in pieces that may wrap."""
    if formula is None:
        return []
    first, *rest = pieces(formula, words)
    return list(map(math, (_infix("=") + first, *rest)))


def _infix(sign: str) -> str:
    return f"{LEADING}{escape(sign)}</mo>"


def _bracket(sign: str) -> str:
    return f'<mo form="{"prefix" if sign == "[" else "postfix"}" stretchy="true">{sign}</mo>'


def _chunks(widths: list[int]) -> list[int]:
    """Where columns begin that stand together, and the end: as many as a narrow screen holds."""
    ends, used = [0], 0
    for place, needed in enumerate(widths):
        if place > ends[-1] and used + needed > ROOM:
            ends.append(place)
            used = 0
        used += needed + _GAP
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
    digits = _DIGITS.number(cell.number)
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
