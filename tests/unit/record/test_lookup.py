"""An address of nothing is refused, and the refusal says what there is."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import numpy as np
import pytest

from clearprop.errors import AddressError
from clearprop.record.address import Address
from clearprop.record.lookup import LAYER_FIELDS, STATE_FIELDS, STEP_FIELDS, check_index, find
from clearprop.record.state import LayerState
from clearprop.record.step import LayerStep, NotObserved, Step
from tests.unit.record.worked import HIDDEN, OUTPUT, STEP, with_layer

SHORT = replace(STEP, layers=(HIDDEN,))
LONG = replace(STEP, layers=(HIDDEN, HIDDEN, OUTPUT))
LAYER_LIST = "W, b, a_in, z, a, mask, da, slope, delta, dW, db, g_W, g_b, update_W, update_b, W_new, b_new"
STEP_LIST = "x, y, rows, example_weight, loss, penalty, clip_scale, learning_rate, t"
STATE_LIST = (
    "state_before.m_W, state_before.m_b, state_before.v_W, state_before.v_b,"
    " state_after.m_W, state_after.m_b, state_after.v_W, state_after.v_b"
)


@pytest.mark.parametrize(
    ("step", "address", "said"),
    [
        (STEP, "step 2, loss", '"step 2, loss": this is step 1. Leave "step 2, " out.'),
        (
            STEP,
            "layer 3, dW",
            '"layer 3, dW": there are 2 layers, counted from 1. Ask for layer 1 or layer 2.',
        ),
        (SHORT, "layer 2, dW", '"layer 2, dW": there is 1 layer, counted from 1. Ask for layer 1.'),
        (
            LONG,
            "layer 4, dW",
            '"layer 4, dW": there are 3 layers, counted from 1. Ask for layer 1 to layer 3.',
        ),
        (
            STEP,
            Address("dW", layer=0),
            '"layer 0, dW": there are 2 layers, counted from 1. Ask for layer 1 or layer 2.',
        ),
        (STEP, "dW[0, 0]", '"dW[0, 0]": say of which layer, for example "layer 1, dW[0, 0]".'),
        (STEP, "step 1, dW", '"step 1, dW": say of which layer, for example "step 1, layer 1, dW".'),
        (
            STEP,
            "state_before.m_W",
            '"state_before.m_W": say of which layer, for example "layer 1, state_before.m_W".',
        ),
        (
            STEP,
            "layer 2, loss",
            '"layer 2, loss": loss belongs to the whole step. Leave "layer 2, " out.',
        ),
        (STEP, "zeal", f'"zeal": a step has no field zeal. It has {STEP_LIST}.'),
        (STEP, "layer 1, v", f'"layer 1, v": a layer has no field v. It has {LAYER_LIST}.'),
        (
            STEP,
            "layer 1, activation",
            f'"layer 1, activation": a layer has no field activation. It has {LAYER_LIST}.',
        ),
        (
            STEP,
            "layer 1, state_before.m",
            f'"layer 1, state_before.m": there is no such state. It has {STATE_LIST}.',
        ),
        (
            STEP,
            "layer 1, z[0, 0, 0]",
            '"layer 1, z[0, 0, 0]": z of layer 1 has shape (2, 2), so at most 2 indices fit.',
        ),
        (
            STEP,
            "layer 1, state_before",
            f'"layer 1, state_before": there is no such state. It has {STATE_LIST}.',
        ),
        (STEP, "layer 1, dW.m_W", f'"layer 1, dW.m_W": there is no such state. It has {STATE_LIST}.'),
        (STEP, "loss[0]", '"loss[0]": loss is a single number. Leave the brackets out.'),
        (
            STEP,
            "layer 1, b[0, 0]",
            '"layer 1, b[0, 0]": b of layer 1 has shape (2,), so at most 1 index fits.',
        ),
        (
            STEP,
            "layer 1, dW[2, 0]",
            '"layer 1, dW[2, 0]": dW of layer 1 has shape (2, 2); rows go from 0 to 1, columns from 0 to 1.',
        ),
        (STEP, "layer 1, b[2]", '"layer 1, b[2]": b of layer 1 has shape (2,); indices go from 0 to 1.'),
        (STEP, "x[2]", '"x[2]": x has shape (2, 2); rows go from 0 to 1, columns from 0 to 1.'),
        (
            STEP,
            Address("dW", (-1, 0), layer=1),
            '"layer 1, dW[-1, 0]": dW of layer 1 has shape (2, 2); rows go from 0 to 1, columns from 0 to 1.',
        ),
        (
            with_layer(STEP, 1, slope=np.zeros((2, 3, 4))),
            "layer 1, slope[0, 0, 4]",
            '"layer 1, slope[0, 0, 4]": slope of layer 1 has shape (2, 3, 4);'
            " indices go from 0 to 1, then from 0 to 2, then from 0 to 3.",
        ),
    ],
)
def test_an_address_of_nothing_is_refused(step: Step, address: str | Address, said: str) -> None:
    with pytest.raises(AddressError) as caught:
        step[address]
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("layer 1, w", "layer 1, W"),
        ("layer 2, dw[1, 0]", "layer 2, dW[1, 0]"),
        ("layer 1, detla", "layer 1, delta"),
        ("layer 1, w_new[0, 0]", "layer 1, W_new[0, 0]"),
        ("lost", "loss"),
        ("W2", "layer 2, W"),
        ("dW1[0, 0]", "layer 1, dW[0, 0]"),
        ("b_2", "layer 2, b"),
        ("Loss", "loss"),
        ("dw[0, 0]", "layer 1, dW[0, 0]"),
        ("layer 2, learning_rates", "learning_rate"),
        ("step 1, Delta[0, 0]", "step 1, layer 1, delta[0, 0]"),
    ],
)
def test_a_slip_is_guessed(address: str, meant: str) -> None:
    with pytest.raises(AddressError) as caught:
        find(STEP, Address.parse(address))
    assert f'Did you mean "{meant}"? It has ' in str(caught.value)
    assert find(STEP, Address.parse(meant)) is not None


def test_the_names_are_those_of_the_records() -> None:
    assert set(STEP_FIELDS) < {field.name for field in dataclasses.fields(Step)}
    assert tuple(field.name for field in dataclasses.fields(LayerState)) == STATE_FIELDS
    told = {"activation", "bias", "trainable", "dropout"}
    assert [f.name for f in dataclasses.fields(LayerStep) if f.name not in told] == list(LAYER_FIELDS)


def test_a_field_is_found_whatever_the_index() -> None:
    assert find(STEP, Address.parse("step 1, layer 1, dW[1, 0]")) is HIDDEN.dW
    assert find(STEP, Address("loss")) == STEP.loss
    unseen = replace(STEP, state_before=NotObserved)
    assert find(unseen, Address("state_before.m_W", layer=1)) is NotObserved


def test_an_index_that_fits_is_let_through() -> None:
    check_index((2, 3), Address("W", (1, 2), layer=1))
    check_index((2, 3), Address("W", (1,), layer=1))
