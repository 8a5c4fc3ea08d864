"""The plane has its place, its axes are labelled, and bad sides are refused."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.plane.frame import axes, checked_spans, checked_width, frame_of, header
from clearprop.drawing.primitives import Box, Text
from clearprop.errors import DataError, SettingError

LOW = st.floats(-1e6, 1e6)
SPANS = st.tuples(LOW, st.floats(1e-4, 1e6)).map(lambda low_size: (low_size[0], low_size[0] + low_size[1]))


def test_corners_and_grid() -> None:
    frame = frame_of(((-1.0, 3.0), (10.0, 20.0)), 640, 50.0)
    room = frame.room
    assert frame.at(-1.0, 10.0) == pytest.approx((room.left, room.bottom))
    assert frame.at(3.0, 20.0) == pytest.approx((room.right, room.top))
    across, up = frame.grid(5)
    assert across.tolist() == [-1.0, 0.0, 1.0, 2.0, 3.0]
    assert up.tolist() == [20.0, 17.5, 15.0, 12.5, 10.0]
    first, last = frame.place(((0.0, 0.0), (4.0, 4.0)), 5)
    assert (*first, *last) == pytest.approx((room.left, room.top, room.right, room.bottom))
    assert [frame.holds(*point) for point in ((0, 10), (3.1, 15), (0, 9.9))] == [True, False, False]


@given(SPANS, SPANS, st.sampled_from([360, 640, 1200]))
def test_labels_stay_in_the_picture_and_apart(
    one: tuple[float, float], other: tuple[float, float], width: int
) -> None:
    frame = frame_of((one, other), width, 60.0)
    shapes = axes(frame, ("x1", "x2"))
    page = Box(0, 0, width, frame.room.bottom + 60)
    assert [shape for shape in shapes if not page.contains(shape.box)] == []
    texts = [shape for shape in shapes if isinstance(shape, Text)]
    for a, b in itertools.combinations(texts, 2):
        assert not a.box.touches(b.box), (a.text, b.text)


def test_a_narrow_plane_is_square_and_a_wide_one_is_not_too_high() -> None:
    narrow, wide = (frame_of(((0.0, 1.0), (0.0, 1.0)), width, 0.0).room for width in (390, 1200))
    assert narrow.width == pytest.approx(narrow.height)
    assert wide.height == 560.0


def test_the_header_is_broken_where_it_ends() -> None:
    shapes, bottom = header("Title " * 20, ["note " * 30], 390, 374.0)
    assert {shape.weight for shape in shapes} == {"bold", "normal"}
    assert max(shape.box.right for shape in shapes) <= 374.0
    assert max(shape.box.bottom for shape in shapes) <= bottom


@pytest.mark.parametrize("width", [100, 2001, "x", 640.5])
def test_widths_without_room(width: object) -> None:
    with pytest.raises(SettingError, match="a plane can be 360 to 2000 pixels wide"):
        checked_width(width)


@pytest.mark.parametrize(
    "spans",
    [((0, 0), (1, 2)), ((1, 0), (1, 2)), (0, 1), "ab", ((0, np.inf), (0, 1)), ((-1.7e308, 1.7e308), (0, 1))],
)
def test_sides_that_are_none(spans: object) -> None:
    with pytest.raises(DataError, match=r"give \(\(low, high\), \(low, high\)\)"):
        checked_spans(spans)


def test_sides() -> None:
    assert checked_spans([[0, 1], [-2, 3]]) == ((0.0, 1.0), (-2.0, 3.0))
