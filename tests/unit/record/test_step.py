"""The record: numbers are found by address, nothing can be written, wrong addresses are refused."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, replace
from types import SimpleNamespace
from typing import Any

import pytest

from clearprop.errors import AddressError, SettingError
from clearprop.numerics.losses import loss
from clearprop.record.address import Address
from clearprop.record.lookup import LAYER_FIELDS, STATE_FIELDS, STEP_FIELDS
from clearprop.record.optimizers import SGD
from clearprop.record.settings import Settings
from clearprop.record.state import LayerState, OptimizerState
from clearprop.record.step import LayerStep, NotObserved, Step, check_step
from tests.unit.record.worked import HIDDEN, OUTPUT, STEP, array, one_weight, with_layer

MOMENTUM = one_weight(SGD(0.5, momentum=0.5), t=3, m_W=7.0, m_b=2.0)


def refusal(step: Step, address: Any) -> str:
    with pytest.raises(AddressError) as caught:
        step[address]
    return str(caught.value)


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("loss", 3.25),
        ("step 1, loss", 3.25),
        ("learning_rate", 0.5),
        ("t", 1),
        ("x[1, 0]", 3.0),
        ("y[1, 0]", 7.0),
        ("rows[1]", 1),
        ("layer 1, dW[1, 0]", 8.0),
        ("step 1, layer 1, W_new[1, 0]", -2.0),
        ("layer 2, b[0]", 3.0),
        # dW[0, 0] = 5 × delta[0, 0] + 1 × delta[1, 0]
        ("layer 2, dW[0, 0], term 1", 5 * OUTPUT.delta[0, 0].item()),
        ("layer 2, dW[0, 0], term 2", OUTPUT.delta[1, 0].item()),
        ("step 1, loss, term 2", 3.25 - STEP["loss, term 1"]),
    ],
)
def test_a_number_is_found_by_its_address(address: str, value: float) -> None:
    found = STEP[address]
    assert found == value
    assert type(found) is type(value)
    assert STEP[Address.parse(address)] == value


def test_a_row_a_field_and_what_does_not_exist() -> None:
    assert STEP["layer 1, z[1]"].tolist() == [1, -2]
    assert STEP["layer 1, z"] is HIDDEN.z
    assert STEP["layer 1, mask"] is None
    assert STEP["layer 1, mask[0, 0]"] is None
    assert STEP["example_weight"] is None
    unseen = with_layer(STEP, 1, dW=NotObserved)
    assert unseen["layer 1, dW"] is NotObserved
    assert unseen["layer 1, dW[0, 0]"] is NotObserved


def test_every_field_can_be_asked_for() -> None:
    for name in STEP_FIELDS:
        assert STEP[name] is getattr(STEP, name)
    for name in LAYER_FIELDS:
        assert STEP[f"layer 2, {name}"] is getattr(OUTPUT, name)
    for name in STATE_FIELDS:
        assert MOMENTUM[f"layer 1, state_before.{name}"] is getattr(MOMENTUM.state_before.layers[0], name)


def test_what_the_optimizer_remembers_has_an_address() -> None:
    assert MOMENTUM["layer 1, state_before.m_W[0, 0]"] == 7.0
    assert MOMENTUM["step 3, layer 1, state_after.m_b[0]"] == 2.0
    assert MOMENTUM["layer 1, state_before.v_W"] is None
    unseen = replace(MOMENTUM, state_before=NotObserved)
    assert unseen["layer 1, state_before.m_W[0, 0]"] is NotObserved


def test_the_index_of_an_address_does_not_narrow_a_field() -> None:
    assert STEP.field("layer 1, dW[1, 0]") is HIDDEN.dW


def test_prediction_and_the_loss_of_each_example() -> None:
    assert STEP.prediction is OUTPUT.a
    assert STEP.example_losses.tolist() == [4.5, 2.0]


def test_the_loss_of_each_example_of_a_cross_entropy_comes_from_the_logits() -> None:
    # At z = 800 the prediction is exactly 1, but a target of 0 costs 800 nats, not infinity.
    one = with_layer(one_weight(SGD(0.1)), 1, z=array([800.0]), a=array([1.0]))
    settings = Settings(loss("binary_cross_entropy"), "mean", SGD(0.1))
    assert replace(one, settings=settings, y=array([0.0])).example_losses.tolist() == [800.0]


NARROW = replace(STEP, layers=(OUTPUT,))
LONG = replace(STEP, layers=(HIDDEN, HIDDEN, OUTPUT))


def test_an_index_without_a_field_is_refused() -> None:
    assert refusal(STEP, 0) == 'an address is text such as "layer 1, dW[0, 2]", but 0 (int) was given.'


@pytest.mark.parametrize("record", [STEP, HIDDEN], ids=["step", "layer"])
def test_no_field_can_be_set(record: Step | LayerStep) -> None:
    for field in dataclasses.fields(record):
        with pytest.raises(FrozenInstanceError):
            setattr(record, field.name, None)


def test_the_prediction_is_the_last_layers_however_many_there_are() -> None:
    for step in (STEP, LONG, NARROW):
        assert step.prediction is OUTPUT.a
        assert step.example_losses.tolist() == [4.5, 2.0]


def test_records_are_not_compared_by_equals() -> None:
    assert copy.copy(STEP) != STEP
    assert hash(STEP) == hash(STEP)


def test_not_observed_is_one_value_and_neither_true_nor_false() -> None:
    assert repr(NotObserved) == "not observed"
    assert copy.copy(NotObserved) is NotObserved
    assert copy.deepcopy(NotObserved) is NotObserved
    assert pickle.loads(pickle.dumps(NotObserved)) is NotObserved
    with pytest.raises(TypeError) as caught:
        bool(NotObserved)
    assert str(caught.value) == (
        'a field that was not observed is neither true nor false; compare with "is NotObserved".'
    )


def test_a_state_that_remembers_nothing_is_none() -> None:
    assert STEP["layer 2, state_after.m_W"] is None
    assert replace(STEP, state_after=OptimizerState(1, (LayerState(), LayerState())))["t"] == 1


def test_how_a_record_is_shown() -> None:
    # Shown in full, a step would fill screens with arrays.
    assert repr(replace(STEP, index=12, epoch=3)) == (
        "Step(step 12 of epoch 3: 2 examples, loss 3.25; layers 2-2-1, SGD(0.5))"
    )
    assert repr(NARROW).endswith("layers 2-1, SGD(0.5))")
    assert repr(OUTPUT) == "LayerStep(2 to 1, identity, bias per_unit)"
    assert repr(HIDDEN) == "LayerStep(2 to 2, relu, bias per_unit)"
    unseen = with_layer(with_layer(STEP, 1, W=NotObserved), 2, W=NotObserved)
    assert repr(replace(unseen, x=NotObserved, loss=NotObserved)) == (
        "Step(step 1 of epoch 1: ? examples, loss not observed; layers ?-?-?, SGD(0.5))"
    )
    assert repr(unseen.layers[0]) == "LayerStep(? to ?, relu, bias per_unit)"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("layer 2, dW[0, 0], term 3", "layer 2, dW[0, 0] has 2 terms; ask for term 1 to term 2."),
        ("layer 2, dW, term 1", "terms belong to one entry of it, such as "),
        ("layer 2, W[0, 0], term 1", "was given, not computed, so it has no terms."),
    ],
)
def test_a_term_that_is_not_there_is_not_taken_for_the_number(address: str, said: str) -> None:
    with pytest.raises(AddressError) as caught:
        STEP[address]
    assert said in str(caught.value)


def test_a_term_of_what_nobody_saw_was_not_seen() -> None:
    assert with_layer(STEP, 1, dW=NotObserved)["layer 1, dW[0, 0], term 1"] is NotObserved
    assert STEP["layer 1, mask[0, 0], term 1"] is None


def test_what_is_not_a_step_is_named() -> None:
    assert check_step(STEP) is STEP
    with pytest.raises(
        SettingError, match=r"^a Step is needed, such as clearprop.step\(…\) gives; received 3.$"
    ):
        check_step(3)
    with pytest.raises(SettingError, match=r"Take one of its steps, such as run.steps\[-1\]\.$"):
        check_step(SimpleNamespace(steps=()))


def test_losses_of_examples_that_nobody_saw() -> None:
    for step in (with_layer(STEP, 2, a=NotObserved), replace(STEP, y=NotObserved)):
        with pytest.raises(AddressError, match="y or the answers were not observed"):
            _ = step.example_losses


@pytest.mark.parametrize(
    ("bias", "trainable", "trains"),
    [("per_unit", True, True), ("shared", True, True), ("fixed", True, False), ("per_unit", False, False)],
)
def test_which_biases_the_update_changes(bias: Any, trainable: bool, trains: bool) -> None:
    assert replace(HIDDEN, bias=bias, trainable=trainable).trains_bias is trains
