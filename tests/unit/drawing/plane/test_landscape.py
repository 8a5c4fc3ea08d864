"""Levels are round and lie between the ends; numbers stand on their lines and touch nothing."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.plane.frame import frame_of
from clearprop.drawing.plane.landscape import boxes, labels, levels, on_paper, pieces
from clearprop.drawing.primitives import Box, Circle, Polyline, Rectangle, Text
from clearprop.drawing.ticks import Tick

ROOM = Box(0, 0, 400, 400)


@given(st.floats(1e-9, 1e9), st.floats(1.001, 1e9))
def test_levels_are_few_and_lie_within(low: float, ratio: float) -> None:
    found = levels(np.array([[low, low * ratio]]))
    assert all(low < tick.value < low * ratio for tick in found)
    assert len(found) <= 9


def test_levels_of_a_flat_landscape() -> None:
    assert levels(np.ones((3, 3))) == ()


def test_powers_of_ten_where_the_loss_spans_many() -> None:
    assert [tick.label for tick in levels(np.array([[0.004, 30.0]]))] == ["0.01", "0.1", "1", "10"]
    assert [tick.label for tick in levels(np.array([[0.1, 0.9]]))] == [
        "0.2",
        "0.3",
        "0.4",
        "0.5",
        "0.6",
        "0.7",
        "0.8",
    ]


def test_each_number_once_on_its_longest_line_and_off_everything() -> None:
    busy = [Box(190, 190, 210, 210)]
    many = tuple((float(x), 200.0) for x in range(0, 401, 4))
    lines = [(Tick(1.0, "1"), many), (Tick(2.0, "2"), many), (Tick(2.0, "2"), many[:30])]
    found = list(labels([*lines, (Tick(3.0, "3"), many[:9])], ROOM, busy))
    assert [text.text for text in found] == ["1", "2"]
    for one, other in itertools.combinations([text.box for text in found], 2):
        assert not one.touches(other, 6.0)
    assert all(not text.box.touches(Box(190, 190, 210, 210)) and ROOM.contains(text.box) for text in found)


def test_a_line_takes_the_room_along_its_way() -> None:
    found = list(boxes(Polyline(((0.0, 0.0), (80.0, 0.0)))))
    assert all(b.left - a.left <= 8 for a, b in itertools.pairwise(found))
    assert (found[0].left, found[-1].left) == (0.0, 80.0)
    assert list(boxes(Circle(5, 5, 2))) == [Box(3, 3, 7, 7)]


def test_words_on_paper() -> None:
    words = Text(50, 50, "0.5")
    ground, found = on_paper([words])
    assert found is words
    assert isinstance(ground, Rectangle)
    assert ground.box.contains(words.box)


def test_pieces_of_a_path_that_leaves_the_plane() -> None:
    frame = frame_of(((0.0, 1.0), (0.0, 1.0)), 640, 0.0)
    inside, outside = (0.5, 0.5), (2.0, 0.5)
    found = list(pieces([inside, inside, outside, outside, inside], frame))
    assert [len(piece) for piece in found] == [2, 0, 1]
