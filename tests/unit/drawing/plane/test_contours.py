"""Outlines enclose exactly the grid points that reach the level, and cross where it is reached."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.plane.contours import Outline, inner_lines, region

GRIDS = st.tuples(st.integers(2, 9), st.integers(2, 9), st.integers(0, 9999))


def grid(shape: tuple[int, int, int]) -> np.ndarray:
    rows, columns, seed = shape
    return np.random.default_rng(seed).normal(size=(rows, columns))


def encloses(outlines: tuple[Outline, ...], x: float, y: float) -> bool:
    """Whether a ray to the right meets the outlines an odd number of times."""
    count = 0
    for outline in outlines:
        for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                count += 1
    return count % 2 == 1


@given(GRIDS)
def test_inner_points_lie_within_exactly_when_they_reach_the_level(shape: tuple[int, int, int]) -> None:
    values = grid(shape)
    outlines = region(values, 0.1)
    for row in range(1, values.shape[0] - 1):
        for column in range(1, values.shape[1] - 1):
            # a hair aside, because a ray along the grid would pass through corners of outlines
            inside = encloses(outlines, column + 1e-9, row + 1e-9)
            assert inside == (values[row, column] >= 0.1)


@given(GRIDS)
def test_every_corner_is_where_the_level_is_reached_or_on_the_rim(shape: tuple[int, int, int]) -> None:
    values = grid(shape)
    rows, columns = values.shape
    for x, y in (point for outline in region(values, 0.1) for point in outline):
        assert 0 <= x <= columns - 1
        assert 0 <= y <= rows - 1
        on_rim = x in (0, columns - 1) or y in (0, rows - 1)
        left, top = int(np.floor(x)), int(np.floor(y))
        right, bottom = int(np.ceil(x)), int(np.ceil(y))
        part = (x - left) if right > left else (y - top)
        between = (1 - part) * values[top, left] + part * values[bottom, right]
        assert between == pytest.approx(0.1) or on_rim


@given(GRIDS)
def test_the_area_is_that_of_the_linear_pieces(shape: tuple[int, int, int]) -> None:
    """Area above and area below make the whole grid; turning the values round turns the areas round."""
    values = grid(shape)
    whole = (values.shape[0] - 1) * (values.shape[1] - 1)
    above = sum(map(area, region(values, 0.1)))
    below = sum(map(area, region(-values, -0.1)))
    assert above + below == pytest.approx(whole, abs=1e-6)


def area(outline: Outline) -> float:
    """Signed, positive with the region on the left (rows grow downwards)."""
    x, y = np.array(outline).T
    return float(-(x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


def test_all_and_nothing() -> None:
    values = np.ones((3, 4))
    (outline,) = region(values, 0.5)
    assert set(outline) == {(0.0, 0.0), (3.0, 0.0), (3.0, 2.0), (0.0, 2.0)}
    assert region(values, 2.0) == ()


def test_inner_lines_leave_the_edge_out() -> None:
    values = np.array([[0.0, 1.0, 0.0]] * 3)
    lines = inner_lines(region(values, 0.5), 3, 3)
    assert sorted(sorted(line) for line in lines) == [[(0.5, 0.0), (0.5, 2.0)], [(1.5, 0.0), (1.5, 2.0)]]


def test_a_closed_line_ends_where_it_begins() -> None:
    values = np.zeros((5, 5))
    values[2, 2] = 1.0
    (line,) = inner_lines(region(values, 0.5), 5, 5)
    assert line[0] == line[-1]
    assert len(line) == 5


@given(GRIDS)
def test_inner_lines_are_the_same_from_both_sides(shape: tuple[int, int, int]) -> None:
    values = grid(shape)
    rows, columns = values.shape
    one, other = (
        sum(length(line) for line in inner_lines(region(v, level), columns, rows))
        for v, level in ((values, 0.1), (-values, -0.1))
    )
    assert one == pytest.approx(other, abs=1e-6)


def length(line: Outline) -> float:
    return float(np.hypot(*np.diff(np.array(line), axis=0).T).sum())


@pytest.mark.parametrize(("level", "parts"), [(0.4, 1), (0.6, 2)])
def test_the_middle_decides_whether_two_corners_are_joined(level: float, parts: int) -> None:
    saddle = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert len(region(saddle, level)) == parts
    assert len(region(saddle[::-1], level)) == parts
