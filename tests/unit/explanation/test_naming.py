"""Numbers have the names by which they are taught, where the network is small enough for them."""

from __future__ import annotations

import pytest

import clearprop as cp
from clearprop.explanation.naming import is_small, parameter_names, symbol, unit_names
from clearprop.formula.tree import Symbol
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, random_step


def test_parameters_are_named_as_they_are_taught() -> None:
    names = parameter_names(WORKED)
    assert names[Address("W", (0, 0), 1)] == "w1"
    assert names[Address("W", (0, 1), 2)] == "w7"


def test_a_fixed_bias_that_a_layer_shares_is_found_under_each_of_its_entries() -> None:
    names = parameter_names(WORKED)
    assert {str(address): name for address, name in names.items() if address.field == "b"} == {
        "layer 1, b": "b1",
        "layer 1, b[0]": "b1",
        "layer 1, b[1]": "b1",
        "layer 2, b": "b2",
        "layer 2, b[0]": "b2",
        "layer 2, b[1]": "b2",
    }


def test_units_are_counted_on_through_the_hidden_layers() -> None:
    names = unit_names(random_step((2, 3, 2, 1)), 4)
    assert names[Address("x", (4, 1))] == "x2"
    assert names[Address("a", (4, 1), 2)] == "h5"
    assert names[Address("a", (4, 0), 3)] == "o1"
    assert names[Address("y", (4, 0))] == "y1"
    assert Address("a", (3, 0), 1) not in names


@pytest.mark.parametrize(
    ("sizes", "small"), [((2, 4, 1), True), ((8, 6, 1), False), ((9, 1), False), ((8, 6), True)]
)
def test_small_is_what_people_number(sizes: tuple[int, ...], small: bool) -> None:
    assert is_small(random_step(sizes)) is small


def test_a_record_whose_weights_nobody_saw_is_not_named() -> None:
    layer = XOR.layers[0].__class__(**{**vars(XOR.layers[0]), "W": cp.NotObserved})
    step = XOR.__class__(**{**vars(XOR), "layers": (layer, XOR.layers[1])})
    assert not is_small(step)


def test_a_symbol_carries_its_layer_only_where_the_text_speaks_of_another() -> None:
    assert symbol("delta", 1, 1) == Symbol("delta")
    assert symbol("delta", 2, 1) == Symbol("delta", 2)
    assert symbol("state_before.m_W", 1, 1) == Symbol("m_W")
    assert symbol("state_after.v_b", 2, 1) == Symbol("v_b_new", 2)
