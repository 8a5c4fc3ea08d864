"""Bands lie upon one another and come out as strong as they were meant."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.plane.bands import added, bands, finite
from clearprop.drawing.plane.frame import frame_of

FRAME = frame_of(((0.0, 1.0), (0.0, 1.0)), 640, 100.0)


@given(st.lists(st.floats(0.0, 0.9), min_size=1, max_size=9).map(sorted))
def test_what_is_painted_adds_up_to_what_was_meant(opacities: list[float]) -> None:
    shown, below = 0.0, 0.0
    for wanted in opacities:
        shown = 1 - (1 - shown) * (1 - added(below, wanted))
        below = wanted
        assert shown == pytest.approx(wanted)


def test_levels_that_are_not_reached_are_left_out() -> None:
    slope = np.tile(np.linspace(0, 1, 11), (11, 1))
    found = list(bands(slope, [0.25, 0.75, 2.0], [0.1, 0.2, 0.3], "ink", FRAME))
    assert [area.opacity for area in found] == pytest.approx([0.1, added(0.1, 0.2)])
    lefts = [area.box.left for area in found]
    room = FRAME.room
    assert lefts == pytest.approx([room.left + part * room.width for part in (0.25, 0.75)])


def test_what_is_not_finite_goes_to_the_ends() -> None:
    values = np.array([[1.0, np.nan], [np.inf, -np.inf], [3.0, 2.0]])
    assert finite(values).tolist() == [[1.0, 3.0], [3.0, 1.0], [3.0, 2.0]]
    assert finite(np.full((2, 2), np.nan)).tolist() == [[0.0, 0.0], [0.0, 0.0]]
