"""Shapes know where they are."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.extents import text_width
from clearprop.drawing.primitives import (
    Area,
    Box,
    Circle,
    Line,
    Polygon,
    Polyline,
    Primitive,
    Rectangle,
    Text,
    moved,
)

NUMBERS = st.integers(-50, 50)
BOXES = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), NUMBERS, NUMBERS, st.integers(1, 40), st.integers(1, 40)
)


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        (Rectangle(1, 2, 10, 20), Box(1, 2, 11, 22)),
        (Line(5, 9, 1, 2), Box(1, 2, 5, 9)),
        (Polyline(((0, 0), (4, -3), (2, 7))), Box(0, -3, 4, 7)),
        (Polygon(((0, 0), (4, -3), (2, 7))), Box(0, -3, 4, 7)),
        (Circle(5, 6, 2), Box(3, 4, 7, 8)),
        (Area((((0, 0), (4, -3), (2, 7)), ((1, 1), (2, 1), (9, 2))), "ink"), Box(0, -3, 9, 7)),
    ],
)
def test_boxes(shape: Line | Circle, box: Box) -> None:
    assert shape.box == box
    assert (box.width, box.height) == (box.right - box.left, box.bottom - box.top)


def test_the_box_of_a_text_hangs_on_its_anchor() -> None:
    width = text_width("loss", 10, "bold")
    boxes = [Text(100, 50, "loss", 10, anchor, "bold").box for anchor in ("start", "middle", "end")]
    assert [box.left for box in boxes] == pytest.approx([100, 100 - width / 2, 100 - width])
    assert all(box.width == pytest.approx(width) for box in boxes)
    assert (boxes[0].top, boxes[0].bottom) == pytest.approx((42, 52.4))


@pytest.mark.parametrize(
    "shape",
    [
        Rectangle(1, 2, 10, 20),
        Line(5, 9, 1, 2),
        Polyline(((0, 0), (4, -3), (2, 7))),
        Polygon(((0, 0), (4, -3), (2, 7))),
        Circle(5, 6, 2),
        Area((((0, 0), (4, -3), (2, 7)),), "ink"),
        Text(5, 6, "loss", anchor="end"),
    ],
)
def test_a_moved_shape_is_the_same_elsewhere(shape: Primitive) -> None:
    there, here = moved(shape, 100, -7), shape.box
    moves = there.box.left - here.left, there.box.right - here.right, there.box.top - here.top
    assert moves == pytest.approx((100, 100, -7))
    assert there.box.height == pytest.approx(here.height)
    assert moved(there, -100, 7) == shape


def test_shapes_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Circle(0, 0, 1).radius = 2  # type: ignore[misc]


@given(BOXES, BOXES, st.integers(0, 5))
def test_boxes_touch_exactly_when_a_point_of_whole_numbers_lies_in_both(
    one: Box, other: Box, gap: int
) -> None:
    wide = Box(one.left - gap, one.top - gap, one.right + gap, one.bottom + gap)
    shared_x = min(wide.right, other.right) - max(wide.left, other.left)
    shared_y = min(wide.bottom, other.bottom) - max(wide.top, other.top)
    assert one.touches(other, gap) == other.touches(one, gap) == (shared_x > 0 and shared_y > 0)


@given(BOXES, BOXES)
def test_a_box_contains_what_does_not_widen_it(one: Box, other: Box) -> None:
    together = Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
    assert one.contains(other) == (together == one)
    assert one.contains(Box(one.left - 1, one.top, one.right, one.bottom), slack=1)
