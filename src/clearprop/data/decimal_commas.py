"""Where columns are divided by semicolons or tabs, 1,5 may mean one and a half.

This is decided for a whole column: at least half of its values must read as numbers that way.  In a
file divided by tabs, a column like 1,200 and 15,000 could as well hold thousands; it is left alone.
"""

from __future__ import annotations

import re

from clearprop.data.cells import missing_markers

Columns = tuple[tuple[str, ...], ...]

_WITH_COMMA = re.compile(r"[+\-−]?(?:\d+|\d{1,3}(?:\.\d{3})+)?,\d+(?:[eE][+-]?\d+)?", re.ASCII)
_WITHOUT = re.compile(r"[+\-−]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:[eE][+-]?\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"[+\-−]?[1-9]\d{0,2},\d{3}", re.ASCII)


def with_points(names: tuple[str, ...], columns: Columns, delimiter: str) -> tuple[Columns, list[str]]:
    """Write decimal commas as points; also return the names of the columns in which there were any.

    Examples
    --------
    >>> with_points(("a", "b"), (("1,5", "2"), ("x", "y")), ";")
    ((('1.5', '2'), ('x', 'y')), ['a'])
    """
    if delimiter == ",":
        return columns, []
    found = [_has_decimal_commas(cells, delimiter) for cells in columns]
    changed = tuple(
        tuple(map(_with_point, cells)) if comma else cells
        for cells, comma in zip(columns, found, strict=True)
    )
    return changed, [name for name, comma in zip(names, found, strict=True) if comma]


def _has_decimal_commas(column: tuple[str, ...], delimiter: str) -> bool:
    cells = [cell.strip() for cell in column]
    markers = missing_markers(cells)
    present = [cell for cell in cells if cell not in markers]
    with_comma = [cell for cell in present if _WITH_COMMA.fullmatch(cell)]
    if not with_comma or (delimiter == "\t" and all(_THOUSANDS.fullmatch(cell) for cell in with_comma)):
        return False
    plain = sum(1 for cell in present if _WITHOUT.fullmatch(cell))
    return 2 * (len(with_comma) + plain) >= len(present)


def _with_point(cell: str) -> str:
    stripped = cell.strip()
    if _WITH_COMMA.fullmatch(stripped) or _WITHOUT.fullmatch(stripped):
        return stripped.replace(".", "").replace(",", ".")
    return cell
