"""The title of a diagram, the line below it, and the picture in sentences for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.drawing.diagram.arranging import Arrangement
from clearprop.drawing.diagram.content import Content, Values
from clearprop.drawing.diagram.layout import MOST_UNITS
from clearprop.drawing.diagram.names import unit_name
from clearprop.drawing.diagram.numbers import short
from clearprop.drawing.ticks import count_tick
from clearprop.record.settings import Settings
from clearprop.words import language, text

_MOST_VALUES = 4
_MOST_SIZES = 13
_MOST_SPOKEN = 32  # weights that are read out one by one


def title_of(content: Content, lang: str | None) -> str:
    """What the picture is, when the caller gives no title of his own."""
    return text(f"draw.network.title.{content.show}", lang, sizes=_chain(content.sizes))


def _chain(sizes: tuple[int, ...]) -> str:
    """``2-4-1``; a long one is cut and says so."""
    if len(sizes) > _MOST_SIZES:
        return "-".join([*map(str, sizes[:4]), "…", *map(str, sizes[-2:])])
    return "-".join(map(str, sizes))


def subtitle(content: Content, found: Arrangement, lang: str | None) -> str:
    """What it is about, and everything that it does not show."""
    return " · ".join([*_about(content, lang), *_shortened(content, found, lang), *_unseen(content, lang)])


def description(content: Content, lang: str | None) -> str:
    """The picture in sentences."""
    between = " " if language(lang) == "en" else ""
    return between.join(_sentences(content, lang))


def _about(content: Content, lang: str | None) -> Iterator[str]:
    step = content.step
    if step is None:
        count = text("count.parameters", lang, n=sum(layer.parameter_count for layer in content.layers))
        between = content.show == "change"
        yield text("draw.network.about.between", lang, parameters=count) if between else count
        return
    if content.columns[0].field == "":
        about = text(f"draw.network.about.{content.show}", lang, step=step.index)
        n = content.examples
        examples = [] if n is None else [text("count.examples", lang, n=n)]
        yield (", " if language(lang) == "en" else "，").join([about, *examples])
    else:
        yield _example(content, lang)
    if isinstance(step.settings, Settings):
        yield f"{step.settings.loss}, {step.settings.reduction}"


def _example(content: Content, lang: str | None) -> str:
    step = content.step
    assert step is not None
    parts = [text("draw.network.example", lang, step=step.index, row=content.row)]
    last = step.layers[-1].a
    prediction = last[content.row] if isinstance(last, np.ndarray) else None
    for key, values in (
        ("x", content.columns[0].values),
        ("wanted", content.wanted),
        ("predicted", prediction),
    ):
        if values is not None:
            parts.append(text(f"draw.network.example_{key}", lang, value=_vector(values)))
    head, *rest = parts
    colon = ": " if language(lang) == "en" else "："
    return head + colon + (", " if language(lang) == "en" else "，").join(rest)


def _vector(values: Values) -> str:
    """``0.547`` or ``(0, 0, 1)``; a long one is cut and says so."""
    if len(values) == 1:
        return short(float(values[0]))
    written = [short(float(value)) for value in values]
    if len(written) > _MOST_VALUES:
        written = [*written[: _MOST_VALUES - 1], "…", written[-1]]
    return f"({', '.join(written)})"


def _shortened(content: Content, found: Arrangement, lang: str | None) -> Iterator[str]:
    """Say which weights are not drawn, and which are drawn without their number."""
    if max(content.sizes) > MOST_UNITS:
        shares = [
            text("draw.network.share", lang, some=count, total=_count(layer.n_in * layer.n_out))
            for number, count in sorted(found.drawn.items())
            for layer in (content.layers[number - 1],)
        ]
        head, last = text("draw.network.comma", lang).join(shares[:-1]), shares[-1]
        said = text("draw.network.and", lang, head=head, last=last) if head else last
        yield text("draw.network.drawn", lang, shares=said)
        yield text("draw.network.largest", lang, n=_fewest(found))
        yield text("draw.network.by_index", lang)
    else:
        total = sum(found.drawn[n] for n in found.drawn if content.layers[n - 1].edges is not None)
        if len(found.labels) < total:
            yield text("draw.network.labelled", lang, some=len(found.labels), total=total)
    hidden = len(content.layers) - len(found.drawn)
    if hidden:
        yield text("draw.network.layers_left_out", lang, n=hidden)


def _count(number: int) -> str:
    """A whole number as people write it: ``5120``, ``401 408``."""
    return count_tick(number).label


def _fewest(found: Arrangement) -> int:
    counts = [sum(edge[0] == number for edge in found.labels) for number in found.drawn]
    return min((count for count in counts if count), default=0)


def _unseen(content: Content, lang: str | None) -> Iterator[str]:
    for layer in content.layers:
        if layer.edges is None:
            field = f"layer {layer.number}, {content.edge_field}"
            yield text("draw.network.not_observed", lang, field=field)


def _sentences(content: Content, lang: str | None) -> Iterator[str]:
    yield text("draw.network.says_inputs", lang, n=content.sizes[0])
    for layer in content.layers:
        units = text("count.units", lang, n=layer.n_out)
        yield text(
            "draw.network.says_layer", lang, layer=layer.number, units=units, activation=layer.activation
        )
    values = content.coloured
    if values.size:
        quantity = text(f"draw.network.colour.{content.show}", lang)
        low, high = short(float(values.min())), short(float(values.max()))
        yield text("draw.network.says_range", lang, quantity=quantity, low=low, high=high)
    if content.step is not None and content.columns[0].values is not None:
        yield _example(content, lang) + ("." if language(lang) == "en" else "。")
    if sum(layer.n_in * layer.n_out for layer in content.layers) <= _MOST_SPOKEN:
        yield from _spoken(content, lang)


def _spoken(content: Content, lang: str | None) -> Iterator[str]:
    """Every edge with its number."""
    sizes = content.sizes
    comma = ", " if language(lang) == "en" else "，"
    for layer in content.layers:
        if layer.edges is None:
            continue
        edges = [
            text(
                "draw.network.says_edge",
                lang,
                start=unit_name(sizes, layer.number - 1, i),
                end=unit_name(sizes, layer.number, unit),
                value=short(float(layer.edges[i, unit])),
            )
            for i in range(layer.n_in)
            for unit in range(layer.n_out)
        ]
        yield comma.join(edges) + ("." if language(lang) == "en" else "。")
