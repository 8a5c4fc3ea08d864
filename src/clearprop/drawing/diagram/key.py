"""The key: which quantity the colour stands for, and from where to where it goes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.numbers import short
from clearprop.drawing.diagram.style import SMALL, Style
from clearprop.drawing.diagram.units import STRONGEST, sign
from clearprop.drawing.extents import text_width, wrap
from clearprop.drawing.primitives import Line, Primitive, Rectangle, Text, moved
from clearprop.words import text

_SWATCH, _GAP, _BETWEEN = 30.0, 8.0, 20.0
_CELLS, _CELL = 20, 10.0
_LINE = 18.0
_MOST = 300.0  # how wide a line of words of the key may be


def key_shapes(content: Content, style: Style, top: float, lang: str | None) -> tuple[Primitive, ...]:
    """The key, below a height: at the right side of a wide picture, at the left side of a narrow one."""
    colours = tuple(_strip(content, lang) if content.colours_units else _signs(content, lang))
    boxes = [shape.box for shape in colours]
    below = max((box.bottom for box in boxes), default=0.0)
    if style.wide:
        edge = style.width - style.margin
        shift = edge - max((box.right for box in boxes), default=0.0)
    else:
        edge = style.margin
        shift = edge - min((box.left for box in boxes), default=0.0)
    lines = [line for words in _notes(content, lang) for line in wrap(words, _MOST, SMALL)]
    side = "end" if style.wide else "start"
    return (
        *(moved(shape, shift, top) for shape in colours),
        *(
            Text(edge, top + below + _LINE * (at + 1) - 5, line, SMALL, side, role="soft")  # type: ignore[arg-type]
            for at, line in enumerate(lines)
        ),
    )


def _notes(content: Content, lang: str | None) -> Iterator[str]:
    """What has to be said beside the colours."""
    if content.colours_units:
        yield text("draw.network.grey_edges", lang)
        return
    yield text(f"draw.network.width.{content.show}", lang)
    values = content.coloured
    if values.size:
        low, high = short(float(values.min())), short(float(values.max()))
        yield text("draw.network.range", lang, low=low, high=high)


def _signs(content: Content, lang: str | None) -> Iterator[Primitive]:
    """A piece of an edge for each sign that occurs, and its word."""
    x = 0.0
    for value, key in ((1.0, "positive"), (-1.0, "negative")):
        if np.any(np.sign(content.coloured) == value):
            words = text(f"draw.network.{key}", lang)
            yield Line(x, 9, x + _SWATCH, 9, sign(value), 3)
            yield Text(x + _SWATCH + _GAP, 13, words, SMALL, role=sign(value))
            x += _SWATCH + _GAP + text_width(words, SMALL) + _BETWEEN


def _strip(content: Content, lang: str | None) -> Iterator[Primitive]:
    """The colours from the smallest to the largest value, after the name of the quantity."""
    values, largest = content.coloured, content.largest
    low = -1.0 if values.size and values.min() < 0 else 0.0
    name = text(f"draw.network.colour.{content.show}", lang)
    half = text_width(short(-largest if low else 0.0), SMALL) / 2
    left = text_width(name, SMALL) + _GAP + half
    yield Text(0.0, 13.0, name, SMALL, role="soft")
    for cell in range(_CELLS):
        part = low + (1 - low) * (cell + 0.5) / _CELLS
        yield Rectangle(left + cell * _CELL, 3, _CELL, 12, sign(part), opacity=STRONGEST * abs(part))
    for part in (-1.0, 0.0, 1.0) if low else (0.0, 1.0):
        value = part * largest
        x = left + (part - low) / (1 - low) * _CELLS * _CELL
        yield Text(x, 31.0, short(value), SMALL, "middle", role=sign(value) if value else "soft")
