"""The key names the quantity, shows the signs that occur and the range."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import clearprop as cp
from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.key import key_shapes
from clearprop.drawing.diagram.reading import content_of
from clearprop.drawing.diagram.style import style_of
from clearprop.drawing.primitives import Line, Rectangle, Text
from tests.unit.drawing.diagram.diagrams import network, step_of

STEP = step_of(network(2, 3, 1))


def words(content: Content, lang: str = "en") -> list[str]:
    return [s.text for s in key_shapes(content, style_of(content, 980), 0.0, lang) if isinstance(s, Text)]


def coloured(*values: float) -> Content:
    """A step's picture whose outputs have the given deltas."""
    content = content_of(step_of(network(2, len(values))), "delta")
    column = replace(content.columns[1], values=np.array(values))
    return replace(content, columns=(content.columns[0], column))


def test_signs_that_occur() -> None:
    one = cp.Network([cp.Dense([[0.5], [0.25]])])
    assert words(content_of(one)) == ["positive", "width: size of the weight", "from 0.25 to 0.5"]
    both = cp.Network([cp.Dense([[0.5], [-0.25]])])
    assert words(content_of(both)) == [
        "positive",
        "negative",
        "width: size of the weight",
        "from −0.25 to 0.5",
    ]
    assert words(content_of(both), "zh") == ["正", "负", "粗细：权重的大小", "从 −0.25 到 0.5"]


def test_without_any_sign_the_range_is_left() -> None:
    nothing = cp.Network([cp.Dense([[0.0]])])
    assert words(content_of(nothing)) == ["width: size of the weight", "from 0 to 0"]


@pytest.mark.parametrize(("show", "said"), [("gradients", "gradient"), ("change", "change")])
def test_the_width_is_that_of_the_quantity(show: str, said: str) -> None:
    assert f"width: size of the {said}" in words(content_of(STEP, show))


def test_a_signed_strip_reaches_as_far_to_both_sides() -> None:
    assert words(coloured(0.25, -0.5)) == [
        "delta",
        "−0.5",
        "0",
        "0.5",
        "edges: weights, in grey; width is size",
    ]


def test_a_strip_without_negatives_begins_at_0() -> None:
    assert words(coloured(0.25, 2.0)) == ["delta", "0", "2", "edges: weights, in grey; width is size"]


def test_the_cells_of_the_strip_grow_stronger_to_the_ends() -> None:
    found = key_shapes(coloured(0.25, -0.5), style_of(coloured(1.0), 980), 0.0, "en")
    cells = [shape for shape in found if isinstance(shape, Rectangle)]
    assert [cell.fill for cell in cells] == ["negative"] * 10 + ["positive"] * 10
    opacities = [cell.opacity for cell in cells]
    assert opacities == pytest.approx(opacities[::-1])
    assert opacities[10:] == pytest.approx([0.5 * (at + 0.5) / 10 for at in range(10)])


def test_it_stands_at_the_right_side_and_in_a_narrow_picture_at_the_left() -> None:
    for show in ("weights", "delta"):
        content = content_of(STEP, show)
        for width in (390, 980):
            style = style_of(content, width)
            boxes = [shape.box for shape in key_shapes(content, style, 40.0, "en")]
            if style.wide:
                assert max(box.right for box in boxes) == pytest.approx(width - style.margin)
            else:
                assert min(box.left for box in boxes) == pytest.approx(style.margin)
            assert min(box.top for box in boxes) >= 40.0


def test_swatches_have_the_colour_of_their_word() -> None:
    found = key_shapes(content_of(STEP), style_of(content_of(STEP), 980), 0.0, "en")
    swatches = [shape.stroke for shape in found if isinstance(shape, Line)]
    assert swatches == [shape.role for shape in found if isinstance(shape, Text) and shape.role != "soft"]
