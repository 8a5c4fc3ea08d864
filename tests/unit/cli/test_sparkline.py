from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clearprop.cli.sparkline import BLOCKS, sparkline


def test_the_scale_is_logarithmic() -> None:
    assert sparkline([10.0**-place for place in range(8)], 8) == BLOCKS[::-1]
    assert sparkline([1.0, 100.0], 2) == "▁█"


def test_a_curve_that_does_not_change_lies_low() -> None:
    assert sparkline([0.5] * 9, 4) == "▁▁▁▁"


def test_zero_is_the_lowest() -> None:
    assert sparkline([1.0, 0.0], 2) == "█▁"


@given(st.lists(st.floats(1e-12, 1e12), min_size=2, max_size=50), st.integers(2, 40))
def test_it_has_as_many_blocks_as_asked_and_begins_and_ends_where_the_curve_does(
    values: list[float], cells: int
) -> None:
    drawn = sparkline(values, cells)
    assert len(drawn) == cells
    assert set(drawn) <= set(BLOCKS)
    assert (BLOCKS.index(drawn[0]) >= BLOCKS.index(drawn[-1])) == (values[0] >= values[-1]) or drawn[
        0
    ] == drawn[-1]
