"""Units are called as the explanations call them, and addresses lead to the numbers."""

from __future__ import annotations

from clearprop.drawing.diagram.names import bias_address, edge_address, unit_address, unit_name
from clearprop.explanation.naming import unit_names
from clearprop.record.address import Address
from tests.unit.drawing.diagram.diagrams import network, step_of


def test_names_are_those_of_the_explanations() -> None:
    sizes = (2, 3, 4, 2)
    named = unit_names(step_of(network(*sizes)), 1)
    for column, size in enumerate(sizes):
        for unit in range(size):
            address = unit_address("a" if column else "x", column, 1, unit)
            assert named[address] == unit_name(sizes, column, unit)


def test_a_single_layer_has_no_hidden_units() -> None:
    assert [unit_name((2, 1), column, 0) for column in (0, 1)] == ["x1", "o1"]


def test_units_by_index_count_from_0() -> None:
    assert unit_name((64, 32), 0, 0, by_index=True) == "0"


def test_addresses() -> None:
    assert str(edge_address("dW", 2, 0, 3)) == "layer 2, dW[0, 3]"
    assert str(bias_address("b", 1, "per_unit", 3)) == "layer 1, b[3]"
    assert str(bias_address("b", 1, "shared", 3)) == "layer 1, b[0]"
    assert unit_address("x", 0, 2, 1) == Address("x", (2, 1))
