"""The edges: lines from unit to unit, coloured by sign and wide where their number is large; the numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator

from clearprop.drawing.diagram.arranging import PADDING, Arrangement, Edge, gaps
from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.labels import HEIGHT
from clearprop.drawing.diagram.layout import Place, Row
from clearprop.drawing.diagram.names import edge_address
from clearprop.drawing.diagram.numbers import full, short
from clearprop.drawing.diagram.style import LABEL, Style
from clearprop.drawing.diagram.units import sign
from clearprop.drawing.extents import text_width
from clearprop.drawing.palette import Role
from clearprop.drawing.primitives import Line, Primitive, Rectangle, Text

THINNEST, THICKER = 0.8, 4.2
FADED = 0.22  # an edge of a shortened layer that has no label


def edge_shapes(content: Content, row: Row, found: Arrangement, style: Style) -> Iterator[Primitive]:
    """All lines of a row, the strongest on top, then all labels."""
    drawn = [
        (_value(content, (right.number, a.index, b.index)), (right.number, a.index, b.index), a, b)
        for left, right in gaps(row)
        for a in left.units
        for b in right.units
    ]
    largest = content.largest_edge
    for value, edge, a, b in sorted(drawn, key=lambda line: (line[1] in found.labels, _size(line[0]))):
        faded = style.by_index and edge not in found.labels
        yield _line(content, value, edge, a, b, style, largest, FADED if faded else 1.0)
    for value, edge, a, b in drawn:
        if edge in found.labels:
            yield from _label(content, value, edge, a, b, found.labels[edge])


def edge_width(value: float, largest: float) -> float:
    """How wide the line of a number is.

    Examples
    --------
    >>> edge_width(0.0, 2.0), edge_width(-2.0, 2.0)
    (0.8, 5.0)
    """
    return THINNEST + THICKER * (min(abs(value) / largest, 1.0) if largest and math.isfinite(value) else 0.0)


def _value(content: Content, edge: Edge) -> float | None:
    layer, i, unit = edge
    edges = content.layers[layer - 1].edges
    return None if edges is None else float(edges[i, unit])


def _line(
    content: Content,
    value: float | None,
    edge: Edge,
    a: Place,
    b: Place,
    style: Style,
    largest: float,
    opacity: float,
) -> Line:
    """From circle to circle."""
    length = math.hypot(b.x - a.x, b.y - a.y)
    dx, dy = (b.x - a.x) / length * style.radius, (b.y - a.y) / length * style.radius
    ends = a.x + dx, a.y + dy, b.x - dx, b.y - dy
    note = _note(content, edge, value)
    if value is None:
        return Line(*ends, "grey", THINNEST, (4, 4), note=note)
    if not math.isfinite(value):
        return Line(*ends, "ink", 1.5, (4, 4), note=note)
    stroke: Role = "grey" if content.colours_units else sign(value)
    return Line(*ends, stroke, edge_width(value, largest), opacity=opacity, note=note)


def _label(
    content: Content, value: float | None, edge: Edge, a: Place, b: Place, along: float
) -> Iterator[Primitive]:
    assert value is not None
    words = short(value)
    width = text_width(words, LABEL) + PADDING
    x, y = a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along
    yield Rectangle(x - width / 2, y - HEIGHT / 2, width, HEIGHT, fill="paper", corner=3)
    role: Role = "ink" if content.colours_units or not value or not math.isfinite(value) else sign(value)
    yield Text(x, y + 4.7, words, LABEL, "middle", role=role, note=_note(content, edge, value))


def _note(content: Content, edge: Edge, value: float | None) -> str:
    if value is None:
        return ""
    layer, i, unit = edge
    note = f"{edge_address(content.edge_field, *edge)} = {full(value)}"
    before, after = content.layers[layer - 1].before, content.layers[layer - 1].after
    if before is None or after is None:
        return note
    change = f"{full(float(before[i, unit]))} → {full(float(after[i, unit]))}"
    return f"{note} ({change})" if content.step is not None else f"{edge_address('W', *edge)}: {change}"


def _size(value: float | None) -> float:
    return 0.0 if value is None else abs(value) if math.isfinite(value) else math.inf
