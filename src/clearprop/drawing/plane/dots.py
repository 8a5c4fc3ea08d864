"""The examples as dots, told apart by shape as well as by colour."""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.drawing.palette import Role
from clearprop.drawing.primitives import Circle


def dot(x: float, y: float, above: bool | None) -> Iterator[Circle]:
    """Filled where the target lies above the level, hollow below, ink where it is not known; on paper."""
    role: Role = "ink" if above is None else "positive" if above else "negative"
    yield Circle(x, y, 6.5, fill="paper")
    if above is False:
        yield Circle(x, y, 4.2, stroke=role, stroke_width=2.2)
    else:
        yield Circle(x, y, 5.2, fill=role)
