"""The table of equations: every computed field has one, in the order of computation, with its terms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from clearprop.errors import AddressError, SettingError
from clearprop.numerics.losses import loss
from clearprop.record.address import Address
from clearprop.record.equations import equation, equations, terms
from clearprop.record.lookup import LAYER_FIELDS
from clearprop.record.optimizers import SGD, Adam
from clearprop.record.settings import Settings
from clearprop.record.step import NotObserved, Step
from tests.unit.record.worked import STEP, array, equal, one_weight, with_layer

# What a layer is given: its parameters, and which units dropout spares.
GIVEN = {"W", "b", "mask"}
FORWARD = ("a_in", "z", "a")
BACKWARD = ("da", "slope", "delta", "dW", "db")
UPDATE = ("g_W", "g_b", "update_W", "update_b", "W_new", "b_new")


def order(step: Step) -> list[str]:
    return [str(equation.address.without_step()) for equation in equations(step)]


def of(layer: int, *fields: str) -> list[str]:
    return [f"layer {layer}, {field}" for field in fields]


def test_every_computed_field_has_an_equation_in_the_order_of_computation() -> None:
    assert order(STEP) == [
        *of(1, *FORWARD),
        *of(2, *FORWARD),
        "loss",
        "penalty",
        *of(2, *BACKWARD),
        *of(1, *BACKWARD),
        "clip_scale",
        "learning_rate",
        *of(1, *UPDATE),
        *of(2, *UPDATE),
    ]
    assert set(FORWARD) | set(BACKWARD) | set(UPDATE) == set(LAYER_FIELDS) - GIVEN


def test_what_an_optimizer_remembers_has_equations_too() -> None:
    memory = [f"state_after.{slot}_{parameter}" for slot in "mv" for parameter in "Wb"]
    found = order(one_weight(Adam(0.5), m_W=0.0, m_b=0.0, v_W=0.0, v_b=0.0))
    assert found[-10:] == of(1, "g_W", "g_b", *memory, "update_W", "update_b", "W_new", "b_new")


def test_a_fused_layer_and_one_without_biases_have_fewer() -> None:
    fused = replace(STEP, settings=Settings(loss("cross_entropy"), "mean", SGD(0.5)))
    found = order(with_layer(fused, 1, bias="none", b=None))
    assert not set(of(2, "da", "slope")) & set(found)
    assert not set(of(1, "db", "g_b", "update_b", "b_new")) & set(found)
    assert set(of(2, "delta", "db")) | set(of(1, "da", "slope")) <= set(found)


def test_an_equation_is_found_by_the_address_of_its_field() -> None:
    found = equation(STEP, "layer 1, dW[1, 0]")
    assert found is not None
    assert found.address == Address("dW", layer=1, step=1)
    assert equal(found.value(), STEP["layer 1, dW"])
    whole = equation(STEP, Address("loss"))
    assert whole is not None
    assert whole.value() == 3.25


@pytest.mark.parametrize("address", ["x", "y", "rows", "t", "layer 1, W", "layer 1, b", "layer 2, mask"])
def test_what_was_given_has_no_equation(address: str) -> None:
    assert equation(STEP, address) is None


def test_an_equation_of_no_field_is_refused() -> None:
    with pytest.raises(AddressError, match="there are 2 layers, counted from 1"):
        equation(STEP, "layer 3, dW")


def test_terms_add_up_to_the_entry() -> None:
    assert terms(STEP, "layer 1, dW[1, 0]") == (6.0, 2.0)
    assert terms(STEP, "step 1, layer 1, z[1, 0], term 2") == (3.0, -2.0, 0.0)
    assert terms(STEP, "loss") == (2.25, 1.0)
    for found in equations(STEP):
        value = np.asarray(STEP.field(found.address))
        for index in np.ndindex(value.shape):
            assert sum(terms(STEP, found.address.at(*index))) == value[index]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("x[0, 0]", '"x[0, 0]" was given, not computed, so it has no terms.'),
        ("layer 1, W[0, 0]", '"layer 1, W[0, 0]" was given, not computed, so it has no terms.'),
        ("layer 1, mask[0, 0]", '"layer 1, mask[0, 0]" does not exist in this record, so it has no terms.'),
        (
            "layer 1, dW",
            '"layer 1, dW" is a whole field of shape (2, 2); terms belong to one entry of it,'
            ' such as "layer 1, dW[0, 0]".',
        ),
        (
            "layer 1, z[1]",
            '"layer 1, z[1]" is a whole field of shape (2,); terms belong to one entry of it,'
            ' such as "layer 1, z[1, 0]".',
        ),
        (
            "layer 1, dW[9, 9]",
            '"layer 1, dW[9, 9]": dW of layer 1 has shape (2, 2); rows go from 0 to 1, columns from 0 to 1.',
        ),
        ("loss[0]", '"loss[0]": loss is a single number. Leave the brackets out.'),
    ],
)
def test_terms_of_anything_but_a_computed_entry_are_refused(address: str, said: str) -> None:
    with pytest.raises(AddressError) as caught:
        terms(STEP, address)
    assert str(caught.value) == said


def test_a_field_that_does_not_exist_here_has_no_terms() -> None:
    step = with_layer(STEP, 1, bias="none", b=None, db=None, g_b=None, update_b=None, b_new=None)
    with pytest.raises(AddressError, match=r'^"layer 1, b_new\[0\]" does not exist in this record'):
        terms(step, "layer 1, b_new[0]")


def test_terms_of_an_entry_that_nobody_saw_still_say_what_it_must_be() -> None:
    step = with_layer(STEP, 1, dW=NotObserved)
    assert terms(step, "layer 1, dW[1, 0]") == (6.0, 2.0)
    with pytest.raises(AddressError, match="is a whole field of shape"):
        terms(step, "layer 1, dW")
    with pytest.raises(AddressError, match="rows go from 0 to 1"):
        terms(step, "layer 1, dW[2, 0]")
    with pytest.raises(
        AddressError, match=r'^"step 1, layer 1, g_W\[1, 0\]" needs dW, which was not observed.$'
    ):
        terms(step, "layer 1, g_W[1, 0]")


@pytest.mark.parametrize(
    ("index", "said"),
    [
        ((), '"step 1, layer 1, dW" has shape (2, 2), so an entry of it has 2 indices.'),
        ((1,), '"step 1, layer 1, dW[1]" has shape (2, 2), so an entry of it has 2 indices.'),
        (("a", 0), '"step 1, layer 1, dW[a, 0]" has shape (2, 2), so an entry of it has 2 indices.'),
        ((-1, 0), "rows go from 0 to 1, columns from 0 to 1."),
        ((2, 0), "rows go from 0 to 1, columns from 0 to 1."),
        ((0, 0, 0), "so at most 2 indices fit."),
    ],
)
def test_an_entry_that_is_not_there_has_no_terms(index: tuple[Any, ...], said: str) -> None:
    found = equation(STEP, "layer 1, dW")
    assert found is not None
    with pytest.raises(AddressError) as caught:
        found.terms(*index)
    assert str(caught.value).endswith(said)


def test_only_a_step_has_equations() -> None:
    with pytest.raises(
        SettingError, match=r"^a Step is needed, such as clearprop.step\(…\) gives; received 3.$"
    ):
        equation(3, "loss")  # type: ignore[arg-type]


def test_every_equation_says_its_shape_and_where_it_comes_from() -> None:
    for found in equations(one_weight(Adam(0.5, l2=0.1), m_W=0.0, m_b=0.0, v_W=0.0, v_b=0.0)):
        assert found.shape
        assert found.source
        assert found.count >= 1
    assert array([1.0]).shape == (1, 1)
