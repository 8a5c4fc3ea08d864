"""A function over a plane as nested areas: the farther from a level, the stronger the colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from clearprop.drawing.palette import Role
from clearprop.drawing.plane.contours import Values, region
from clearprop.drawing.plane.frame import Frame
from clearprop.drawing.primitives import Area


def bands(
    values: Values, levels: Sequence[float], opacities: Sequence[float], role: Role, frame: Frame
) -> Iterator[Area]:
    """Fill the regions where each level is reached, every one upon the one before.

    ``opacities`` are those of the finished picture, weakest first; what is painted for each band is only what
    it adds to the bands below it.
    """
    below = 0.0
    for level, opacity in zip(levels, opacities, strict=True):
        outlines = tuple(frame.place(outline, len(values)) for outline in region(values, level))
        if outlines:
            yield Area(outlines, role, added(below, opacity))
        below = opacity


def added(below: float, wanted: float) -> float:
    """The opacity that makes ``wanted`` of ``below`` when it is painted upon it.

    Examples
    --------
    >>> round(added(0.5, 0.75), 3)
    0.5
    """
    return 1 - (1 - wanted) / (1 - below)


def finite(values: Values) -> Values:
    """The same with numbers that are not finite at the ends of those that are."""
    known = values[np.isfinite(values)]
    if not known.size:
        return np.zeros_like(values)
    filled = np.where(np.isnan(values), known.max(), values)
    return np.clip(filled, known.min(), known.max())
