"""The words of a diagram: what it shows, what it leaves out, and the whole of it in sentences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import clearprop as cp
from clearprop.drawing.diagram.arranging import arrange
from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.reading import content_of
from clearprop.drawing.diagram.style import style_of
from clearprop.drawing.diagram.wording import description, subtitle, title_of
from clearprop.examples import leaky_3_4_1, worked_2_2_2
from tests.unit.drawing.diagram.diagrams import network, step_of

WORKED = worked_2_2_2.step()


def below(content: Content, width: int = 980, lang: str = "en") -> str:
    return subtitle(content, arrange(content, style_of(content, width), lang), lang)


@pytest.mark.parametrize(
    ("show", "en", "zh"),
    [
        ("weights", "Network 2-2-2", "网络 2-2-2"),
        ("activations", "2-2-2, coloured by activation", "2-2-2，按激活值着色"),
        ("delta", "2-2-2, coloured by delta", "2-2-2，按 delta 着色"),
        ("gradients", "2-2-2, coloured by gradient", "2-2-2，按梯度着色"),
        ("change", "2-2-2, coloured by change", "2-2-2，按改变量着色"),
    ],
)
def test_titles(show: str, en: str, zh: str) -> None:
    content = content_of(WORKED, show)
    assert (title_of(content, "en"), title_of(content, "zh")) == (en, zh)


def test_a_long_chain_is_cut_and_says_so() -> None:
    assert title_of(content_of(network(4, *[3] * 20, 2)), "en") == "Network 4-3-3-3-…-3-2"


def test_the_example_in_words() -> None:
    assert below(content_of(leaky_3_4_1.step(), "delta")) == (
        "step 1, example 0: x = (0, 0, 1), wanted 0, predicted 0.547 · binary_cross_entropy, sum"
    )
    assert below(content_of(WORKED), lang="zh") == (
        "第 1 步，样本 0：x = (0.05, 0.1)，目标 (0.01, 0.99)，预测 (0.751, 0.773) · half_squared_error, mean"
    )


def test_long_vectors_are_cut() -> None:
    assert "x = (1.00, 2.00, 3.00, …, 5.00)" not in below(content_of(WORKED))
    net = network(5, 1)
    step = cp.step(net, [[1.0, 2, 3, 4, 5]], [[1.0]], loss="squared_error", optimizer=cp.SGD(0.1))
    assert "x = (1, 2, 3, …, 5)" in below(content_of(step))


def test_gradients_belong_to_all_examples() -> None:
    step = step_of(network(2, 1), examples=4)
    assert below(content_of(step, "gradients")) == (
        "step 1: gradients of the loss, 4 examples · squared_error, mean"
    )
    assert below(content_of(step, "change")).startswith("step 1: what the update adds, 4 examples")


def test_a_change_between_networks_counts_parameters() -> None:
    net = network(2, 2)
    assert below(content_of(net, before=net)) == "after less before, 6 parameters"


def test_what_was_not_observed_is_said() -> None:
    step = replace(WORKED, layers=(replace(WORKED.layers[0], W=cp.NotObserved), WORKED.layers[1]))
    assert below(content_of(step)).endswith(" · layer 1, W was not observed")


def test_the_description_reads_every_edge_of_a_small_network() -> None:
    net = cp.Network([cp.Dense([[0.5], [-0.25]], [0.0], "sigmoid")])
    assert description(content_of(net), "en") == (
        "Network with 2 inputs. Layer 1: 1 unit, sigmoid. Colour stands for the weight, from −0.25 to 0.5."
        " x1 to o1: 0.5, x2 to o1: −0.25."
    )
    assert description(content_of(net), "zh") == (
        "网络有 2 个输入。第 1 层：1 个单元，sigmoid。颜色表示权重，从 −0.25 到 0.5。"
        "x1 到 o1：0.5，x2 到 o1：−0.25。"
    )


def test_the_description_of_a_large_network_stays_short() -> None:
    assert len(description(content_of(network(64, 32, 10)), "en")) < 250


def test_the_description_of_a_step_has_its_example() -> None:
    said = description(content_of(WORKED, "activations"), "en")
    assert "step 1, example 0: x = (0.05, 0.1), wanted (0.01, 0.99), predicted (0.751, 0.773)." in said
    assert "Colour stands for the activation, from 0.05 to 0.773." in said


def test_numbers_that_are_not_finite_do_not_stop_a_picture() -> None:
    first = replace(WORKED.layers[0], dW=np.full((2, 2), np.nan))
    said = description(content_of(replace(WORKED, layers=(first, WORKED.layers[1])), "gradients"), "en")
    assert "x1 to h1: nan" in said


def test_large_counts_are_written_as_people_write_them() -> None:
    assert below(content_of(network(784, 512, 10, 2))) == (
        "407\u2009072 parameters · 36 of 401\u2009408, 36 of 5120 and 12 of 20 weights drawn"
        " · the 4 largest of each labelled · units by index"
    )
    assert "画出 401\u2009408 中的 36、5120 中的 36、20 中的 12 个权重" in below(
        content_of(network(784, 512, 10, 2)), lang="zh"
    )
