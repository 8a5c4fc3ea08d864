"""Thinning keeps every peak, and few points."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.thinning import COLUMN, thin


@given(st.lists(st.floats(0, 340), min_size=1, max_size=300), st.floats(1, 700))
def test_every_column_keeps_its_ends_and_extremes(heights: list[float], width: float) -> None:
    y = np.array(heights)
    x = np.linspace(0, width, len(y))
    kept = thin(x, y)
    assert kept.tolist() == sorted(set(kept.tolist()))
    for column in np.unique(x // COLUMN):
        inside = np.flatnonzero(x // COLUMN == column)
        chosen = np.intersect1d(kept, inside)
        assert len(chosen) <= 4
        assert (chosen[0], chosen[-1]) == (inside[0], inside[-1])
        assert (y[chosen].min(), y[chosen].max()) == (y[inside].min(), y[inside].max())


def test_a_hundred_thousand_points_become_a_thousand_and_lose_no_peak() -> None:
    y = np.random.default_rng(0).random(100_000)
    y[54_321], y[77_777] = 9.0, -9.0
    kept = thin(np.linspace(0, 634, len(y)), y)
    assert len(kept) <= 4 * 254
    assert {0, 54_321, 77_777, 99_999} <= set(kept.tolist())


def test_few_points_are_all_kept() -> None:
    assert thin(np.array([0.0, 10.0, 20.0]), np.array([1.0, 1.0, 1.0])).tolist() == [0, 1, 2]
    assert thin(np.array([]), np.array([])).tolist() == []
