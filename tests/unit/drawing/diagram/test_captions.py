"""Below each column: which layer, its activation, its shapes, and what is special about it."""

from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.drawing.diagram.captions import caption_height, caption_lines
from clearprop.drawing.diagram.reading import content_of
from clearprop.drawing.diagram.style import style_of
from tests.unit.drawing.diagram.diagrams import network, step_of


def captions(thing: cp.Network | cp.Step, width: int = 980, lang: str = "en") -> list[list[str]]:
    content = content_of(thing)
    found = caption_lines(content, range(len(content.sizes)), style_of(content, width), lang)
    return [[text.text for text in texts] for texts in found]


def test_a_wide_picture_has_two_lines() -> None:
    assert captions(network(2, 4, 1)) == [
        ["input", "x (n, 2)"],
        ["layer 1 · tanh", "W (2, 4) · b (4,)"],
        ["layer 2 · tanh", "W (4, 1) · b (1,)"],
    ]


def test_in_chinese() -> None:
    assert captions(network(2, 9), lang="zh")[1] == ["第 1 层 · tanh", "9 个单元 · W (2, 9) · b (9,)"]


def test_a_step_has_its_examples() -> None:
    assert captions(step_of(network(2, 1), examples=7))[0] == ["input", "x (7, 2)"]


def test_a_narrow_picture_breaks_before_the_bracket() -> None:
    net = cp.Network.from_sizes((2, 4, 1), "leaky_relu(0.01)", rng=0)
    assert captions(net, 390)[1] == ["layer 1", "leaky_relu", "(0.01)", "W (2, 4) · b (4,)"]


@pytest.mark.parametrize(
    ("bias", "said"), [("shared", "b (1,) shared"), ("fixed", "b (3,) fixed"), ("none", "no b")]
)
def test_kinds_of_bias(bias: str, said: str) -> None:
    assert captions(network(2, 3, bias=bias))[1][1] == f"W (2, 3) · {said}"


def test_what_is_special() -> None:
    layer = cp.Dense(np.ones((2, 3)), None, "tanh", trainable=False, dropout=0.25)
    said = captions(cp.Network([layer, cp.Dense(np.ones((3, 1)))]))[1][1]
    assert said == "W (2, 3) · no b · not trained · dropout 0.25"


def test_captions_beside_each_other_do_not_touch() -> None:
    for width in (360, *range(640, 1000, 20)):
        content = content_of(cp.Network.from_sizes((64, 64, 64), "leaky_relu(0.0123456)", rng=0))
        style = style_of(content, width)
        found = caption_lines(content, range(3), style, "en")
        room = (width - 2 * style.margin) / 3
        assert max(text.box.width for texts in found for text in texts) < room
        assert caption_height(found) >= max(text.box.bottom for texts in found for text in texts)
