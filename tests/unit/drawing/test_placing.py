"""Words stand apart from each other, and near what they name."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.placing import place_note, spread
from clearprop.drawing.primitives import Box

PLACES = st.lists(st.floats(-50, 450), max_size=8)
ROOM = Box(0, 0, 400, 300)


@given(PLACES)
def test_spread_keeps_order_distance_and_ends(wanted: list[float]) -> None:
    places = spread(wanted, 18, 0, 340)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    moved = [places[i] for i in order]
    assert all(b - a >= 18 - 1e-9 for a, b in pairwise(moved))
    assert all(-1e-9 <= place <= 340 + 1e-9 for place in places)


@given(PLACES)
def test_what_is_apart_already_stays(wanted: list[float]) -> None:
    apart = list(spread(wanted, 18, 0, 340))
    assert spread(apart, 18, 0, 340) == pytest.approx(apart)


@given(
    st.lists(st.floats(100, 240), min_size=2, max_size=4),
    st.lists(st.floats(-30, 30), min_size=4, max_size=4),
)
def test_no_other_places_are_nearer(wanted: list[float], shifts: list[float]) -> None:
    """Spread is a projection: any other allowed places have a larger sum of squared moves."""
    best = spread(wanted, 18, 0, 340)
    other = spread([w + s for w, s in zip(wanted, shifts, strict=False)], 18, 0, 340)

    def moves(places: tuple[float, ...]) -> float:
        return sum((p - w) ** 2 for p, w in zip(places, wanted, strict=True))

    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    if [other[i] for i in order] == sorted(other):
        assert moves(best) <= moves(other) + 1e-6


def test_too_many_for_the_room_go_beyond_its_end() -> None:
    assert spread([0, 0, 0], 20, 0, 30) == (0, 20, 40)


def note(at: tuple[float, float], line: list[float], taken: tuple[Box, ...] = ()) -> Box | None:
    x = np.linspace(0, 400, len(line))
    text = place_note("best: 0.25 at epoch 3", 12, at, ROOM, [(x, np.array(line))], taken)
    return None if text is None else text.box


def test_a_note_stands_close_above_a_peak() -> None:
    box = note((200, 150), [200.0, 150.0, 200.0])
    assert box is not None
    assert 150 - 30 < box.bottom < 150
    assert box.left < 200 < box.right


def test_a_note_stands_below_a_valley() -> None:
    box = note((200, 150), [100.0, 150.0, 100.0])
    assert box is not None
    assert 150 < box.top < 150 + 30


@given(st.floats(0, 400), st.floats(0, 300), st.lists(st.floats(0, 300), min_size=2, max_size=20))
def test_a_note_stays_in_the_room_and_off_what_is_taken(x: float, y: float, line: list[float]) -> None:
    taken = (Box(x - 40, y - 30, x + 40, y), Box(0, 0, 60, 300))
    box = note((x, y), line, taken)
    if box is not None:
        assert ROOM.contains(box)
        assert not any(box.touches(other, 2.9) for other in taken)


def test_without_any_place_there_is_no_note() -> None:
    assert note((200, 150), [150.0, 150.0], (ROOM,)) is None


def test_a_thin_line_between_two_far_points_is_seen() -> None:
    """The line has two points, both far from the note; it must not run through it all the same."""
    box = note((200, 150), [150.0, 150.0])
    assert box is not None
    assert box.bottom < 148 or box.top > 152
