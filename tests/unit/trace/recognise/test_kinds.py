from __future__ import annotations

import numpy as np

from clearprop.trace.recognise.kinds import Kind, parameter_values
from tests.unit.trace.snippets import NUMBERS, ROWS, layers_of


def test_data_parameters_sums_and_answers() -> None:
    found = layers_of(ROWS)
    kinds, tape = found.kinds, found.ran.tape
    named = {name.name: kinds[n.id] for n in tape.nodes for name in n.names if n.id < found.step.round.end}
    assert named["x"] is Kind.DATA
    assert named["W1"] is Kind.PARAMETER
    assert named["h"] is Kind.ANSWER
    assert [kinds[root] for layer in found.made.layers for root in layer.roots] == [Kind.SUM, Kind.SUM]


def test_a_product_with_a_whole_number_is_part_of_a_sum() -> None:
    found = layers_of(NUMBERS.replace("(0.0, 1.0, 1.0)", "(0, 1, 1)"))
    assert [found.kinds[root] for root in found[0].roots] == [Kind.SUM, Kind.SUM]


def test_a_parameter_with_an_entry_moved_by_hand_is_one_still() -> None:
    moved = ROWS.replace("    h = np.tanh", "    M = W1.copy()\n    M[0, 0] = 0.5\n    h = np.tanh")
    found = layers_of(moved.replace("x @ W1", "x @ M"))
    write = next(n for n in found.ran.tape.nodes if n.kind == "write")
    assert found.kinds[write.id] is Kind.PARAMETER


def test_values_are_numbered_by_their_parameter() -> None:
    assert parameter_values([[3, 5], [4]]) == {3: 0, 5: 0, 4: 1}


def test_what_has_only_the_shape_of_a_parameter_is_data() -> None:
    found = layers_of(ROWS.replace("h = np.tanh", "none = np.zeros_like(W1) + 1\n    h = np.tanh"))
    node = next(n.id for n in found.ran.tape.nodes if n.function is np.zeros_like)
    assert found.kinds[node] is Kind.DATA
