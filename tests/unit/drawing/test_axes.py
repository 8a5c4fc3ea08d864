"""Labels of the axes have room, and stand where their value is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.axes import epoch_axis, epoch_ticks, label_room, last_label_room, loss_axis, loss_ticks
from clearprop.drawing.primitives import Box, Line, Text
from clearprop.drawing.scales import Scale

ROOM = Box(78, 84, 712, 424)


def test_the_axis_of_losses() -> None:
    scale = Scale(0.00001, 1.0, log=True).between(ROOM.bottom, ROOM.top)
    ticks = loss_ticks(scale, ROOM.height)
    shapes = loss_axis(scale, ticks, ROOM)
    lines = [shape for shape in shapes if isinstance(shape, Line)]
    texts = [shape for shape in shapes if isinstance(shape, Text)]
    assert [text.text for text in texts] == ["0.00001", "0.0001", "0.001", "0.01", "0.1", "1"]
    assert [line.y1 for line in lines] == pytest.approx([424, 356, 288, 220, 152, 84])
    assert all((line.x1, line.x2, line.y1) == (78, 712, line.y2) for line in lines)
    assert all(text.box.right == pytest.approx(68) for text in texts)
    assert label_room(ticks) == pytest.approx(max(text.box.width for text in texts) + 10)
    assert label_room(()) == 0


@pytest.mark.parametrize(
    ("last", "log", "expected"),
    [
        (5000, True, ["1", "10", "100", "1000", "5000"]),
        (1100, True, ["1", "10", "100", "1100"]),
        (300, False, ["1", "50", "100", "150", "200", "250", "300"]),
        (301, False, ["1", "50", "100", "150", "200", "250", "301"]),
        (2, False, ["1", "2"]),
        (1, False, ["1"]),
    ],
)
def test_the_axis_of_epochs(last: int, log: bool, expected: list[str]) -> None:
    scale = Scale(1.0, float(last), log).between(ROOM.left, ROOM.right)
    assert [tick.label for tick in epoch_ticks(scale)] == expected


@given(st.integers(1, 10**7), st.booleans(), st.floats(250, 3000))
def test_epochs_never_touch(last: int, log: bool, width: float) -> None:
    scale = Scale(1.0, float(last), log and last > 99).between(50, 50 + width)
    shapes = epoch_axis(scale, 424, "epoch")
    texts = [shape for shape in shapes if isinstance(shape, Text)]
    labels = texts[:-1]
    assert all(not one.box.touches(other.box, 8) for one, other in pairwise(labels))
    assert labels[0].text == "1"
    assert labels[-1].box.right <= scale.end + last_label_room(scale) + 1e-9 or last == 1
    assert all(scale.start - 1e-9 <= text.x <= scale.end + 1e-9 for text in labels)
    assert texts[-1].text == "epoch"
    assert texts[-1].box.top > max(text.box.bottom for text in labels)
