"""What a loss surface is made of: round levels, the numbers on their lines, and pieces of a path."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from clearprop.drawing.plane.contours import Outline, Values
from clearprop.drawing.plane.frame import SMALL, Frame
from clearprop.drawing.primitives import Box, Point, Polyline, Primitive, Rectangle, Text
from clearprop.drawing.ticks import Tick, linear_ticks, log_ticks

_MOST_LEVELS = 9
_LOG_RATIO = 20.0
_SHORTEST = 40.0  # a line that gets a number
_PLACES = (0.5, 0.35, 0.65, 0.22, 0.78, 0.1, 0.9)  # of a number, along its line


def levels(values: Values) -> tuple[Tick, ...]:
    """Round losses for the lines: powers of ten where the loss spans many."""
    low, high = float(values.min()), float(values.max())
    if not low < high:
        return ()
    many = low > 0 and high / _LOG_RATIO > low
    ticks = (log_ticks if many else linear_ticks)(low, high, _MOST_LEVELS)
    return tuple(tick for tick in ticks if low < tick.value < high)


def labels(lines: Sequence[tuple[Tick, Outline]], room: Box, taken: list[Box]) -> Iterator[Text]:
    """Each loss once, on its longest line, where nothing else stands; left out where there is no room."""
    longest: dict[str, tuple[float, Outline]] = {}
    for tick, line in lines:
        length = float(np.hypot(*np.diff(np.array(line), axis=0).T).sum()) if len(line) > 1 else 0.0
        if length > longest.get(tick.label, (_SHORTEST, ()))[0]:
            longest[tick.label] = length, line
    inner = Box(room.left + 3, room.top + 3, room.right - 3, room.bottom - 3)
    for label, (_, line) in longest.items():
        for part in _PLACES:
            x, y = line[int(part * (len(line) - 1))]
            found = Text(x, y + 4, label, SMALL, "middle", role="soft")
            if inner.contains(found.box) and not any(found.box.touches(box, 6.0) for box in taken):
                taken.append(found.box)
                yield found
                break


def boxes(shape: Primitive) -> Iterator[Box]:
    """The room that a shape takes; a line takes that along its way."""
    if not isinstance(shape, Polyline):
        yield shape.box
        return
    for (x1, y1), (x2, y2) in pairwise(shape.points):
        for part in np.linspace(0, 1, 2 + int(math.hypot(x2 - x1, y2 - y1) // 8)):
            x, y = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
            yield Box(x, y, x, y)


def on_paper(texts: Iterable[Text]) -> Iterator[Primitive]:
    """Each text with a piece of paper behind it."""
    for words in texts:
        box = words.box
        yield Rectangle(
            box.left - 3, box.top, box.width + 6, box.height, fill="paper", corner=3, opacity=0.85
        )
        yield words


def pieces(points: Sequence[Point], frame: Frame) -> Iterator[list[Point]]:
    """The parts of a path that lie within the plane."""
    piece: list[Point] = []
    for point in points:
        if frame.holds(*point):
            piece.append(point)
        else:
            yield piece
            piece = []
    yield piece
