"""The few shapes that every picture is made of.

A diagram or a curve is worked out once, as a frozen list of these shapes in the order in which they are
painted, and only then written as SVG.  So a test can ask the list where everything is, and a picture can
be written in another format without being worked out again.  Colours are roles, never values.

A shape with a ``note`` shows it to those who point at it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from clearprop.drawing.extents import Weight, text_width
from clearprop.drawing.palette import Role

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

ASCENT = 0.8  # of the font size, above the line that letters stand on: capitals and figures with some air
DESCENT = 0.24  # and below it


@dataclass(frozen=True)
class Box:
    """An upright rectangle of the picture; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def touches(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes overlap, or are nearer than ``gap`` to each other.

        Examples
        --------
        >>> one, other = Box(0, 0, 10, 10), Box(12, 0, 20, 10)
        >>> one.touches(other), one.touches(other, gap=3)
        (False, True)
        """
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def contains(self, other: Box, slack: float = 0.0) -> bool:
        """Whether another box lies inside this one, give or take ``slack``."""
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True)
class Rectangle:
    """An upright rectangle; ``corner`` is the radius of its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: Role | None = None
    stroke: Role | None = None
    stroke_width: float = 1.0
    corner: float = 0.0
    opacity: float = 1.0

    @property
    def box(self) -> Box:
        """The room that it takes, its outline left out."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True)
class Line:
    """A straight line between two points."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Role = "ink"
    stroke_width: float = 1.0
    dashes: tuple[float, ...] = ()
    opacity: float = 1.0
    note: str = ""

    @property
    def box(self) -> Box:
        """The room that it takes, its thickness left out."""
        return _bounds(((self.x1, self.y1), (self.x2, self.y2)))


@dataclass(frozen=True)
class Polyline:
    """An open line through two points or more."""

    points: tuple[Point, ...]
    stroke: Role = "ink"
    stroke_width: float = 1.0
    dashes: tuple[float, ...] = ()
    opacity: float = 1.0

    @property
    def box(self) -> Box:
        """The room that it takes, its thickness left out."""
        return _bounds(self.points)


@dataclass(frozen=True)
class Polygon:
    """A closed shape; ``opacity`` is that of its filling."""

    points: tuple[Point, ...]
    fill: Role | None = None
    stroke: Role | None = None
    stroke_width: float = 1.0
    opacity: float = 1.0

    @property
    def box(self) -> Box:
        """The room that it takes, its outline left out."""
        return _bounds(self.points)


@dataclass(frozen=True)
class Area:
    """A region with any number of outlines: what lies within an odd number of them is filled."""

    outlines: tuple[tuple[Point, ...], ...]
    fill: Role
    opacity: float = 1.0

    @property
    def box(self) -> Box:
        """The room that it takes."""
        return _bounds(tuple(point for outline in self.outlines for point in outline))


@dataclass(frozen=True)
class Circle:
    """A circle round a point."""

    x: float
    y: float
    radius: float
    fill: Role | None = None
    stroke: Role | None = None
    stroke_width: float = 1.0
    opacity: float = 1.0
    note: str = ""

    @property
    def box(self) -> Box:
        """The room that it takes, its outline left out."""
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


@dataclass(frozen=True)
class Text:
    """One line of text; ``y`` is the line that its letters stand on, ``anchor`` the end that is at ``x``."""

    x: float
    y: float
    text: str
    size: float = 12.0
    anchor: Anchor = "start"
    weight: Weight = "normal"
    role: Role = "ink"
    italic: bool = False
    note: str = ""

    @property
    def box(self) -> Box:
        """The room that it takes at most, whichever sans-serif font the reader has."""
        width = text_width(self.text, self.size, self.weight)
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width
        return Box(left, self.y - ASCENT * self.size, left + width, self.y + DESCENT * self.size)


Primitive = Rectangle | Line | Polyline | Polygon | Area | Circle | Text


@dataclass(frozen=True)
class Drawing:
    """A whole picture: its size, what it is called and says in words, and its shapes from back to front.

    ``lang`` is the language of the words, which a voice that reads them aloud has to know.
    """

    width: int
    height: int
    title: str
    description: str
    shapes: tuple[Primitive, ...]
    lang: str = "en"


def _bounds(points: tuple[Point, ...]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def moved(shape: Primitive, right: float = 0.0, down: float = 0.0) -> Primitive:
    """The same shape at another place.

    Examples
    --------
    >>> moved(Line(0, 0, 1, 1), right=10, down=5).box
    Box(left=10, top=5, right=11, bottom=6)
    """
    if isinstance(shape, Line):
        x1, x2, y1, y2 = shape.x1 + right, shape.x2 + right, shape.y1 + down, shape.y2 + down
        return replace(shape, x1=x1, y1=y1, x2=x2, y2=y2)
    if isinstance(shape, Polyline | Polygon):
        return replace(shape, points=_moved(shape.points, right, down))
    if isinstance(shape, Area):
        return replace(shape, outlines=tuple(_moved(outline, right, down) for outline in shape.outlines))
    return replace(shape, x=shape.x + right, y=shape.y + down)


def _moved(points: tuple[Point, ...], right: float, down: float) -> tuple[Point, ...]:
    return tuple((x + right, y + down) for x, y in points)
