"""Diagrams keep the promises of the page: no label touches anything, every number is the record's."""

from __future__ import annotations

import itertools
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings

import clearprop as cp
from clearprop.drawing.diagram.draw import draw, draw_content
from clearprop.drawing.diagram.reading import content_of
from clearprop.drawing.primitives import Box, Circle, Line
from clearprop.errors import SettingError
from tests.unit.drawing.diagram.diagrams import (
    NOTE,
    Asked,
    asked,
    distance,
    grounds,
    network,
    rounds_to,
    step_of,
    texts,
    units,
)


@given(asked())
def test_labels_touch_no_label_no_unit_and_no_text(picture: Asked) -> None:
    drawing = picture.drawing()
    labels, words = grounds(drawing), texts(drawing)
    for one, other in itertools.combinations(labels, 2):
        assert not one.touches(other, 2.999), (one, other)
    for label in labels:
        assert all(distance(label, unit) >= unit.radius + 3.999 for unit in units(drawing))
        inside = [text for text in words if text.box.touches(label)]
        assert [text.note != "" for text in inside] == [True], "a label holds its own number and nothing else"


@given(asked())
def test_texts_touch_no_text_and_no_unit_but_their_own(picture: Asked) -> None:
    drawing = picture.drawing()
    for one, other in itertools.combinations(texts(drawing), 2):
        assert not one.box.touches(other.box), (one.text, other.text)
    for text, unit in itertools.product(texts(drawing), units(drawing)):
        inside = text.x == unit.x and abs(text.y - unit.y) < unit.radius
        if inside:
            assert text.box.width <= 2 * unit.radius, text.text
        else:
            assert distance(text.box, unit) >= unit.radius, text.text


@given(asked(most_units=12, most_layers=15))
@settings(max_examples=25)
def test_everything_lies_in_the_frame(picture: Asked) -> None:
    drawing = picture.drawing()
    frame = Box(0, 0, drawing.width, drawing.height)
    assert drawing.width == picture.width
    assert [shape for shape in drawing.shapes if not frame.contains(shape.box, 1e-9)] == []


@given(asked(most_units=10))
def test_every_number_with_an_address_is_the_records(picture: Asked) -> None:
    """What is printed, and the six digits behind it, are the number at that address, rounded."""
    for shape in texts(picture.drawing()):
        if not shape.note:
            continue
        found = NOTE.fullmatch(shape.note)
        assert found, shape.note
        value = number_at(picture.thing, found["address"])
        printed = shape.text.rpartition(" ")[2] if "×" not in shape.text else shape.text
        printed = printed.removeprefix("db ").removeprefix("Δb ").removeprefix("b ")
        assert rounds_to(value, printed.removeprefix("目标 ").removeprefix("wanted ")), (shape.text, value)
        assert rounds_to(value, found["number"]), (shape.note, value)


def number_at(thing: cp.Network | cp.Step, address: str) -> float:
    if isinstance(thing, cp.Step):
        return float(thing[address])
    found = cp.Address.parse(address)
    return float(getattr(thing.layers[(found.layer or 0) - 1], found.field)[found.index])


@given(asked(most_units=6, most_layers=2))
def test_every_edge_is_drawn_once_with_its_number(picture: Asked) -> None:
    drawing, content = picture.drawing(), picture.content
    noted = [shape.note for shape in drawing.shapes if isinstance(shape, Line) and shape.note]
    wanted = sum(layer.n_in * layer.n_out for layer in content.layers)
    assert len(noted) == len(set(noted)) == wanted
    if picture.width == 980:
        assert len(grounds(drawing)) == wanted


@pytest.mark.parametrize("show", ["weights", "activations", "delta", "gradients", "change"])
def test_one_quantity_is_in_colour(show: str) -> None:
    drawing = draw_content(content_of(step_of(network(3, 4, 2)), show), lang="en", width=980)
    edges = {shape.stroke for shape in drawing.shapes if isinstance(shape, Line) and shape.note}
    fills = {shape.fill for shape in drawing.shapes if isinstance(shape, Circle)} - {None}
    if show in ("activations", "delta"):
        assert (edges, fills) == ({"grey"}, {"positive", "negative"})
    else:
        assert (edges, fills) == ({"positive", "negative"}, set())


