"""The curves themselves, and the band between the smallest and the largest example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from clearprop.drawing.history import History, Values
from clearprop.drawing.palette import Role
from clearprop.drawing.primitives import Circle, Point, Polygon, Polyline, Primitive
from clearprop.drawing.scales import Scale
from clearprop.drawing.thinning import thin

Curve = Literal["mean", "smallest", "largest", "validation"]
BAND_OPACITY = 0.2
_DOT = 3.5


@dataclass(frozen=True)
class Series:
    """One curve: which, how it is drawn, and all of its losses."""

    curve: Curve
    values: Values
    stroke: Role
    stroke_width: float
    dashes: tuple[float, ...] = ()

    @property
    def strong(self) -> bool:
        """Whether this is a curve of its own and not the edge of the band."""
        return self.stroke == "ink"

    def last(self) -> int | None:
        """The index of the last finite loss."""
        known = np.flatnonzero(np.isfinite(self.values))
        return int(known[-1]) if known.size else None

    def places(self, epochs: Scale, losses: Scale) -> tuple[Values, Values]:
        """Where its finite losses are drawn, thinned to what can be seen."""
        known = np.flatnonzero(np.isfinite(self.values))
        x, y = epochs(1.0 + known.astype(np.float64)), losses(self.values[known])
        kept = thin(x, y)
        return x[kept], y[kept]

    def shape(self, epochs: Scale, losses: Scale) -> Primitive | None:
        """A line; a dot where there is one loss only; nothing where there is none."""
        x, y = self.places(epochs, losses)
        if len(x) == 0:
            return None
        if len(x) == 1:
            fill: Role = "paper" if self.dashes else self.stroke
            return Circle(float(x[0]), float(y[0]), _DOT, fill, self.stroke, self.stroke_width)
        return Polyline(_points(x, y), self.stroke, self.stroke_width, self.dashes)


def series_of(history: History) -> tuple[Series, ...]:
    """All curves of a history, from back to front."""
    found: list[Series] = []
    if history.has_band:
        found.append(Series("largest", history.largest, "grey", 0.9))
        found.append(Series("smallest", history.smallest, "grey", 0.9))
    if history.validation is not None:
        found.append(Series("validation", history.validation, "ink", 1.8, (6, 4)))
    return (*found, Series("mean", history.mean, "ink", 2.6))


def band(history: History, epochs: Scale, losses: Scale) -> Iterator[Polygon]:
    """The grey ground between the smallest and the largest example, where both are finite."""
    known = np.isfinite(history.smallest) & np.isfinite(history.largest)
    if not history.has_band or not known.any():
        return
    parts = []
    for curve in (history.largest, history.smallest):
        part = Series("largest", np.where(known, curve, np.nan), "grey", 0.9)
        parts.append(part.places(epochs, losses))
    (upper_x, upper_y), (lower_x, lower_y) = parts
    outline = _points(upper_x, upper_y) + _points(lower_x, lower_y)[::-1]
    if len(upper_x) == 1:  # one epoch has no width of its own
        (x, top), (_, bottom) = outline
        outline = ((x - 6, top), (x + 6, top), (x + 6, bottom), (x - 6, bottom))
    yield Polygon(outline, fill="grey", opacity=BAND_OPACITY)


def _points(x: Values, y: Values) -> tuple[Point, ...]:
    return tuple(zip(x.tolist(), y.tolist(), strict=True))
