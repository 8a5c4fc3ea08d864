"""The names of the curves with their last losses: beside them where there is room, else below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clearprop.drawing.captions import Captions, number
from clearprop.drawing.extents import Weight, text_width
from clearprop.drawing.palette import Role
from clearprop.drawing.placing import spread
from clearprop.drawing.primitives import Box, Line, Primitive, Rectangle, Text
from clearprop.drawing.scales import Scale
from clearprop.drawing.series import BAND_OPACITY, Series

SIZE = 13.0
GAP = 12.0  # between the curves and their names
ROW_BESIDE, ROW_BELOW = 18.0, 22.0
_SAMPLE = 26.0  # how long a piece of the curve stands before its name


@dataclass(frozen=True)
class Name:
    """What stands for one curve: its name, its last finite loss, and where that is."""

    series: Series
    words: str
    loss: float
    epoch: int

    @property
    def value(self) -> str:
        """The last loss, as it is written."""
        return number(self.loss)

    @property
    def weight(self) -> Weight:
        """Curves of their own are bold, the edges of the band are not."""
        return "bold" if self.series.strong else "normal"

    @property
    def role(self) -> Role:
        """The colour of the words: full ink for curves of their own."""
        return "ink" if self.series.strong else "soft"

    def texts(self, left: float, right: float, y: float) -> tuple[Text, Text]:
        """The name at the left, the loss at the right, on one line."""
        return (
            Text(left, y, self.words, SIZE, "start", self.weight, self.role),
            Text(right, y, self.value, SIZE, "end", self.weight, self.role),
        )


def names_of(series: Sequence[Series], captions: Captions) -> tuple[Name, ...]:
    """A name for every curve that has a finite loss, the largest last loss first."""
    names = [
        Name(curve, captions.name(curve.curve), float(curve.values[last]), last + 1)
        for curve in series
        if (last := curve.last()) is not None
    ]
    return tuple(sorted(names, key=lambda name: -name.loss))


def column_width(names: Sequence[Name]) -> float:
    """How much room the names and losses take beside the curves."""
    words = max((text_width(name.words, SIZE, name.weight) for name in names), default=0.0)
    values = max((text_width(name.value, SIZE, name.weight) for name in names), default=0.0)
    return words + 20 + values


def names_beside(
    names: Sequence[Name], room: Box, right: float, epochs: Scale, losses: Scale
) -> tuple[Primitive, ...]:
    """Each name at the height where its curve ends; a thin line leads there where it had to give way."""
    ends = [(epochs.at(name.epoch), losses.at(name.loss)) for name in names]
    heights = spread([y for _, y in ends], ROW_BESIDE, room.top, room.bottom)
    shapes: list[Primitive] = []
    for name, (x, y), height in zip(names, ends, heights, strict=True):
        if abs(height - y) > 3 and x > room.right - GAP:
            shapes.append(Line(room.right + 1, y, room.right + GAP - 3, height, "grey", 0.9))
        shapes += name.texts(room.right + GAP, right, height + 4.5)
    return tuple(shapes)


def names_below(names: Sequence[Name], left: float, right: float, top: float) -> tuple[Primitive, ...]:
    """A row for each curve, with a piece of it before its name."""
    shapes: list[Primitive] = []
    for row, name in enumerate(names):
        y = top + ROW_BELOW * row
        shapes += _sample(name.series, left, y - 4.5)
        shapes += name.texts(left + _SAMPLE + 10, right, y)
    return tuple(shapes)


def _sample(series: Series, x: float, y: float) -> tuple[Primitive, ...]:
    """A piece of the curve; an edge of the band with the side of the band that lies at it."""
    if series.strong:
        return (Line(x, y, x + _SAMPLE, y, series.stroke, series.stroke_width, series.dashes),)
    edge = y - 5 if series.curve == "largest" else y + 5
    ground = Rectangle(x, y - 5, _SAMPLE, 10, fill="grey", opacity=BAND_OPACITY)
    return ground, Line(x, edge, x + _SAMPLE, edge, series.stroke, series.stroke_width)
