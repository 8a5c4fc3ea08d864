"""The boundary is where the output is the level, the colours are on their sides, the dots are counted."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.drawing.plane.boundary import draw_boundary
from clearprop.errors import SettingError, ShapeError
from clearprop.examples import xor_2_4_1

SVG = "{http://www.w3.org/2000/svg}"
STEEP = cp.Network([cp.Dense([[40.0], [0.0]], [0.0], "sigmoid")])


def elements(picture: Any, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(picture.text).iter(SVG + tag))


def words(picture: Any) -> list[str]:
    return ["".join(element.itertext()) for element in elements(picture, "text")]


def points(element: ElementTree.Element) -> np.ndarray:
    return np.array([pair.split(",") for pair in (element.get("points") or "").split()], dtype=float)


def test_the_line_is_where_the_output_is_the_level() -> None:
    picture = draw_boundary(STEEP, spans=((-1, 1), (-1, 1)), lang="en")
    (line,) = [points(element) for element in elements(picture, "polyline")]
    room = [float(elements(picture, "line")[0].get(name) or "nan") for name in ("x1", "x2")]
    assert line[:, 0] == pytest.approx([sum(room) / 2] * 2, abs=0.1)


def test_blue_lies_above_and_orange_below() -> None:
    picture = draw_boundary(STEEP, spans=((-1, 1), (-1, 1)), lang="en")
    middles: dict[str, list[float]] = {}
    for path in elements(picture, "path"):
        numbers = (path.get("d") or "").replace("M", " ").replace("Z", " ").replace(",", " ").split()
        middles.setdefault(path.get("class") or "", []).append(
            float(np.mean([float(x) for x in numbers[::2]]))
        )
    assert min(middles["cp-fill-positive"]) > max(middles["cp-fill-negative"])
    assert [len(found) for found in middles.values()] == [8, 8]


def test_examples_are_counted_and_told_apart() -> None:
    x, y = [[-0.5, 0], [0.5, 0], [0.7, 0.3]], [0, 1, 0]
    picture = draw_boundary(STEEP, x, y, lang="en")
    assert "2 of 3 examples on their side of the line" in words(picture)
    classes = [element.get("class") for element in elements(picture, "circle")]
    assert classes.count("cp-fill-positive") == 1 + 1  # and one in the key
    assert classes.count("cp-stroke-negative") == 2 + 1


def test_without_targets_the_dots_are_ink() -> None:
    picture = draw_boundary(STEEP, [[0.0, 0.0]], lang="en")
    assert [e.get("class") for e in elements(picture, "circle")] == ["cp-fill-paper", "cp-fill-ink"]
    assert not any("their side" in word for word in words(picture))


def test_one_class_of_several() -> None:
    net = cp.Network.create(2, [(3, "softmax")], rng=0)
    x = [[0.0, 1.0], [1.0, 0.0], [2.0, 2.0]]
    pictures = [draw_boundary(net, x, [0, 1, 2], output=k, lang="en") for k in range(3)]
    assert [words(picture)[0] for picture in pictures] == [
        f"Network 2-3: o{k} over the plane" for k in (1, 2, 3)
    ]
    for picture in pictures:
        assert [e.get("class") for e in elements(picture, "circle")].count("cp-fill-positive") == 2


@pytest.mark.parametrize("activation", ["identity", "tanh", "relu"])
def test_outputs_of_any_range(activation: str) -> None:
    net = cp.Network.create(2, [(3, "tanh"), (1, activation)], rng=0)
    assert elements(draw_boundary(net, level=0.0, lang="zh"), "path")


def test_a_constant_output_is_one_colour() -> None:
    net = cp.Network([cp.Dense([[0.0], [0.0]], [2.0], "sigmoid")])
    picture = draw_boundary(net, lang="en")
    assert {element.get("class") for element in elements(picture, "path")} == {"cp-fill-positive"}
    assert elements(picture, "polyline") == []


def test_examples_outside_the_sides_are_not_drawn_but_counted() -> None:
    picture = draw_boundary(STEEP, [[5.0, 0.0]], [1], spans=((-1, 1), (-1, 1)), lang="en")
    assert "1 of 1 example on their side of the line" in words(picture)
    assert len(elements(picture, "circle")) == 4


def test_the_same_is_drawn_the_same_in_both_languages() -> None:
    example = xor_2_4_1
    for lang in ("en", "zh"):
        one, other = (draw_boundary(example.network, example.x, example.y, lang=lang) for _ in range(2))
        assert one == other
    assert words(draw_boundary(example.network, lang="zh"))[0] == "网络 2-4-1：平面上的 o1"


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"network": [1]}, SettingError, "draw_boundary received a list"),
        ({"network": cp.Network.create(3, [(1, "sigmoid")], rng=0)}, ShapeError, "this network takes 3"),
        ({"output": 1}, SettingError, "output is 1; the network has 1 output"),
        ({"level": np.nan}, SettingError, "level is nan"),
        ({"y": [1]}, SettingError, "y was given without x"),
        ({"x": [[0.0, 1.0]], "y": [1, 0]}, ShapeError, r"y has shape \(2,\)"),
        ({"x": [0.0, 1.0]}, ShapeError, r"x has shape \(2,\)"),
    ],
)
def test_what_cannot_be_drawn_is_refused(given: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        draw_boundary(**{"network": STEEP, **given})
