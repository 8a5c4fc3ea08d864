from __future__ import annotations

import pytest

from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.maps import array_map
from clearprop.trace.recognise.reading import read_layer
from clearprop.trace.recognise.routing import route
from tests.unit.trace.snippets import ROWS, layers_of


def routed(snippet):
    found = layers_of(snippet)
    tape = found.ran.tape
    below = read_layer(tape, found.kinds, found.labels(0), found[0], None, found.step.round.begin)
    nodes = found[1]
    mapped = array_map(tape, found.labels(1), nodes.roots[0], nodes.operands[0])
    return route(tape, below.outputs, below.layout, mapped, nodes.operands)


def test_units_stand_in_their_order() -> None:
    assert routed(ROWS).units.tolist() == [0, 1, 2]


def test_a_column_of_ones_is_a_constant() -> None:
    ones = ROWS.replace("h @ W2 + b2", "np.hstack([np.ones((4, 1)), h]) @ W2 + b2").replace(
        "size=(3, 1)", "size=(4, 1)"
    )
    ones = ones.replace("d2 @ W2.T", "d2 @ W2[1:].T").replace(
        "h.T @ d2", "np.hstack([np.ones((4, 1)), h]).T @ d2"
    )
    found = routed(ones)
    assert found.units.tolist() == [-1, 0, 1, 2]
    assert found.constants.tolist() == [1.0, 0.0, 0.0, 0.0]


def test_examples_that_read_different_units_are_no_layer() -> None:
    rolled = ROWS.replace("h @ W2", "np.roll(h, 1) @ W2").replace("np.tanh(x", "np.tanh(x")
    with pytest.raises(Unreadable, match="different units for different examples"):
        routed(rolled.replace("np.roll(h, 1)", "np.array([np.roll(r, k) for k, r in enumerate(h)])"))
