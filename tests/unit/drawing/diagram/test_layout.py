"""Units stand apart, columns are centred, and long chains break where they must."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.diagram.layout import (
    MOST_LAYERS,
    MOST_UNITS,
    Sizes,
    chunks,
    lay_out_row,
    shown_columns,
    shown_units,
)


@given(st.integers(1, 2000))
def test_shown_units_are_the_first_and_the_last(count: int) -> None:
    units = shown_units(count)
    assert len(units) == (count if count <= MOST_UNITS else 6)
    assert units[:1] == (0,)
    assert units[-1] == count - 1
    assert list(units) == sorted(set(units))


@given(st.integers(1, 200))
def test_shown_columns_begin_with_the_inputs_and_end_with_the_outputs(layers: int) -> None:
    columns = shown_columns(layers)
    assert (columns[0], columns[-1]) == (0, layers)
    assert len(columns) == (layers + 1 if layers <= MOST_LAYERS else 8)


@given(st.integers(1, 60), st.integers(2, 8))
def test_chunks_keep_every_neighbourhood_once(layers: int, most: int) -> None:
    columns = shown_columns(layers)
    rows = chunks(columns, most)
    assert all(2 <= len(row) <= most for row in rows)
    pairs = [pair for row in rows for pair in pairwise(row)]
    assert pairs == [(a, b) for a, b in pairwise(columns) if b == a + 1]


@given(st.lists(st.integers(1, 40), min_size=2, max_size=4), st.floats(1.0, 1.5))
def test_units_of_a_column_are_apart_and_centred(counts: list[int], stretch: float) -> None:
    sizes = Sizes(25.0, stretch, (0, 1, 2, 0)[: len(counts)])
    xs = [100.0 * at for at in range(len(counts))]
    row = lay_out_row(range(len(counts)), counts, xs, 50.0, sizes, False)
    middles = []
    for column, count, x in zip(row.columns, counts, xs, strict=True):
        ys = [place.y for place in column.units]
        middles.append((ys[0] + ys[-1]) / 2)
        assert all(b - a >= sizes.pitch(column.number) - 1e-9 for a, b in pairwise(ys))
        assert {place.x for place in column.units} == {x}
        assert column.left_out == count - len(ys)
        assert (column.dots is None) == (count <= MOST_UNITS)
        assert ys[0] - sizes.radius >= row.top - 1e-9
        assert ys[-1] + sizes.radius + sizes.below(column.number) <= row.bottom + 1e-9
    assert middles == pytest.approx([middles[0]] * len(middles))


def test_the_dots_stand_between_the_first_and_the_last_units() -> None:
    row = lay_out_row([0, 1], [9, 1], [0.0, 100.0], 0.0, Sizes(20.0, 1.0, (0, 0)), True)
    many, one = row.columns
    assert many.dots is not None
    assert many.units[3].y < many.dots[1] < many.units[4].y
    assert (many.again, one.again) == (True, False)
