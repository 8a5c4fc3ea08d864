"""The units: a circle with its name, its value and colour in it, its bias below; dots for those left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from clearprop.drawing.diagram.below import Under
from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.layout import LINE, Column, Place
from clearprop.drawing.diagram.names import unit_address, unit_name
from clearprop.drawing.diagram.numbers import fitting, full
from clearprop.drawing.diagram.style import SMALL, Style
from clearprop.drawing.palette import Role
from clearprop.drawing.primitives import Circle, Primitive, Rectangle, Text
from clearprop.words import text

STRONGEST = 0.5  # the opacity of the largest value, so that ink on it can be read
_DOT = 3.6


def unit_shapes(content: Content, column: Column, style: Style) -> Iterator[Primitive]:
    """The units of one column, with their names and values."""
    values, largest = content.columns[column.number].values, content.largest
    for place in column.units:
        value = None if values is None else float(values[place.index])
        note = _note(content, column.number, place.index, value)
        if value is not None and content.is_coloured(column.number) and np.isfinite(value) and value:
            yield Circle(place.x, place.y, style.radius, sign(value), opacity=strength(value, largest))
        yield Circle(place.x, place.y, style.radius, stroke="ink", stroke_width=1.5, note=note)
        yield from _words(content, column, place, style, value)


def under_shapes(place: Place, lines: Sequence[Under], style: Style) -> Iterator[Primitive]:
    """The lines of text under a unit, on paper, so that edges which pass below it leave them readable."""
    for words in under_texts(place, lines, style):
        box = words.box
        yield Rectangle(box.left - 2, box.top + 1, box.width + 4, box.height - 1, fill="paper", corner=3)
        yield words


def under_texts(place: Place, lines: Sequence[Under], style: Style) -> Iterator[Text]:
    """The lines of text under a unit."""
    for at, line in enumerate(lines):
        y = place.y + style.radius + 16 + LINE * at
        yield Text(place.x, y, line.words, SMALL, "middle", role="soft", note=line.note)


def dots_shapes(column: Column, lang: str | None) -> Iterator[Primitive]:
    """Three dots where units are left out, and how many they are."""
    if column.dots is None:
        return
    x, y = column.dots
    yield from dots(x, y)
    words = text("draw.network.more", lang, n=column.left_out)
    yield Text(x, y + 20, words, SMALL, "middle", role="soft")


def dots(x: float, y: float) -> Iterator[Rectangle]:
    """Three dots below one another, the lowest at the given place."""
    for at in (-14.0, -7.0, 0.0):
        yield Rectangle(x - _DOT / 2, y + at - _DOT / 2, _DOT, _DOT, fill="ink")


def sign(value: float) -> Role:
    """Blue for positive, orange for negative, grey for neither."""
    return "positive" if value > 0 else "negative" if value < 0 else "grey"


def strength(value: float, largest: float) -> float:
    """How strong the colour of a value is."""
    return STRONGEST * min(abs(value) / largest, 1.0) if largest else 0.0


def _words(
    content: Content, column: Column, place: Place, style: Style, value: float | None
) -> Iterator[Text]:
    name = unit_name(content.sizes, column.number, place.index, style.by_index)
    down = style.name * 0.33 if value is None else -4
    yield Text(place.x, place.y + down, name, style.name, "middle", italic=not style.by_index)
    if value is None:
        return
    written = fitting(value, style.value, style.value_room)
    yield Text(place.x, place.y + 12, written, style.value, "middle")


def _note(content: Content, column: int, unit: int, value: float | None) -> str:
    if value is None:
        return ""
    return f"{unit_address(content.columns[column].field, column, content.row, unit)} = {full(value)}"
