"""The plane that a function is drawn over: its axes, its place in the picture, and the words above it."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clearprop.drawing.extents import shorten, text_width, wrap
from clearprop.drawing.plane.contours import Outline, Values
from clearprop.drawing.primitives import Box, Line, Point, Primitive, Text
from clearprop.drawing.scales import Scale
from clearprop.drawing.ticks import Tick, linear_ticks
from clearprop.errors import DataError, SettingError

NARROWEST, WIDEST = 360, 2000
Span = tuple[float, float]
TITLE, SMALL = 16.0, 12.0
_LINE = 18.0
_HIGHEST = 560.0  # of the plane
_TICK = 72.0  # between two labels of an axis, at least


@dataclass(frozen=True)
class Frame:
    """Where the plane is in the picture, and which numbers its sides stand for."""

    room: Box
    across: Scale
    up: Scale

    def grid(self, points: int) -> tuple[Values, Values]:
        """The numbers at the columns, from left to right, and at the rows, from top to bottom."""
        return (
            np.linspace(self.across.low, self.across.high, points),
            np.linspace(self.up.high, self.up.low, points),
        )

    def place(self, outline: Outline, points: int) -> tuple[Point, ...]:
        """From columns and rows of the grid to places in the picture."""
        room, last = self.room, points - 1
        return tuple(
            (room.left + x / last * room.width, room.top + y / last * room.height) for x, y in outline
        )

    def at(self, x: float, y: float) -> Point:
        """Where a point of the plane is drawn."""
        return self.across.at(x), self.up.at(y)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the plane lies within the sides."""
        return self.across.low <= x <= self.across.high and self.up.low <= y <= self.up.high


def checked_width(width: object) -> int:
    """Refuse a width in which the plane has no room, or that nobody can look at."""
    try:
        pixels = operator.index(width)  # type: ignore[arg-type]
    except TypeError:
        pixels = 0
    if not NARROWEST <= pixels <= WIDEST:
        raise SettingError(f"width is {width!r}; a plane can be {NARROWEST} to {WIDEST} pixels wide.")
    return pixels


def checked_spans(spans: object) -> tuple[Span, Span]:
    """Read the ends of both axes.

    Raises
    ------
    DataError
        "spans is ((0, 0), (1, 2)); give ((low, high), (low, high)), finite and low below high."
    """
    try:
        both = np.asarray(spans, dtype=np.float64)
    except (TypeError, ValueError):
        both = np.empty(0)
    with np.errstate(over="ignore"):
        sound = both.shape == (2, 2) and bool(np.isfinite(both).all() and (np.diff(both) > 0).all())
        if not sound or not np.isfinite(np.diff(both)).all():
            raise DataError(
                f"spans is {spans!r}; give ((low, high), (low, high)), finite and low below high."
            )
    (left, right), (bottom, top) = both.tolist()
    return (left, right), (bottom, top)


def frame_of(spans: tuple[Span, Span], width: int, top: float) -> Frame:
    """A plane as wide as the picture allows, square where that is not too high."""
    margin = 24.0 if width >= 640 else 16.0
    up = Scale(*spans[1])
    left = margin + 22 + max(text_width(tick.label, SMALL) for tick in _ticks(up, 300.0)) + 10
    ends = [text_width(tick.label, SMALL) / 2 + 2 for tick in _ticks(Scale(*spans[0]), 300.0)]
    right = width - max(margin, *ends)
    height = min(right - left, _HIGHEST)
    room = Box(left, top, right, top + height)
    return Frame(room, Scale(*spans[0]).between(left, right), up.between(room.bottom, room.top))


def axes(frame: Frame, names: tuple[str, str]) -> list[Primitive]:
    """The four sides, marks and labels, and the names of both axes."""
    room = frame.room
    shapes: list[Primitive] = [
        Line(room.left, room.bottom, room.right, room.bottom, "control"),
        Line(room.left, room.top, room.left, room.bottom, "control"),
    ]
    for tick in _apart(_ticks(frame.across, room.width), frame.across):
        x = frame.across.at(tick.value)
        shapes.append(Line(x, room.bottom, x, room.bottom + 5, "control"))
        shapes.append(Text(x, room.bottom + 20, tick.label, SMALL, "middle", role="soft"))
    for tick in _ticks(frame.up, room.height):
        y = frame.up.at(tick.value)
        shapes.append(Line(room.left - 5, y, room.left, y, "control"))
        shapes.append(Text(room.left - 9, y + 4, tick.label, SMALL, "end", role="soft"))
    across, up = names
    shapes.append(Text((room.left + room.right) / 2, room.bottom + 42, across, 13.0, "middle"))
    shapes.append(Text(room.left - 9, room.top - 12, up, 13.0, "start"))
    return shapes


def header(heading: str, notes: Sequence[str], width: int, right: float) -> tuple[list[Text], float]:
    """The title and the lines below it, left of ``right``, and where they end."""
    left = 24.0 if width >= 640 else 16.0
    room, y = right - left, 32.0
    shapes = []
    for line in shorten(wrap(heading, room, TITLE, "bold"), 3, room, TITLE, "bold"):
        shapes.append(Text(left, y, line, TITLE, "start", "bold"))
        y += 22
    y -= 2
    for note in notes:
        for line in wrap(note, room, SMALL):
            shapes.append(Text(left, y, line, SMALL, role="soft"))
            y += _LINE
    return shapes, y - _LINE + 4


def _apart(ticks: tuple[Tick, ...], scale: Scale) -> tuple[Tick, ...]:
    """Every second tick, or fewer, where the labels of all would touch."""
    widest = max(text_width(tick.label, SMALL) for tick in ticks) + 12
    while len(ticks) > 1 and scale.at(ticks[1].value) - scale.at(ticks[0].value) < widest:
        ticks = ticks[::2]
    return ticks


def _ticks(scale: Scale, length: float) -> tuple[Tick, ...]:
    return linear_ticks(scale.low, scale.high, max(3, min(9, int(length // _TICK))))