def test_the_strongest_colour_is_half_and_the_others_in_proportion() -> None:
    content = content_of(step_of(network(3, 4, 2)), "delta")
    drawing = draw_content(content, lang="en", width=980)
    filled = [shape.opacity for shape in drawing.shapes if isinstance(shape, Circle) and shape.fill]
    deltas = np.concatenate([column.values for column in content.columns[1:] if column.values is not None])
    assert filled == pytest.approx(list(0.5 * np.abs(deltas) / np.abs(deltas).max()))


def test_a_wide_layer_shows_its_ends_and_counts_the_rest() -> None:
    drawing = draw_content(content_of(network(64, 32, 10)), lang="en", width=980)
    words = [text.text for text in texts(drawing)]
    assert [word for word in words if word.endswith(" more")] == ["58 more", "26 more", "4 more"]
    names = " ".join(word for word in words if word.isdecimal())
    assert names == "0 1 2 3 62 63 0 1 2 3 30 31 0 1 2 3 8 9"
    assert len(grounds(drawing)) == 8
    assert words[1] == (
        "2410 parameters · 36 of 2048 and 36 of 320 weights drawn · the 4 largest of each labelled"
        " · units by index"
    )


def test_a_deep_network_shows_its_ends_and_counts_the_rest() -> None:
    words = [text.text for text in texts(Asked(network(*[2] * 30), None, 0, 980, "en").drawing())]
    assert "layers 4 to 26 left out" in words
    assert any("23 layers left out" in word for word in words)
    assert "layer 3 · tanh" in words
    assert "layer 27 · tanh" in words
    assert "layer 4 · tanh" not in words


@pytest.mark.parametrize("width", [360, 430, 980])
def test_what_has_no_label_is_counted(width: int) -> None:
    drawing = draw_content(content_of(network(8, 8, 8)), lang="en", width=width)
    count, said = len(grounds(drawing)), [t.text for t in texts(drawing) if "labelled" in t.text]
    assert said == ([] if count == 128 else [f"144 parameters · {count} of 128 labelled, the largest"])


def test_without_room_the_largest_are_labelled() -> None:
    net = network(8, 8)
    drawing = draw_content(content_of(net), lang="en", width=360)
    lines = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.note]
    labelled = {text.note for text in texts(drawing) if text.note.startswith("layer 1, W[")}
    sizes = {line.note: line.stroke_width for line in lines}
    least = min(sizes[note] for note in labelled)
    assert all(sizes[note] <= least for note in sizes.keys() - labelled)


@pytest.mark.parametrize("show", ["weights", "activations", "delta", "gradients", "change"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_step_of_which_little_was_seen_is_drawn(show: str, lang: str) -> None:
    """As of a foreign program: no settings, no batch, of the layers one weight matrix and one activation."""
    whole = step_of(network(2, 3, 1))
    seen = {0: {"W"}, 1: {"dW", "a"}}
    layers = [
        replace(layer, **{f.name: cp.NotObserved for f in fields(layer) if f.name not in seen[at]})
        for at, layer in enumerate(whole.layers)
    ]
    blind = dict.fromkeys(("settings", "x", "y", "loss"), cp.NotObserved)
    step = replace(whole, layers=tuple(layers), **blind)
    drawing = draw_content(content_of(step, show), lang=lang, width=980)
    said = " ".join(text.text for text in texts(drawing))
    assert ("was not observed" if lang == "en" else "未观察到") in said
    assert len(units(drawing)) == 6


def test_the_title_may_be_given_and_is_the_documents() -> None:
    picture = draw(network(2, 2), title="Mine <1>", lang="en")
    assert "<title>Mine &lt;1&gt;</title>" in picture.text


def test_the_same_network_is_the_same_document() -> None:
    step = step_of(network(3, 4, 2))
    assert draw(step, show="delta", lang="zh") == draw(step, show="delta", lang="zh")


@pytest.mark.parametrize("width", [359, 4001, "wide", 980.0])
def test_a_width_without_room_is_refused(width: object) -> None:
    with pytest.raises(SettingError, match="a network can be 360 to 4000 pixels wide"):
        draw(network(2, 2), width=width)  # type: ignore[arg-type]
