"""A reader's view: names, layers, the other way round with examples in columns."""

from __future__ import annotations

import pytest

import clearprop as cp
from clearprop.explanation.view import view
from clearprop.formula.precision import FLOAT32, FLOAT64, Precision
from clearprop.formula.tree import Entry, Number, Symbol
from clearprop.record.address import Address
from tests.unit.explanation.steps import WORKED, XOR, random_step, see, written


def test_one_example_of_a_small_network_has_its_taught_names() -> None:
    seen = see(WORKED)
    assert written(seen.number(Address("W", (0, 0), 2))) == "w5"
    assert written(seen.number(Address("a", (0, 1), 1))) == "h2"
    assert seen.number(Address("a", (0, 1), 1)).value == WORKED["layer 1, a[0, 1]"]


def test_a_batch_has_fields_and_indices() -> None:
    seen = see(XOR)
    assert written(seen.number(Address("a", (3, 2), 1))) == "a[3, 2]"
    assert written(seen.number(Address("delta", (3, 0), 2))) == "delta₂[3, 0]"
    assert written(seen.at(2).number(Address("delta", (3, 0), 2))) == "delta[3, 0]"
    assert written(seen.number(Address("loss"))) == "loss"


def test_one_chosen_example_of_a_batch_is_named() -> None:
    seen = see(XOR, row=3)
    assert seen.example == 3
    assert written(seen.number(Address("a", (3, 2), 1))) == "h3"
    assert written(seen.number(Address("a", (2, 2), 1))) == "a[2, 2]"


def test_with_examples_in_columns_the_index_is_turned_and_the_address_is_not() -> None:
    seen = see(XOR, convention="columns")
    entry = seen.number(Address("W", (0, 2), 1))
    assert (written(entry), str(entry.address)) == ("W[2, 0]", "layer 1, W[0, 2]")
    assert written(seen.number(Address("b", (2,), 1))) == "b[2]"
    moments = cp.step(
        cp.examples.xor_2_4_1.network, [[0.0, 1.0]], [[1.0]], loss="squared_error", optimizer=cp.Adam()
    )
    state = see(moments, convention="columns").turned(Address("state_after.m_W", (0, 2), 1))
    assert state == (2, 0)


def test_a_dressed_formula_keeps_its_values() -> None:
    seen = see(XOR, convention="columns")
    reader = seen.reader(1)
    formula = reader.entry("a_in", 3, 0) * reader.entry("W", 0, 2) + Number(1.0)
    assert written(seen.dressed(formula)) == "W[2, 0] × a_in[0, 3] + 1"


def test_what_has_no_address_keeps_its_name() -> None:
    rest = Entry(Symbol("…"), (), 1.0)
    assert see(XOR).named(rest) is rest


@pytest.mark.parametrize(("dtype", "precision"), [("float64", FLOAT64), ("float32", FLOAT32)])
def test_rounding_is_judged_by_the_type_of_the_record(dtype: str, precision: Precision) -> None:
    net = cp.Network.from_sizes((2, 1), "tanh", rng=0, dtype=dtype)
    step = cp.step(net, [[1.0, 2.0]], [[0.5]], loss="squared_error", optimizer=cp.SGD(0.1))
    assert view(step, "en").precision == precision


def test_speaking_of_the_same_layer_is_the_same_view() -> None:
    seen = see(random_step())
    assert seen.at(1) is seen
    assert seen.at(2).base == 2
