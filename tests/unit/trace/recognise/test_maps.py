from __future__ import annotations

import pytest

from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.maps import array_map
from tests.unit.trace.snippets import COLUMNS, ROWS, layers_of


def mapped(snippet, layer=0):
    found = layers_of(snippet)
    nodes = found[layer]
    return found, array_map(found.ran.tape, found.labels(layer), nodes.roots[0], nodes.operands[0])


def owners(found, entries):
    labels = found.labels(0)
    return {found.roles.parameters[labels.owner(int(k))[0]].name for k in entries.reshape(-1)}


@pytest.mark.parametrize(("snippet", "name"), [(ROWS, "rows"), (COLUMNS, "columns")])
def test_which_entries_are_weights_and_which_are_biases(snippet, name) -> None:
    found, layer = mapped(snippet)
    assert layer.layout.name == name
    assert layer.W_entries.shape == (2, 3)
    assert owners(found, layer.W_entries) == {"W1"}
    assert owners(found, layer.b_entries) == {"b1"}


def test_a_threshold_is_a_bias_with_a_minus() -> None:
    _, layer = mapped(ROWS.replace("x @ W1 + b1", "x @ W1 - b1"))
    assert (layer.b_sign == -1).all()


def test_a_plain_number_is_a_constant() -> None:
    found, layer = mapped(ROWS.replace("x @ W1 + b1", "x @ W1 + 0.25").replace("    b1 -=", "    c1 ="))
    assert layer.constant.tolist() == [0.25] * 3
    assert (layer.b_entries == -1).all()
    assert len(found.roles.parameters) == 3


def test_sums_in_which_examples_read_each_other_are_no_layer() -> None:
    with pytest.raises(Unreadable, match="no weights times inputs"):
        mapped(ROWS.replace("x @ W1 + b1", "x @ W1 + b1 + (x @ W1).sum(axis=0)"))
