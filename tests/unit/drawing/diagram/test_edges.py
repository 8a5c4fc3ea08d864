"""Edges: width by size, colour by sign, from circle to circle, the strongest on top."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

import clearprop as cp
from clearprop.drawing.diagram.arranging import arrange
from clearprop.drawing.diagram.content import Content
from clearprop.drawing.diagram.edges import FADED, edge_shapes, edge_width
from clearprop.drawing.diagram.reading import content_of
from clearprop.drawing.diagram.style import style_of
from clearprop.drawing.primitives import Line, Primitive, Text
from tests.unit.drawing.diagram.diagrams import network, step_of


def shapes(content: Content) -> list[Primitive]:
    style = style_of(content, 980)
    found = arrange(content, style, "en")
    return [shape for row in found.rows for shape in edge_shapes(content, row, found, style)]


def lines(content: Content) -> list[Line]:
    return [shape for shape in shapes(content) if isinstance(shape, Line)]


def with_edges(values: object) -> Content:
    content = content_of(network(2, 1))
    edges = None if values is None else np.array(values)
    return replace(content, layers=(replace(content.layers[0], edges=edges),))


def test_widths_and_colours() -> None:
    found = lines(content_of(cp.Network([cp.Dense([[2.0, -1.0, 0.0]])])))
    assert [(line.stroke, line.stroke_width) for line in found] == [
        ("grey", 0.8),
        ("negative", 0.8 + 2.1),
        ("positive", 5.0),
    ]


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_dashed_and_labelled(value: float) -> None:
    found = shapes(with_edges([[value], [0.5]]))
    dashed = [shape for shape in found if isinstance(shape, Line) and shape.dashes]
    assert [line.stroke for line in dashed] == ["ink"]
    words = {shape.text: shape.role for shape in found if isinstance(shape, Text)}
    assert words == {"0.5": "positive", str(value).replace("-", "−"): "ink"}
    assert edge_width(value, 1.0) == 0.8


def test_what_was_not_observed_is_dashed_and_has_no_label() -> None:
    found = shapes(with_edges(None))
    assert [(shape.stroke, shape.note) for shape in found if isinstance(shape, Line)] == [("grey", "")] * 2
    assert not any(isinstance(shape, Text) for shape in found)


def test_an_edge_runs_from_circle_to_circle() -> None:
    content = content_of(network(3, 2))
    style = style_of(content, 980)
    (row,) = arrange(content, style, "en").rows
    left, right = row.columns
    for line in lines(content):
        for x, y, column in ((line.x1, line.y1, left), (line.x2, line.y2, right)):
            nearest = min(math.hypot(x - place.x, y - place.y) for place in column.units)
            assert nearest == pytest.approx(style.radius)


def test_the_strongest_edge_is_painted_last() -> None:
    widths = [line.stroke_width for line in lines(content_of(network(4, 4)))]
    assert widths == sorted(widths)


def test_edges_of_a_shortened_layer_fade_unless_labelled() -> None:
    found = shapes(content_of(network(20, 3)))
    labelled = {shape.note for shape in found if isinstance(shape, Text)}
    assert len(labelled) == 4
    for line in found:
        if isinstance(line, Line):
            assert line.opacity == (1.0 if line.note in labelled else FADED)


def test_weights_go_grey_where_the_units_are_coloured() -> None:
    found = shapes(content_of(step_of(network(2, 2)), "delta"))
    assert {shape.stroke for shape in found if isinstance(shape, Line)} == {"grey"}
    assert {shape.role for shape in found if isinstance(shape, Text)} == {"ink"}


def test_a_change_says_what_it_lies_between() -> None:
    before = cp.Network([cp.Dense([[0.5]])])
    after = cp.Network([cp.Dense([[0.25]])])
    (line,) = lines(content_of(after, before=before))
    assert line.note == "layer 1, W[0, 0]: 0.5 → 0.25"
    step = cp.step(before, [[1.0]], [[1.0]], loss="half_squared_error", optimizer=cp.SGD(0.5))
    (line,) = lines(content_of(step, "change"))
    assert line.note == "layer 1, update_W[0, 0] = 0.25 (0.5 → 0.75)"
