"""Whole fields as grids of printed numbers; large ones are shortened and say by how much."""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.explanation.document import Grid, Text
from clearprop.explanation.phrases import joined, phrase
from clearprop.explanation.view import TURNED, View
from clearprop.formula.columns import column
from clearprop.formula.tree import Entry, Printed, Symbol
from clearprop.numerics.arrays import Array
from clearprop.record.address import Address
from clearprop.words import text

MOST_ROWS, FIRST_ROWS = 8, 5
MOST_COLUMNS, FIRST_COLUMNS = 6, 4
BY_EXAMPLE = ("x", "y", "a_in", "z", "a", "mask", "da", "slope", "delta")


def grid(view: View, address: Address, digits: int = 6, *, whole: bool = False) -> Grid:
    """A field of the record with the digits of every number chosen; ``whole`` shows all rows and columns.

    A vector is one row; with examples in columns it is one column.
    """
    array: Array = view.reader(address.layer).get(address.field, address.layer)
    return grid_of(view, array, address, digits, whole=whole)


def grid_of(view: View, array: Array, address: Address, digits: int = 6, *, whole: bool = False) -> Grid:
    """The same for any array that is laid out as a field."""
    table = np.atleast_2d(array)
    rows = _shown_rows(view, address, table.shape[0], whole)
    columns = _places(table.shape[1], table.shape[1] if whole else MOST_COLUMNS, FIRST_COLUMNS)
    kept = table[np.ix_(_present(rows), _present(columns))]
    shown = iter(column(kept.ravel().tolist(), digits))
    cells = tuple(
        tuple(
            None
            if row is None or place is None
            else Printed(next(shown).number, _entry(array, address, row, place))
            for place in columns
        )
        for row in rows
    )
    if not view.in_columns or (
        array.ndim == 2 and address.field.rpartition(".")[2] not in (*TURNED, "m_W", "v_W")
    ):
        return Grid(cells, array.shape, rows, columns)
    turned = tuple(zip(*cells, strict=True))
    return Grid(turned, table.shape[::-1], columns, rows)


def left_out(grid: Grid, lang: str | None) -> Text:
    """What a shortened grid does not show: ``782 more rows, 510 more columns``."""
    said: list[Text] = []
    if grid.rows_left_out:
        said.append(phrase("explain.more_rows", lang, n=grid.rows_left_out))
    if grid.columns_left_out:
        said.append(phrase("explain.more_columns", lang, n=grid.columns_left_out))
    return joined(said, text("cli.comma", lang))


def is_whole(grid: Grid) -> bool:
    """Whether nothing is left out."""
    return not grid.rows_left_out and not grid.columns_left_out


def _shown_rows(view: View, address: Address, count: int, whole: bool) -> tuple[int | None, ...]:
    if view.row is not None and address.field in BY_EXAMPLE:
        return (view.row,)
    return _places(count, count if whole else MOST_ROWS, FIRST_ROWS)


def _places(count: int, most: int, first: int) -> tuple[int | None, ...]:
    """All places, or the first few and the last with a gap between them."""
    return tuple(range(count)) if count <= most else (*range(first), None, count - 1)


def _present(places: tuple[int | None, ...]) -> list[int]:
    return [place for place in places if place is not None]


def _entry(array: Array, address: Address, row: int, place: int) -> Entry:
    index = (place,) if array.ndim == 1 else (row, place)
    value: Any = array[index]
    return Entry(
        Symbol(address.field),
        index,
        float(value),
        Address(address.field, (*address.index, *index), address.layer),
    )
