"""The words below the columns: which layer, which activation, and the shapes of its arrays."""

from __future__ import annotations

from collections.abc import Sequence

from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.layout import MOST_UNITS
from clearprop.drawing.diagram.style import LABEL, SMALL, Style
from clearprop.drawing.extents import Weight, text_width, wrap
from clearprop.drawing.primitives import Text
from clearprop.words import text

_GAP = 26.0  # from the lowest text under a unit to the first line
_LINE = 18.0
_NARROW = 96.0  # in a narrow picture wide captions would push the columns together
_BETWEEN = 10.0  # two captions beside each other


def caption_lines(
    content: Content, columns: Sequence[int], style: Style, lang: str | None
) -> list[list[Text]]:
    """The lines below each column, at height 0 and x 0: bold what it is, then soft the shapes."""
    room = (style.width - 2 * style.margin) / len(columns) - _BETWEEN
    room = room if style.wide else min(room, _NARROW)
    return [_column(content, column, room, lang) for column in columns]


def caption_height(captions: Sequence[Sequence[Text]]) -> float:
    """How much room the captions of a row take below it."""
    return max((texts[-1].y for texts in captions if texts), default=0.0) + 4


def _column(content: Content, column: int, room: float, lang: str | None) -> list[Text]:
    heads, shapes = _parts(content, column, lang)
    bold, soft = _joined(heads, room, LABEL, "bold"), _joined(shapes, room, SMALL, "normal")
    heights = [_GAP + _LINE * at for at in range(len(bold) + len(soft))]
    return [
        *(Text(0.0, y, line, LABEL, "middle", "bold") for y, line in zip(heights, bold, strict=False)),
        *(
            Text(0.0, y, line, SMALL, "middle", role="soft")
            for y, line in zip(heights[len(bold) :], soft, strict=True)
        ),
    ]


def _parts(content: Content, column: int, lang: str | None) -> tuple[list[str], list[str]]:
    size = content.sizes[column]
    units = [text("count.units", lang, n=size)] if size > MOST_UNITS else []
    if column == 0:
        n = "n" if content.examples is None else str(content.examples)
        return [text("term.input", lang)], [*units, f"x ({n}, {size})"]
    layer = content.layers[column - 1]
    entries = 1 if layer.bias == "shared" else layer.n_out
    shapes = [*units, f"W ({layer.n_in}, {layer.n_out})"]
    shapes.append(text(f"draw.network.bias_{layer.bias}", lang, shape=f"({entries},)"))
    if not layer.trainable:
        shapes.append(text("draw.network.not_trained", lang))
    if layer.dropout:
        shapes.append(f"dropout {layer.dropout:g}")
    return [text("draw.network.layer", lang, n=layer.number), layer.activation], shapes


def _joined(parts: Sequence[str], room: float, size: float, weight: Weight) -> list[str]:
    """As many parts on a line as fit, with points between them."""
    lines: list[str] = []
    for part in parts:
        if lines and text_width(f"{lines[-1]} · {part}", size, weight) <= room:
            lines[-1] += f" · {part}"
        else:
            lines += _broken(part, room, size, weight)
    return lines


def _broken(part: str, room: float, size: float, weight: Weight) -> Sequence[str]:
    """A part that is too wide breaks before its bracket: ``leaky_relu`` and ``(0.01)``."""
    name, bracket, rest = part.partition("(")
    if bracket and text_width(part, size, weight) > room:
        return (*wrap(name, room, size, weight), *wrap(bracket + rest, room, size, weight))
    return wrap(part, room, size, weight)
