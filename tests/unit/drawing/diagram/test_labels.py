"""Labels find places: apart from one another, away from units and texts, the most important first."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.diagram.labels import ALONG, GAP_LABEL, GAP_UNIT, HEIGHT, Obstacles, place_labels
from clearprop.drawing.primitives import Box

NOTHING = Obstacles((), 0.0, ())


def fan(left: int, right: int, width: float = 300.0, pitch: float = 90.0) -> np.ndarray:
    """Every edge between two columns of units, each centred on height 0."""
    heights = [(np.arange(count) - (count - 1) / 2) * pitch for count in (left, right)]
    return np.array([(0.0, a, width, b) for a in heights[0] for b in heights[1]])


def centres(edges: np.ndarray) -> list[tuple[float, float]]:
    return [(x, y) for x1, y1, x2, y2 in edges.tolist() for x, y in ((x1, y1), (x2, y2))]


def boxes(edges: np.ndarray, places: dict[int, float], width: float) -> list[Box]:
    found = []
    for edge, along in places.items():
        x1, y1, x2, y2 = edges[edge].tolist()
        x, y = x1 + (x2 - x1) * along, y1 + (y2 - y1) * along
        found.append(Box(x - width / 2, y - HEIGHT / 2, x + width / 2, y + HEIGHT / 2))
    return found


def test_a_label_alone_stands_in_the_middle() -> None:
    assert place_labels(fan(1, 1), [0], [50.0], NOTHING) == {0: 0.5}


def test_there_are_37_places() -> None:
    assert (len(ALONG), ALONG[0], ALONG[18], ALONG[-1]) == (37, 0.14, 0.5, 0.86)


@given(st.integers(1, 8), st.integers(1, 8), st.sampled_from([140.0, 200.0, 400.0]), st.integers(30, 90))
def test_what_is_placed_touches_nothing(left: int, right: int, between: float, width: int) -> None:
    edges = fan(left, right, between)
    under = [Box(x - 20, y + 30, x + 20, y + 44) for x, y in centres(edges)]
    obstacles = Obstacles(centres(edges), 25.0, under)
    places = place_labels(edges, range(len(edges)), [float(width)] * len(edges), obstacles)
    found = boxes(edges, places, width)
    assert all(not a.touches(b, GAP_LABEL - 1e-9) for a, b in itertools.combinations(found, 2))
    assert all(not a.touches(b, GAP_LABEL - 1e-9) for a, b in itertools.product(found, under))
    for box in found:
        for x, y in centres(edges):
            gap = np.hypot(max(box.left - x, 0, x - box.right), max(box.top - y, 0, y - box.bottom))
            assert gap >= 25.0 + GAP_UNIT - 1e-9
        assert box.left >= GAP_LABEL / 2 - 1e-9
        assert box.right <= between - GAP_LABEL / 2 + 1e-9


@given(st.permutations(range(36)))
def test_the_first_of_those_that_want_one_get_one(order: list[int]) -> None:
    places = place_labels(fan(6, 6, 130.0, 40.0), order, [50.0] * 36, NOTHING)
    assert list(places) == order[: len(places)]
    assert 0 < len(places) < 36


def test_all_or_none_where_all_are_wanted() -> None:
    crowded, roomy = fan(6, 6, 130.0, 40.0), fan(6, 6, 400.0, 90.0)
    every = [list(range(36)), [50.0] * 36, NOTHING, True]
    assert place_labels(crowded, *every) == {}  # type: ignore[arg-type]
    assert len(place_labels(roomy, *every)) == 36  # type: ignore[arg-type]


@pytest.mark.parametrize("size", range(1, 9))
def test_a_layer_of_up_to_8_units_can_be_labelled_whole(size: int) -> None:
    edges = fan(size, size, 430.0)
    obstacles = Obstacles(centres(edges), 28.0, ())
    assert len(place_labels(edges, range(size**2), [54.0] * size**2, obstacles)) == size**2


def test_a_label_with_no_free_place_ends_the_row() -> None:
    wall = Obstacles((), 0.0, [Box(0, -200, 300, -60)])
    edges = fan(3, 3)  # the edge from the highest to the highest unit lies behind the wall
    assert place_labels(edges, [4, 0, 8], [50.0] * 3, wall).keys() == {4}


def test_labels_keep_off_foreign_edges_where_they_can() -> None:
    """Two edges meet in the middle, so both labels move aside."""
    places = place_labels(fan(2, 2), [1, 2], [40.0] * 2, NOTHING)
    assert all(abs(along - 0.5) > 0.1 for along in places.values())


@pytest.mark.parametrize("width", [60.0, 100.0, 116.0])
def test_labels_stay_between_the_columns_even_where_nothing_else_holds_them(width: float) -> None:
    edges = fan(3, 3, 120.0)
    places = place_labels(edges, range(9), [width] * 9, NOTHING)
    found = boxes(edges, places, width)
    assert found
    assert all(box.left >= 1.5 - 1e-9 and box.right <= 118.5 + 1e-9 for box in found)
