"""``draw``: a network or a step as a picture."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import replace

from clearprop.drawing.diagram.arranging import Arrangement, arrange
from clearprop.drawing.diagram.below import lines_under
from clearprop.drawing.diagram.captions import caption_lines
from clearprop.drawing.diagram.content import Content, Show
from clearprop.drawing.diagram.edges import edge_shapes
from clearprop.drawing.diagram.key import key_shapes
from clearprop.drawing.diagram.layout import Column, Row
from clearprop.drawing.diagram.reading import content_of
from clearprop.drawing.diagram.style import SMALL, TITLE, Style, style_of
from clearprop.drawing.diagram.units import dots, dots_shapes, under_shapes, unit_shapes
from clearprop.drawing.diagram.wording import description, subtitle, title_of
from clearprop.drawing.extents import Weight, shorten, wrap
from clearprop.drawing.primitives import Drawing, Primitive, Text, moved
from clearprop.drawing.svg import Svg, render
from clearprop.errors import SettingError
from clearprop.model.model import Model
from clearprop.network.network import Network
from clearprop.record.step import Step
from clearprop.words import language, text

NARROWEST, WIDEST = 360, 4000
_MOST_LINES = 3  # of a title; the whole title is in the document's own title


def draw(
    thing: Network | Model | Step,
    *,
    show: Show | None = None,
    row: int = 0,
    before: Network | None = None,
    lang: str | None = None,
    width: int = 980,
    title: str | None = None,
) -> Svg:
    """Draw a network: units in columns, every weight on its edge, the biases below the units.

    Edges are blue where their number is positive and orange where it is negative, and as wide as it is large;
    with ``show="activations"`` or ``"delta"`` the units are coloured instead, and the edges go grey.  No
    label touches another: where there is no room for all, the largest are labelled and the subtitle says
    how many.  Of a layer of more than 8 units the first and last are shown and the others counted.
    Pointing at a number shows its address and six digits of it.

    Parameters
    ----------
    thing  : a Network or a Model, or a Step, which has values in its units and targets too
    show   : what the colour stands for: ``"weights"``; of a Step also ``"activations"``, ``"delta"``,
             ``"gradients"`` (dW and db) or ``"change"`` (what the update adds)
    row    : the example of the Step whose values stand in the units, counted from 0
    before : another state of the same network; then the change since is shown
    lang   : ``"en"`` or ``"zh"``; None asks the environment
    width  : of the picture in pixels, 360 to 4000; it is laid out for that width, never scaled
    title  : stands above the picture instead of "Network 2-4-1"

    Returns
    -------
    The picture; notebooks show it, ``.save("net.svg")`` and ``.save("net.png")`` write it.

    Raises
    ------
    SettingError
        "draw received a list. Give a Network, a Model or a Step.";
        "a network has only weights to show; give a Step, as cp.step returns it, for its delta.";
        "width is 100; a network can be 360 to 4000 pixels wide."
    AddressError
        "row is 4; the step has 4 examples, counted from 0."
    ShapeError
        "before has the sizes (2, 2, 1), but the network has (2, 4, 1): two states of one network are needed,
        with the same kinds of bias."

    Examples
    --------
    >>> from clearprop.network import Dense
    >>> net = Network([Dense([[0.15, 0.25], [0.2, 0.3]], [0.35, 0.35], "sigmoid")])
    >>> picture = draw(net, lang="en")
    >>> picture
    Svg(width=980, height=350)
    >>> "layer 1, W[1, 0] = 0.2" in picture.text
    True
    """
    content = content_of(thing, show, row, before)
    return render(draw_content(content, lang=lang, width=_checked_width(width), heading=title))


def _checked_width(width: object) -> int:
    try:
        pixels = operator.index(width)  # type: ignore[arg-type]
    except TypeError:
        pixels = 0
    if not NARROWEST <= pixels <= WIDEST:
        raise SettingError(f"width is {width!r}; a network can be {NARROWEST} to {WIDEST} pixels wide.")
    return pixels


def draw_content(content: Content, *, lang: str | None, width: int, heading: str | None = None) -> Drawing:
    """Lay a diagram out; :func:`draw` explains what it shows."""
    style = style_of(content, width)
    found = arrange(content, style, lang)
    words = title_of(content, lang) if heading is None else heading
    header, top = _header(words, subtitle(content, found, lang), content, style, lang)
    body = [moved(shape, down=top) for shape in _body(content, found, style, lang)]
    return Drawing(
        width,
        round(top + found.bottom + 20),
        words,
        description(content, lang),
        (*header, *body),
        language(lang),
    )


def _header(
    heading: str, below: str, content: Content, style: Style, lang: str | None
) -> tuple[list[Primitive], float]:
    """Title, subtitle and key, and where the picture below them begins."""
    left, right = style.margin, style.width - style.margin
    key = key_shapes(content, style, 12.0, lang)
    room = (min(shape.box.left for shape in key) - 32 if style.wide else right) - left
    shapes: list[Primitive] = []
    y = 10.0
    parts: tuple[tuple[str, float, Weight, float], ...] = (
        (heading, TITLE, "bold", 22.0),
        (below, SMALL, "normal", 18.0),
    )
    for words, size, weight, line in parts:
        lines = wrap(words, room, size, weight)
        for each in shorten(lines, _MOST_LINES, room, size, weight) if size == TITLE else lines:
            y += line
            shapes.append(Text(left, y, each, size, "start", weight, "ink" if weight == "bold" else "soft"))
        y += 2
    if not style.wide:
        key = tuple(moved(shape, down=y - 8) for shape in key)
    bottom = max(shape.box.bottom for shape in (*shapes, *key))
    return [*shapes, *key], bottom + 28


def _body(content: Content, found: Arrangement, style: Style, lang: str | None) -> Iterator[Primitive]:
    for above, row in zip((None, *found.rows), found.rows, strict=False):
        if above is not None:
            yield from _skipped(above, row, style, lang)
        yield from edge_shapes(content, row, found, style)
        for column in row.columns:
            yield from _column(content, column, style, lang)
        yield from _captions(content, row, style, lang)


def _column(content: Content, column: Column, style: Style, lang: str | None) -> Iterator[Primitive]:
    yield from unit_shapes(content, column, style)
    if not column.again:
        for place in column.units:
            yield from under_shapes(place, lines_under(content, column.number, place.index, lang), style)
    yield from dots_shapes(column, lang)


def _skipped(above: Row, row: Row, style: Style, lang: str | None) -> Iterator[Primitive]:
    """Say between two rows which layers are left out there."""
    first, last = above.columns[-1].number + 1, row.columns[0].number
    if last >= first:
        middle = style.width / 2
        yield from dots(middle, row.top - 44)
        words = text("draw.network.layers_between", lang, first=first, last=last)
        yield Text(middle, row.top - 22, words, SMALL, "middle", role="soft")


def _captions(content: Content, row: Row, style: Style, lang: str | None) -> Iterator[Text]:
    captions = caption_lines(content, [column.number for column in row.columns], style, lang)
    for column, lines in zip(row.columns, captions, strict=True):
        for line in lines:
            yield replace(line, x=column.x, y=row.bottom + line.y)
