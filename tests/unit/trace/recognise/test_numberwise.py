from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.numberwise import numberwise_map
from tests.unit.trace.snippets import NUMBERS, ROWS, layers_of


def mapped(snippet, layer=0):
    found = layers_of(snippet)
    return found, numberwise_map(found.ran.tape, found.kinds, found.labels(layer), found[layer].roots)


def test_sums_of_single_products() -> None:
    found, taken = mapped(NUMBERS)
    layer, a_in, z, _ = taken
    names = [[found.roles.parameters[k].name for k in row] for row in layer.W_entries]
    assert names == [["w1", "w3"], ["w2", "w4"]]
    assert [found.roles.parameters[k].name for k in layer.b_entries] == ["b1", "b2"]
    assert a_in.tolist() == [[0.0, 1.0]]
    assert np.allclose(z, [[-0.2 + 0.01, 0.4 + 0.02]])


def test_whole_numbers_are_told_apart_by_their_place() -> None:
    _, taken = mapped(NUMBERS.replace("(0.0, 1.0, 1.0)", "(0, 1, 1)"))
    assert taken[1].tolist() == [[0.0, 1.0]]


def test_arrays_are_not_read_number_by_number() -> None:
    assert mapped(ROWS)[1] is None


def test_units_that_read_other_inputs_are_no_dense_layer() -> None:
    with pytest.raises(Unreadable, match="do not read all the same inputs"):
        mapped(NUMBERS.replace("s(w3 * x1 + w4 * x2 + b2)", "s(w3 * x1 + b2)"))
