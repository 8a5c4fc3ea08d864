"""How large the parts of a diagram are, for a wide picture and for a narrow one."""

from __future__ import annotations

import math
from dataclasses import dataclass

from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.layout import MOST_UNITS, shown_units
from clearprop.drawing.diagram.numbers import fitting, short
from clearprop.drawing.extents import text_width

WIDE = 640  # from this width on there is room for a key beside the title
LABEL = 13.0
SMALL = 12.0
TITLE = 16.0
_VALUE_BOTTOM = 15.0  # how far below the centre of a unit its value ends, where it must be wide enough


@dataclass(frozen=True)
class Style:
    """Sizes in the unit of the picture; ``by_index`` where units are called by their index."""

    width: int
    margin: float
    radius: float
    name: float
    value: float
    by_index: bool

    @property
    def wide(self) -> bool:
        """Whether there is room beside the title."""
        return self.width >= WIDE

    @property
    def value_room(self) -> float:
        """How wide the value in a unit may be."""
        return 2 * math.sqrt(self.radius**2 - _VALUE_BOTTOM**2) - 1


def style_of(content: Content, width: int) -> Style:
    """Choose the sizes: units with a value in them are larger, units of a shortened layer smaller."""
    wide = width >= WIDE
    by_index = max(content.sizes) > MOST_UNITS
    values = _values(content)
    if not values:
        radius = 20.0 if by_index else (28.0 if wide else 23.0)
        return Style(width, 24.0 if wide else 16.0, radius, 13.0 if by_index else 15.0, SMALL, by_index)
    size = SMALL if wide else 11.0
    least, most = (30.0, 36.0) if wide else (26.0, 31.0)
    radius = min(max(_round(short(value), size) for value in values), most)
    radius = max(radius, least, *(_round(fitting(value, size, 0.0), size) for value in values))
    return Style(width, 24.0 if wide else 16.0, math.ceil(radius), 13.0, size, by_index)


def _round(words: str, size: float) -> float:
    """The radius of a unit that has room for a value."""
    return math.hypot((text_width(words, size) + 1) / 2, _VALUE_BOTTOM)


def _values(content: Content) -> list[float]:
    """The values that are shown in units."""
    return [
        float(column.values[unit])
        for column in content.columns
        if column.values is not None
        for unit in shown_units(len(column.values))
    ]
