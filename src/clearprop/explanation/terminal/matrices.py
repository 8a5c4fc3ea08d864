"""Matrices in a terminal: numbers under one another at the point, name and shape before them."""

from __future__ import annotations

from itertools import zip_longest

from clearprop.explanation.document import Grid, Matrix, MatrixEquation
from clearprop.explanation.grids import left_out
from clearprop.explanation.terminal.calculations import MARGIN, equality, with_aside
from clearprop.explanation.terminal.spans import (
    Line,
    Span,
    Style,
    cells,
    formula,
    line,
    spaces,
    wrapped,
    written,
)
from clearprop.formula.columns import written_alike
from clearprop.formula.numbers import is_negative
from clearprop.formula.tree import Expression, Printed
from clearprop.words.width import width

VALUES_FROM, ASIDE_FROM, GAP = 16, 60, 2
GONE = "…"


def matrix(block: Matrix, columns: int, lang: str | None) -> list[Line]:
    """A whole field: name, shape, numbers, and beside them how it came about."""
    return _named(block.name, block.grid, block.formula, written(block.aside, lang), columns, lang)


def matrix_equation(block: MatrixEquation, columns: int, lang: str | None) -> list[Line]:
    """All numbers side by side if there is room; else what is given, then the result with its formula."""
    lines = _side_by_side(block, lang)
    if max(map(cells, lines)) <= columns - MARGIN:
        return lines
    lines = []
    for factor in (factor for term in block.terms for factor in term if factor.given):
        lines += [*_named(factor.name, factor.grid, None, "", columns, lang), ()]
    return lines + _named(block.name, block.result, block.formula, "", columns, lang)


def rows_of(grid: Grid) -> list[Line]:
    """The rows of a grid with its columns aligned at the point."""
    numbers = [cell.number for row in grid.cells for cell in row if cell is not None]
    texts = iter(written_alike(numbers))
    table = [[GONE if cell is None else next(texts) for cell in row] for row in grid.cells]
    aligned = [
        _column([row[place] for row in table], [row[place] for row in grid.cells])
        for place in range(len(grid.columns))
    ]
    return [_joined(row) for row in zip(*aligned, strict=True)]


def _joined(row: tuple[Span, ...]) -> Line:
    spans: list[Span] = []
    for place, cell in enumerate(row):
        spans += (spaces(GAP), cell) if place else (cell,)
    return tuple(spans)


def _column(texts: list[str], cells_of: list[Printed | None]) -> list[Span]:
    parts = [(text, "", "") if text == GONE else text.partition(".") for text in texts]
    left = max(len(whole) for whole, _, _ in parts)
    right = max(len(point + rest) for _, point, rest in parts)
    return [
        Span(whole.rjust(left) + (point + rest).ljust(right), style(cell))
        for (whole, point, rest), cell in zip(parts, cells_of, strict=True)
    ]


def style(cell: Printed | None) -> Style:
    """Blue for positive numbers, orange for negative ones; zero has no sign."""
    if cell is None or not cell.number:
        return ""
    return "negative" if is_negative(cell.number) else "positive"


def _named(
    name: Expression, grid: Grid, law: Expression | None, aside: str, columns: int, lang: str | None
) -> list[Line]:
    shape = f"({', '.join(map(str, grid.shape))}{',' if len(grid.shape) == 1 else ''})"
    called = formula(name, lang)
    head: Line = (spaces(MARGIN), Span(called), spaces(2 if width(called) < 4 else 1), Span(shape, "dim"))
    rows = rows_of(grid)
    start = max(VALUES_FROM, cells(head) + 2)
    lines = [(spaces(start), *row) for row in rows]
    if max(map(cells, lines)) > columns:
        lines = [head, *_folded(rows, columns)]
    else:
        lines[0] = (*head, spaces(start - cells(head)), *rows[0])
    gone = written(left_out(grid, lang), lang)
    lines += [line(gone, "dim", start)] if gone else []
    remarks = [text for text in ("" if law is None else f"= {formula(law, lang)}", aside) if text]
    beside = _beside(lines, remarks, columns)
    return lines_above(name, law, aside, columns, lang) + lines if beside is None else beside


def _beside(lines: list[Line], remarks: list[str], columns: int) -> list[Line] | None:
    """The law right of the first row, the remark right of the next; None where there is no room."""
    rows: list[Line] = [*lines, *[()] * (len(remarks) - len(lines))]
    places = [_place(row, text, columns) for row, text in zip(rows, remarks, strict=False)]
    if None in places:
        return None
    return [
        (*each, spaces(place - cells(each)), Span(text, "dim")) if text and place is not None else each
        for each, text, place in zip_longest(rows, remarks, places)
    ]


def lines_above(
    name: Expression, law: Expression | None, aside: str, columns: int, lang: str | None
) -> list[Line]:
    """The law as a line of its own, with the remark at its right."""
    if law is None:
        return wrapped(aside, columns, style="dim")
    return with_aside(
        [line(each) for each in equality((name, law), ("=",), columns - MARGIN, lang)], aside, columns
    )


def _place(row: Line, text: str, columns: int) -> int | None:
    """Where a remark begins beside a row: in its column, further left if it is long; None if it cannot."""
    least = cells(row) + 3
    latest = columns - MARGIN - width(text)
    return min(max(ASIDE_FROM, least), latest) if latest >= least else None


def _folded(rows: list[Line], columns: int) -> list[Line]:
    """Rows too long for the terminal: each continued below itself."""
    lines: list[Line] = []
    for row in rows:
        current: list[Span] = [spaces(4)]
        for span in row:
            if cells((*current, span)) > columns:
                lines.append(tuple(current))
                current = [spaces(8)]
            current.append(span)
        lines.append(tuple(current))
    return lines


def _side_by_side(block: MatrixEquation, lang: str | None) -> list[Line]:
    name, right = formula(block.name, lang), formula(block.formula, lang)
    between = " ⊙ " if block.style == "elementwise" else " "
    parts: list[tuple[str, Grid]] = []
    for place, term in enumerate(block.terms):
        for k, factor in enumerate(term):
            sign = between if k else " + " if place else f"  {name} = {right} = "
            parts.append((sign, factor.grid))
    parts.append((f" {block.relation} ", block.result))
    columns = [_bracketed(sign, grid) for sign, grid in parts]
    widths = [cells(column[0]) for column in columns]
    lines = []
    for row in zip_longest(*columns):
        spans: list[Span] = []
        for place, cell in enumerate(row):
            spans += cell if cell is not None else (spaces(widths[place]),)
        lines.append(tuple(spans))
    return lines


def _bracketed(sign: str, grid: Grid) -> list[Line]:
    """A grid in square brackets, behind its sign; the sign stands before the first row."""
    rows = rows_of(grid)
    return [
        (Span(sign if place == 0 else " " * width(sign)), Span("["), *row, Span("]"))
        for place, row in enumerate(rows)
    ]
