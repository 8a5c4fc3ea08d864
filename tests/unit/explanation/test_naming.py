"""Numbers have the names by which they are taught, where the network is small enough for them."""

from __future__ import annotations

import re

import pytest

import clearprop as cp
from clearprop.explanation.naming import address_called, is_small, parameter_names, symbol, unit_names
from clearprop.formula.tree import Symbol
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, random_step

LARGE = random_step((9, 3))
BARE = cp.step(
    cp.Network([cp.Dense([[1.0, 2.0]], None)]),
    [[1.0]],
    [[0.0, 1.0]],
    loss="squared_error",
    optimizer=cp.SGD(0.1),
)


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


@pytest.mark.parametrize(
    ("step", "name", "row", "address"),
    [
        (WORKED, "w2", 0, "layer 1, W[1, 0]"),
        (WORKED, " w7 ", None, "layer 2, W[0, 1]"),
        (WORKED, "b2", 0, "layer 2, b"),
        (WORKED, "h2", 0, "layer 1, a[0, 1]"),
        (XOR, "b5", None, "layer 2, b[0]"),
        (XOR, "h4", 2, "layer 1, a[2, 3]"),
        (XOR, "x2", 3, "x[3, 1]"),
        (XOR, "y1", 1, "y[1, 0]"),
        (XOR, "h5", 0, None),
        (XOR, "loss", 0, None),
        (XOR, "w0", 0, None),
    ],
)
def test_a_taught_name_leads_to_its_number(
    step: cp.Step, name: str, row: int | None, address: str | None
) -> None:
    found = address_called(step, name, row)
    assert found == (None if address is None else Address.parse(address))


@pytest.mark.parametrize(
    ("step", "name", "said"),
    [
        (XOR, "h1", 'example: ask for "layer 1, a[0, 0]", or explain one row alone.'),
        (LARGE, "w1", 'too large for names. Ask for an address such as "layer 1, W[0, 0]".'),
        (LARGE, "x2", 'such as "x[0, 0]".'),
        (LARGE, "o1", 'such as "layer 1, a[0, 0]".'),
        (XOR, "w13", '"w13": the weights are w1 to w12, the biases b1 to b5.'),
        (BARE, "b9", "the weights are w1 to w2; there are no biases."),
    ],
)
def test_a_name_that_leads_nowhere_says_which_do(step: cp.Step, name: str, said: str) -> None:
    with pytest.raises(cp.AddressError, match=re.escape(said)):
        address_called(step, name, None)


def test_a_symbol_carries_its_layer_only_where_the_text_speaks_of_another() -> None:
    assert symbol("delta", 1, 1) == Symbol("delta")
    assert symbol("delta", 2, 1) == Symbol("delta", 2)
    assert symbol("state_before.m_W", 1, 1) == Symbol("m_W")
    assert symbol("state_after.v_b", 2, 1) == Symbol("v_b_new", 2)
