"""Lines that stand in columns: tables, rules, a text at either end of a line.

Everything is measured in cells before it is styled, so styles move nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from clearprop.cli.console import Style, columns, styled, wrapped
from clearprop.words.width import Side, pad, width

MARGIN = "  "
LEFT: Side = "left"
RIGHT: Side = "right"


class Cell(NamedTuple):
    """A text in a table, and its style."""

    text: str
    style: Style | None = None


# How a table may stand, the best first: cells between columns, heads stacked or not, remarks beside or under.
_WAYS = (
    (4, False, True),
    (2, False, True),
    (2, True, True),
    (2, False, False),
    (2, True, False),
    (1, True, False),
)

Row = Sequence[str | Cell]
Grid = list[list[Cell]]


def table(
    rows: Iterable[Row],
    sides: Sequence[Side] = (),
    *,
    remarks: Sequence[str] = (),
    over: str = "",
    most: int | None = None,
) -> list[str]:
    """Rows in columns, the first of them the heads, in bold; ``remarks`` stand dim behind the rows.

    ``over`` is one word over all columns but the first.  Where a table is too wide for the terminal, its
    columns move together, then its heads are stacked word by word, then each remark goes under its row.
    What is still too wide is left so.
    """
    first, *others = ([cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in rows)
    heads = [Cell(cell.text, cell.style or "bold") for cell in first]
    notes = [*remarks, *[""] * (len(others) + 1 - len(remarks))]
    limit = columns() if most is None else columns(most)
    for gap, stacked, beside in _WAYS:
        top = _stacked(heads) if stacked else [heads]
        behind = [*[""] * (len(top) - 1), *notes]
        lines, full = _lines([*top, *others], sides, gap)
        end = max(width(note) for note in behind)
        if full + (gap + end if beside and end else 0) <= limit:
            break
    first_gap = " " * (len(MARGIN) + max(width(row[0].text) for row in [*top, *others]) + gap)
    together = _with_notes_beside if beside else _with_notes_under
    return [*([first_gap + over] if over else []), *together(lines, behind, gap)]


def _lines(grid: Grid, sides: Sequence[Side], gap: int) -> tuple[list[str], int]:
    """The rows in columns, filled up with spaces to the same width, and that width."""
    sizes = [max(width(cell.text) for cell in column) for column in zip_longest(*grid, fillvalue=Cell(""))]
    lines = [_line(row, sizes, sides, gap) for row in grid]
    return lines, len(MARGIN) + sum(sizes) + gap * (len(sizes) - 1)


def _stacked(heads: list[Cell]) -> Grid:
    """One head over several lines, a word each, standing on the line above the table."""
    words = [cell.text.split(" ") for cell in heads]
    height = max(map(len, words))
    return [
        [
            Cell(stack[level - height + len(stack)] if level >= height - len(stack) else "", cell.style)
            for stack, cell in zip(words, heads, strict=True)
        ]
        for level in range(height)
    ]


def _line(row: Sequence[Cell], sizes: Sequence[int], sides: Sequence[Side], gap: int) -> str:
    parts = []
    for place, size in enumerate(sizes):
        cell = row[place] if place < len(row) else Cell("")
        padded = pad(cell.text, size, sides[place] if place < len(sides) else "left")
        before, _, after = padded.partition(cell.text) if cell.text else (padded, "", "")
        parts.append(before + (styled(cell.text, cell.style) if cell.style else cell.text) + after)
    return MARGIN + (" " * gap).join(parts)


def _with_notes_beside(lines: Sequence[str], notes: Sequence[str], gap: int) -> list[str]:
    pairs = zip(lines, notes, strict=True)
    return [f"{line}{' ' * gap}{styled(note, 'dim')}" if note else line.rstrip(" ") for line, note in pairs]


def _with_notes_under(lines: Sequence[str], notes: Sequence[str], gap: int) -> list[str]:
    found = []
    for line, note in zip(lines, notes, strict=True):
        under = wrapped(MARGIN * 2 + note, indent=MARGIN * 2).split("\n") if note else []
        found += [line.rstrip(" "), *(styled(part, "dim") for part in under)]
    return found


def rule(title: str, right: str = "") -> list[str]:
    """``── title ───────────── right ──`` as wide as the page; on two lines where that is too narrow."""
    head, tail = f"── {title} ", f" {right} ──" if right else "──"
    free = columns() - width(head) - width(tail)
    if free < 2 and right:
        return [*rule(title), MARGIN + styled(right, "dim")]
    line = styled("─" * max(2, free), "dim")
    end = f" {styled(right, 'dim')} {styled('──', 'dim')}" if right else styled("──", "dim")
    return [f"{styled('──', 'dim')} {styled(title, 'bold')} {line}{end}"]


def both_ends(left: str, right: str, style: Style | None = None) -> list[str]:
    """A text at either end of a line, the right one dim; on two lines where that is too narrow."""
    free = columns() - width(left) - width(right)
    *above, last = (styled(line, style) if style else line for line in wrapped(left).split("\n"))
    if free < 2:
        return [*above, last, " " * max(0, columns() - width(right)) + styled(right, "dim")]
    return [last + " " * free + styled(right, "dim")]
