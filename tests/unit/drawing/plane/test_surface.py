"""The landscape shows the losses, the place of the step, and the way of a training."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.drawing.plane.surface import draw_surface
from clearprop.errors import AddressError, SettingError
from clearprop.examples import worked_2_2_2

SVG = "{http://www.w3.org/2000/svg}"
STEP = worked_2_2_2.step()
_, RUN = worked_2_2_2.train(epochs=40, keep="every 10")


def elements(picture: Any, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(picture.text).iter(SVG + tag))


def words(picture: Any) -> list[str]:
    return ["".join(element.itertext()) for element in elements(picture, "text")]


def test_a_step_and_where_its_update_leads() -> None:
    picture = draw_surface(STEP, "w5", "w6", lang="en")
    said = words(picture)
    assert said[0] == "Loss over w5 and w6"
    assert "half_squared_error, mean, 1 example; all other parameters as in step 1" in said
    assert "step 1: loss 0.298" in said
    assert "after the update" in said
    assert "w5 · layer 2, W[0, 0]" in said


def test_the_ends_that_are_said_are_those_of_the_grid() -> None:
    picture = draw_surface(STEP, "w5", "w6", spans=((0.0, 1.0), (0.0, 1.0)), lang="en")
    (said,) = [word for word in words(picture) if word.startswith("darker")]
    layer = STEP.layers[1]
    losses = {}
    for one in np.linspace(0, 1, 51):
        for other in np.linspace(0, 1, 51):
            W = layer.W.copy()
            W[0, 0], W[1, 0] = one, other
            a = layer.activation.value(layer.a_in @ W + layer.b)
            losses[one, other] = float(STEP.settings.loss.value(a, STEP.y).sum())
    low = min(losses, key=lambda at: losses[at])
    assert low == (0.0, 0.0)
    assert said == (
        f"darker is larger; on this grid from {losses[low]:.3f} at (0, 0) to {max(losses.values()):.3f}"
    )


def test_a_run_is_a_path() -> None:
    picture = draw_surface(RUN.steps[-1], "w5", "w6", run=RUN, lang="en")
    said = words(picture)
    assert "path: the two parameters in 4 kept steps; in them the others differ" in said
    assert "step 10" in said
    assert any(word.startswith("step 40: loss ") for word in said)
    ink = [e for e in elements(picture, "polyline") if e.get("class") == "cp-stroke-ink"]
    assert [len((e.get("points") or "").split()) for e in ink] == [4]


def test_a_path_that_leaves_the_plane_says_so() -> None:
    picture = draw_surface(RUN.steps[-1], "w5", "w6", run=RUN, spans=((5, 6), (5, 6)), lang="en")
    assert any(word.endswith("; 4 of them outside the plane") for word in words(picture))
    assert elements(picture, "circle") == []


def test_losses_that_are_not_finite_are_counted() -> None:
    net = cp.Network([cp.Dense([[1.0]], [0.0])])
    step = cp.step(net, [[1.0]], [[0.0]], loss="squared_error", optimizer=cp.SGD(0.1))
    picture = draw_surface(step, "w1", "b1", spans=((-1e200, 1e200), (-1, 1)), lang="en")
    (said,) = [word for word in words(picture) if "not finite" in word]
    assert said == "grey as the largest: 2550 of 2601 points where the loss is not finite"
    assert elements(picture, "polyline")


def test_a_flat_landscape_has_no_lines() -> None:
    net = cp.Network([cp.Dense([[0.0], [0.0]], [0.0])])
    step = cp.step(net, [[0.0, 0.0]], [[1.0]], loss="squared_error", optimizer=cp.SGD(0.1))
    picture = draw_surface(step, "w1", "w2", lang="zh")
    assert elements(picture, "path") == []
    assert words(picture)[0] == "损失随 w1 与 w2 的变化"


def test_the_frame_holds_everything_and_no_words_touch() -> None:
    for lang, width in (("en", 360), ("zh", 640), ("en", 1200)):
        picture = draw_surface(RUN.steps[-1], "w1", "w8", run=RUN, lang=lang, width=width)
        root = ElementTree.fromstring(picture.text)
        assert (root.get("width"), root.get("lang")) == (str(width), lang)
        for element in root.iter(f"{SVG}text"):
            assert 0 <= float(element.get("x") or "nan") <= width
            assert 0 <= float(element.get("y") or "nan") <= picture.height


def test_the_same_is_drawn_the_same() -> None:
    assert draw_surface(STEP, "w1", "w2", lang="en") == draw_surface(STEP, "w1", "w2", lang="en")


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"one": "w2"}, AddressError, "is given twice"),
        ({"run": [1]}, SettingError, "run is a list; give the Run"),
        ({"run": replace(RUN, steps=())}, SettingError, "the run kept no step"),
        ({"width": 10}, SettingError, "width is 10"),
    ],
)
def test_what_cannot_be_drawn_is_refused(given: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        draw_surface(**{"step": STEP, "one": "w1", "other": "w2", **given})
