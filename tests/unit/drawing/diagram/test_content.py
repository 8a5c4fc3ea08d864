"""What a picture shows knows its sizes, its colours and their range."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from clearprop.drawing.diagram.content import ColumnContent, Content, LayerContent

LAYER = LayerContent(1, 2, 1, "tanh", "per_unit", True, 0.0, np.array([[0.5], [-2.0]]), np.array([9.0]))
COLUMNS = (ColumnContent(np.array([3.0, 4.0]), "x"), ColumnContent(np.array([0.25]), "a"))
CONTENT = Content("weights", (LAYER,), COLUMNS)


def test_sizes() -> None:
    assert CONTENT.sizes == (2, 1)


def test_colour_of_edges() -> None:
    assert CONTENT.coloured.tolist() == [0.5, -2.0]
    assert (CONTENT.largest, CONTENT.largest_edge) == (2.0, 2.0)
    assert not CONTENT.colours_units
    assert not CONTENT.is_coloured(1)


def test_colour_of_units() -> None:
    activations, delta = replace(CONTENT, show="activations"), replace(CONTENT, show="delta")
    assert activations.coloured.tolist() == [3.0, 4.0, 0.25]
    assert delta.coloured.tolist() == [0.25]
    assert (delta.largest, delta.largest_edge) == (0.25, 2.0)


def test_what_is_not_finite_or_not_there_has_no_part_in_the_range() -> None:
    broken = replace(LAYER, edges=np.array([[np.nan], [np.inf]]))
    assert replace(CONTENT, layers=(broken,)).largest == 0.0
    assert replace(CONTENT, layers=(replace(LAYER, edges=None),)).coloured.size == 0
    assert replace(CONTENT, layers=(broken, replace(LAYER, number=2))).largest == 2.0


def test_parameters_that_training_may_change() -> None:
    counts = [
        replace(LAYER, bias=bias, n_in=4, n_out=3).parameter_count
        for bias in ("per_unit", "shared", "fixed", "none")
    ]
    assert counts == [15, 13, 12, 12]
    assert replace(LAYER, trainable=False).parameter_count == 0
