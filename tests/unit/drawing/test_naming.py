"""Every curve is named with its last loss, apart from all others."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from clearprop.drawing.captions import Captions
from clearprop.drawing.history import History, read_history
from clearprop.drawing.naming import Name, column_width, names_below, names_beside, names_of
from clearprop.drawing.primitives import Box, Line, Primitive, Rectangle, Text
from clearprop.drawing.scales import epoch_scale, loss_scale
from clearprop.drawing.series import series_of
from tests.unit.drawing.pictures import history, runs

ROOM = Box(78, 84, 712, 424)
FULL = history([2.0, 1.0], [1.0, 0.5], [9.0, 2.0], [3.0, 1.001])


def names(record: History) -> tuple[Name, ...]:
    losses = loss_scale(record)
    captions = Captions(record, losses, epoch_scale(record, losses), "en")
    return names_of(series_of(record), captions)


def beside(record: History) -> tuple[Primitive, ...]:
    losses = loss_scale(record)
    epochs = epoch_scale(record, losses).between(ROOM.left, ROOM.right)
    return names_beside(names(record), ROOM, 966, epochs, losses.between(ROOM.bottom, ROOM.top))


def texts(shapes: tuple[Primitive, ...]) -> list[Text]:
    return [shape for shape in shapes if isinstance(shape, Text)]


def test_names_come_with_the_last_finite_loss_and_the_largest_first() -> None:
    found = names(history([2.0, 1.0], [1.0, 0.5], [9.0, 2.0], [3.0, np.nan]))
    assert [(name.words, name.value, name.weight, name.role) for name in found] == [
        ("validation", "3", "bold", "ink"),
        ("training, largest", "2", "normal", "soft"),
        ("training, mean", "1", "bold", "ink"),
        ("training, smallest", "0.5", "normal", "soft"),
    ]
    assert [name.epoch for name in found] == [1, 2, 2, 2]
    assert names(history([np.nan])) == ()


def test_beside_the_curves_names_that_are_too_near_give_way_with_a_line() -> None:
    shapes = beside(FULL)
    lines = [shape for shape in shapes if isinstance(shape, Line)]
    rows = [text.y for text in texts(shapes)[::2]]
    assert len(lines) == 3
    assert all(b - a >= 18 - 1e-9 for a, b in pairwise(rows))
    for line in lines:
        assert ROOM.right < line.x1 < line.x2 < min(text.box.left for text in texts(shapes)[::2])
        assert any(text.y == pytest.approx(line.y2 + 4.5) for text in texts(shapes))


def test_below_the_curves_each_row_has_a_piece_of_its_curve() -> None:
    shapes = names_below(names(FULL), 16, 374, 300)
    assert [text.text for text in texts(shapes)] == [
        "training, largest", "2", "validation", "1.00", "training, mean", "1", "training, smallest", "0.5",
    ]  # fmt: skip
    lines = [shape for shape in shapes if isinstance(shape, Line)]
    assert [(line.stroke, line.dashes) for line in lines] == [
        ("grey", ()), ("ink", (6, 4)), ("ink", ()), ("grey", ()),
    ]  # fmt: skip
    grounds = [shape for shape in shapes if isinstance(shape, Rectangle)]
    assert [lines[0].y1 == grounds[0].y, lines[3].y1 == grounds[1].box.bottom] == [True, True]


def test_the_column_is_as_wide_as_its_widest_parts() -> None:
    found = texts(beside(FULL))
    words = max(text.box.width for text in found[::2])
    values = max(text.box.width for text in found[1::2])
    assert column_width(names(FULL)) == pytest.approx(words + 20 + values)
    assert column_width(()) == 20


@given(runs())
def test_no_two_names_touch(run: Any) -> None:
    record = read_history(run)
    for shapes in (beside(record), names_below(names(record), 16, 374, 300)):
        assert not any(a.box.touches(b.box) for a, b in combinations(texts(shapes), 2))
