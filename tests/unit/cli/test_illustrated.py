"""The picture on a page: of the step that the page explains, in two widths, told of in words."""

from __future__ import annotations

import re

import pytest

import clearprop as cp
from clearprop.cli.illustrated import with_picture
from clearprop.explanation.figure import Figure

XOR, WORKED = cp.examples.xor_2_4_1.step(), cp.examples.worked_2_2_2.step()


def caption(page: str) -> str:
    found = re.search("<figcaption>(.*?)</figcaption>", page, re.DOTALL)
    assert found
    return re.sub("<[^>]*>", "", found[1])


def test_the_picture_stands_above_everything_else() -> None:
    plain = cp.explain(XOR, lang="en")
    document = with_picture(plain, XOR)
    figure, *others = document.opening
    assert tuple(others) == plain.opening
    assert isinstance(figure, Figure)
    assert figure.narrow is not None
    assert (figure.picture.width, figure.narrow.width) == (880, 360)
    assert figure.picture.text == cp.draw(XOR, show="activations", width=880, lang="en").text


@pytest.mark.parametrize(
    ("step", "lang", "said"),
    [
        (XOR, "en", "The network with example 0 of the 4 in it"),
        (XOR, "zh", "网络与样本 0（共 4 个）"),
        (WORKED, "en", "The network with its example in it"),
        (WORKED, "zh", "网络与这个样本"),
    ],
)
def test_the_caption_says_whose_numbers_are_shown(step: cp.Step, lang: str, said: str) -> None:
    page = with_picture(cp.explain(step, lang=lang), step).html()
    assert caption(page).startswith(said)
    assert "clearprop" not in caption(page)
    assert page.count(f'lang="{lang}" font-family') == 2


def test_the_caption_names_the_command_that_draws() -> None:
    document = with_picture(cp.explain(XOR, lang="en"), XOR, "clearprop draw xor_2_4_1")
    said = "clearprop draw xor_2_4_1 --show delta -o net.svg"
    assert caption(document.html()).endswith(said)
    assert said in " ".join(document.text().split())


@pytest.mark.parametrize(
    ("address", "row"), [("layer 1, z[3, 2]", 3), ("x[2]", 2), ("layer 1, dW[1, 2]", 0), ("loss", 0)]
)
def test_the_picture_shows_the_example_that_is_spoken_of(address: str, row: int) -> None:
    document = with_picture(cp.explain(XOR, address, lang="en"), XOR, "clearprop draw xor_2_4_1")
    page = document.html()
    assert caption(page).startswith(f"The network with example {row} of the 4 in it")
    assert f"step 1, example {row}: " in page
    assert ("xor_2_4_1 --row 3 --show delta" in page) == (row == 3)


def test_a_large_network_is_shortened() -> None:
    net = cp.Network.from_sizes((300, 200, 10), "tanh", rng=0)
    step = cp.step(net, [[0.5] * 300], [[0.1] * 10], loss="half_squared_error", optimizer=cp.SGD(0.1))
    page = with_picture(cp.explain(step, "layer 1, z[0, 0]", lang="en"), step).html()
    assert len(page) < 150_000
    assert "194 more" in page
