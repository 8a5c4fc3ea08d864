"""The lines of text under a unit: its bias, what it should have been, and whether dropout left it out."""

from __future__ import annotations

from dataclasses import dataclass

from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.layout import shown_units
from clearprop.drawing.diagram.names import bias_address
from clearprop.drawing.diagram.numbers import full, short
from clearprop.drawing.diagram.style import SMALL
from clearprop.drawing.extents import shorten, wrap
from clearprop.words import text

_ROOM = 104.0  # how wide a name may be
_BIASES = {"b": "b", "db": "db", "update_b": "Δb"}


@dataclass(frozen=True)
class Under:
    """One line under a unit, and what is said on request."""

    words: str
    note: str = ""


def lines_under(content: Content, column: int, unit: int, lang: str | None) -> tuple[Under, ...]:
    """The lines under one unit, from top to bottom."""
    return tuple(
        line
        for line in (
            _called(content, column, unit),
            _bias(content, column, unit),
            _dropped(content, column, unit, lang),
            _wanted(content, column, unit, lang),
        )
        if line is not None
    )


def line_counts(content: Content, lang: str | None) -> tuple[int, ...]:
    """How many lines each column needs under its units."""
    return tuple(
        max(len(lines_under(content, column, unit, lang)) for unit in shown_units(size))
        for column, size in enumerate(content.sizes)
    )


def _called(content: Content, column: int, unit: int) -> Under | None:
    """The name that the data gives to a unit, shortened where it is long."""
    called = content.columns[column].called
    if not called:
        return None
    whole = called[unit]
    line = shorten(wrap(whole, _ROOM, SMALL), 1, _ROOM, SMALL)
    return Under(line[0], whole) if line else None


def _bias(content: Content, column: int, unit: int) -> Under | None:
    layer = content.layers[column - 1]
    if column == 0 or layer.biases is None:
        return None
    value = float(layer.biases[unit])
    address = bias_address(content.bias_field, layer.number, layer.bias, unit)
    return Under(f"{_BIASES[content.bias_field]} {short(value)}", f"{address} = {full(value)}")


def _dropped(content: Content, column: int, unit: int, lang: str | None) -> Under | None:
    mask = content.columns[column].mask
    if mask is None or mask[unit]:
        return None
    return Under(text("draw.network.dropped", lang))


def _wanted(content: Content, column: int, unit: int, lang: str | None) -> Under | None:
    if content.wanted is None or column != len(content.sizes) - 1:
        return None
    value = float(content.wanted[unit])
    note = f"y[{content.row}, {unit}] = {full(value)}"
    return Under(text("draw.network.wanted", lang, value=short(value)), note)
