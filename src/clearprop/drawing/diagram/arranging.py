"""Put columns, units and labels where they have room: try a few arrangements and take the first that fits.

All columns beside one another is best to read, and units not too far apart.  When the numbers of the edges
have no room, units move apart, then the network goes on in another row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from clearprop.drawing.diagram.below import line_counts, lines_under
from clearprop.drawing.diagram.captions import caption_height, caption_lines
from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.labels import Obstacles, place_labels
from clearprop.drawing.diagram.layout import (
    MOST_UNITS,
    Column,
    Row,
    Sizes,
    chunks,
    lay_out_row,
    shown_columns,
    shown_units,
)
from clearprop.drawing.diagram.numbers import short
from clearprop.drawing.diagram.style import LABEL, SMALL, Style
from clearprop.drawing.diagram.units import dots_shapes, under_texts
from clearprop.drawing.extents import text_width
from clearprop.drawing.primitives import Text

MOST_LABELS = 4  # of a layer that is not shown whole
PADDING = 8.0  # of a label, left and right together
_STRETCHES, _LAST = (1.0, 1.25), 1.5
_LEAST_ROOM = 64.0  # between two columns of units
_WIDEST_GAP = 420.0  # longer edges only make the picture emptier
_ROW_GAP = 34.0
_SKIP = 46.0  # more where layers are left out, which is said there

Edge = tuple[int, int, int]
"""Layer, input, unit."""


@dataclass(frozen=True)
class Arrangement:
    """Where everything stands when the first row begins at height 0.

    ``labels`` says for each edge that has a label how far along it stands.
    """

    rows: tuple[Row, ...]
    labels: dict[Edge, float]
    bottom: float

    @property
    def drawn(self) -> dict[int, int]:
        """How many edges of each layer are drawn."""
        return {
            right.number: len(left.units) * len(right.units) for row in self.rows for left, right in gaps(row)
        }


def arrange(content: Content, style: Style, lang: str | None) -> Arrangement:
    """Find the first arrangement in which every edge that should have a label has one.

    Where there is none, the one with most room gets as many labels as fit.
    """
    attempts = list(_attempts(content, style))
    for most, stretch in attempts:
        found = _arranged(content, style, lang, most, stretch, every=True)
        if found is not None:
            return found
    last = _arranged(content, style, lang, *attempts[-1], every=False)
    assert last is not None
    return last


def gaps(row: Row) -> Iterator[tuple[Column, Column]]:
    """Neighbouring columns, with the edges of one layer between them."""
    return pairwise(row.columns)


def _attempts(content: Content, style: Style) -> Iterator[tuple[int, float]]:
    """How many columns stand in a row, and how far units move apart: the best to read first."""
    gaps_in_all = len(shown_columns(len(content.layers))) - 1
    tried = set()
    for rows in range(1, gaps_in_all + 1):
        most = -(-gaps_in_all // rows) + 1
        room = (style.width - 2 * style.margin - 2 * style.radius) / (most - 1) - 2 * style.radius
        if most not in tried and (room >= _LEAST_ROOM or most == 2):
            tried.add(most)
            yield from ((most, stretch) for stretch in _STRETCHES)
    yield 2, _LAST


def _arranged(
    content: Content, style: Style, lang: str | None, most: int, stretch: float, every: bool
) -> Arrangement | None:
    """One arrangement; None where ``every`` label is wanted and one has no room."""
    sizes = Sizes(style.radius, _roomy(content) * stretch, line_counts(content, lang))
    rows: list[Row] = []
    labels: dict[Edge, float] = {}
    top = 0.0
    for chunk in chunks(shown_columns(len(content.layers)), most):
        top += _SKIP if rows and chunk[0] > rows[-1].columns[-1].number else 0.0
        captions = caption_lines(content, chunk, style, lang)
        again = bool(rows) and chunk[0] == rows[-1].columns[-1].number
        counts = [content.sizes[number] for number in chunk]
        rows.append(
            lay_out_row(
                chunk,
                counts,
                _places(style, _halves(content, chunk, captions, style, lang)),
                top,
                sizes,
                again,
            )
        )
        for left, right in gaps(rows[-1]):
            found = _labels(content, style, lang, (left, right), every)
            if found is None:
                return None
            labels.update(found)
        top = rows[-1].bottom + caption_height(captions) + _ROW_GAP
    return Arrangement(tuple(rows), labels, top - _ROW_GAP)


def _roomy(content: Content) -> float:
    """Few units stand farther apart than they must."""
    most = min(max(content.sizes), MOST_UNITS)
    return {1: 1.0, 2: 1.35, 3: 1.3, 4: 1.22, 5: 1.15}.get(most, 1.0)


def _halves(
    content: Content, chunk: tuple[int, ...], captions: list[list[Text]], style: Style, lang: str | None
) -> list[float]:
    """How far the texts of each column stand out to both sides."""
    return [
        max(
            style.radius,
            *(text.box.width / 2 for text in texts),
            *(
                text_width(line.words, SMALL) / 2 + 2
                for unit in shown_units(content.sizes[number])
                for line in lines_under(content, number, unit, lang)
            ),
        )
        for number, texts in zip(chunk, captions, strict=True)
    ]


def _places(style: Style, halves: list[float]) -> list[float]:
    """Where columns stand: evenly, as far out as their texts allow, and not farther than is of use."""
    outer = [max(halves[0], halves[-1])] * 2 if style.wide else [halves[0], halves[-1]]
    first, last = style.margin + outer[0], style.width - style.margin - outer[1]
    gap = min((last - first) / (len(halves) - 1), _WIDEST_GAP)
    start = (first + last) / 2 - gap * (len(halves) - 1) / 2
    return [start + gap * at for at in range(len(halves))]


def _labels(
    content: Content, style: Style, lang: str | None, columns: tuple[Column, Column], every: bool
) -> dict[Edge, float] | None:
    """Places for the labels between two columns; None where ``every`` label is wanted and one has no room."""
    left, right = columns
    layer = content.layers[right.number - 1]
    if layer.edges is None:
        return {}
    keys = [(layer.number, a.index, b.index) for a in left.units for b in right.units]
    edges = np.array([(a.x, a.y, b.x, b.y) for a in left.units for b in right.units])
    values = [float(layer.edges[i, unit]) for _, i, unit in keys]
    order = sorted(range(len(keys)), key=lambda e: (-_size(values[e]), keys[e]))
    if style.by_index:
        order = order[:MOST_LABELS]
    widths = [text_width(short(values[e]), LABEL) + PADDING for e in order]
    boxes = [text.box for column in columns for text in _texts(content, style, lang, column)]
    centres = [(place.x, place.y) for column in columns for place in column.units]
    found = place_labels(edges, order, widths, Obstacles(centres, style.radius, boxes), every)
    if every and len(found) < len(order):
        return None
    return {keys[e]: along for e, along in found.items()}


def _texts(content: Content, style: Style, lang: str | None, column: Column) -> Iterator[Text]:
    for place in column.units:
        lines = () if column.again else lines_under(content, column.number, place.index, lang)
        yield from under_texts(place, lines, style)
    yield from (shape for shape in dots_shapes(column, lang) if isinstance(shape, Text))


def _size(value: float) -> float:
    """Numbers that are not finite come first: they are what has to be seen."""
    return abs(value) if np.isfinite(value) else float("inf")
