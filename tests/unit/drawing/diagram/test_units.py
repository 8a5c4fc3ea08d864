"""Units: colour by sign and size, ink on it, dots for what is left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from clearprop.drawing.diagram.below import Under
from clearprop.drawing.diagram.layout import Column, Place
from clearprop.drawing.diagram.reading import content_of
from clearprop.drawing.diagram.style import style_of
from clearprop.drawing.diagram.units import dots_shapes, sign, strength, under_shapes, unit_shapes
from clearprop.drawing.primitives import Circle, Rectangle, Text
from tests.unit.drawing.diagram.diagrams import network, step_of

CONTENT = content_of(step_of(network(2, 3, 2)), "activations")
COLUMN = Column(1, 100.0, (Place(0, 100.0, 50.0), Place(2, 100.0, 150.0)), 1, (100.0, 100.0))


def shapes(values: list[float] | None) -> list[object]:
    column = replace(CONTENT.columns[1], values=None if values is None else np.array(values))
    content = replace(CONTENT, columns=(CONTENT.columns[0], column, CONTENT.columns[2]))
    return list(unit_shapes(content, COLUMN, style_of(content, 980)))


def test_the_colour_lies_below_the_ring_and_the_words() -> None:
    found = shapes([0.75, 0.5, -0.25])
    assert [type(shape).__name__ for shape in found] == ["Circle", "Circle", "Text", "Text"] * 2
    fills = [shape.fill for shape in found if isinstance(shape, Circle)]
    assert fills == ["positive", None, "negative", None]
    assert [shape.text for shape in found if isinstance(shape, Text)] == ["h1", "0.75", "h3", "−0.25"]
    assert {shape.role for shape in found if isinstance(shape, Text)} == {"ink"}


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf])
def test_without_a_sign_there_is_no_colour(value: float) -> None:
    fills = [shape.fill for shape in shapes([value] * 3) if isinstance(shape, Circle)]
    assert fills == [None, None]


def test_without_a_value_the_name_stands_alone_in_the_middle() -> None:
    names = [shape for shape in shapes(None) if isinstance(shape, Text)]
    assert [name.text for name in names] == ["h1", "h3"]
    assert all(
        abs((name.box.top + name.box.bottom) / 2 - y) < 2 for name, y in zip(names, (50, 150), strict=True)
    )
    assert all(name.italic for name in names)


def test_sign_and_strength() -> None:
    assert [sign(value) for value in (2.0, -0.1, 0.0)] == ["positive", "negative", "grey"]
    assert [strength(value, 4.0) for value in (4.0, -2.0, 0.0, 8.0)] == [0.5, 0.25, 0.0, 0.5]
    assert strength(0.0, 0.0) == 0.0


def test_texts_under_a_unit_stand_on_paper() -> None:
    lines = [Under("b 0.5", "note"), Under("wanted 1")]
    found = list(under_shapes(COLUMN.units[0], lines, style_of(CONTENT, 980)))
    grounds, texts = found[::2], found[1::2]
    for ground, text in zip(grounds, texts, strict=True):
        assert isinstance(ground, Rectangle)
        assert ground.fill == "paper"
        assert ground.box.left < text.box.left
        assert ground.box.right > text.box.right
    assert [text.y for text in texts if isinstance(text, Text)] == [
        50 + style_of(CONTENT, 980).radius + 16,
        50 + style_of(CONTENT, 980).radius + 31,
    ]


def test_dots_say_how_many_are_left_out() -> None:
    *dots, words = dots_shapes(COLUMN, "zh")
    assert len(dots) == 3
    assert isinstance(words, Text)
    assert words.text == "另有 1 个"
    assert list(dots_shapes(replace(COLUMN, dots=None), "en")) == []
