from __future__ import annotations

import pytest

from clearprop.trace.recognise.layers import Unreadable, layer_nodes, roots_of
from tests.unit.trace.snippets import COLUMNS, NUMBERS, ROWS, layers_of


def test_two_layers_from_the_inputs_to_the_prediction() -> None:
    found = layers_of(ROWS)
    first, second = found.made.layers
    names = {n.id: {b.name for b in n.names} for n in found.ran.tape.nodes}
    assert [names[node] for node in (*first.operands, *second.operands)] == [{"x"}, {"h"}]
    assert first.sources == ()
    assert second.sources == first.outputs


def test_a_layer_of_single_numbers_has_a_root_for_each_unit() -> None:
    found = layers_of(NUMBERS)
    assert [len(layer.roots) for layer in found.made.layers] == [2, 1]


def test_an_output_that_is_a_sum_is_its_own_root() -> None:
    found = layers_of(COLUMNS)
    last = found.made.layers[-1]
    assert roots_of(found.ran.tape, found.kinds, last.outputs[0]) == list(last.outputs)


def test_a_prediction_without_weights_is_no_network() -> None:
    found = layers_of(ROWS)
    x = next(n.id for n in found.ran.tape.nodes if any(b.name == "x" for b in n.names))
    with pytest.raises(Unreadable, match="no sum of products"):
        layer_nodes(found.ran.tape, found.kinds, (x,))
