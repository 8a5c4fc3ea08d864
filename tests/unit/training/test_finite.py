"""The first number that is not finite is found wherever it is, and named with its example."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from clearprop.numerics.arrays import freeze
from clearprop.record.address import Address
from clearprop.record.optimizers import Adam
from clearprop.record.state import LayerState, OptimizerState
from clearprop.record.step import Step
from clearprop.training.finite import first_not_finite, is_finite, sentence
from tests.unit.record.worked import HIDDEN, STEP, array, one_weight, with_layer

NAN, INF = math.nan, math.inf


def with_memory(**state: Any) -> Step:
    step = one_weight(Adam(0.1), m_W=0.0, m_b=0.0, v_W=0.0, v_b=0.0)
    return replace(step, state_after=OptimizerState(1, (LayerState(**state),)))


def test_a_step_worked_on_paper_is_finite() -> None:
    assert is_finite(STEP)
    assert first_not_finite(STEP) is None
    assert is_finite(with_memory(m_W=array([1]), v_b=array(2)))


# Each field that may be the first to leave the finite numbers, and what a real step drags along after it.
@pytest.mark.parametrize(
    ("step", "address"),
    [
        # A saturated unit hides an infinite sum: its activation is 1 and its slope 0.
        (with_layer(STEP, 1, z=array([5, 0], [INF, -2])), "layer 1, z[1, 0]"),
        (with_layer(STEP, 2, z=array([NAN], [5])), "layer 2, z[0, 0]"),
        (replace(STEP, loss=INF), "loss"),
        (replace(STEP, loss=NAN), "loss"),
        (replace(STEP, penalty=INF), "penalty"),
        # Where nothing is trained, a gradient that overflows does not reach the weights.
        (with_layer(STEP, 1, trainable=False, dW=array([-3, INF], [8, 0])), "layer 1, dW[0, 1]"),
        (with_layer(STEP, 1, bias="fixed", db=array(1, -INF)), "layer 1, db[1]"),
        (with_layer(STEP, 1, W_new=array([NAN, -1], [-2, 0])), "layer 1, W_new[0, 0]"),
        (with_layer(STEP, 2, b_new=array(-INF)), "layer 2, b_new[0]"),
        # The square of a large gradient: from here on its weight would stand still for ever.
        (with_memory(m_W=array([1]), v_W=array([INF])), "layer 1, state_after.v_W[0, 0]"),
        (with_memory(m_W=array([1]), v_b=array(INF)), "layer 1, state_after.v_b[0]"),
    ],
)
def test_each_number_that_is_not_finite_is_found(step: Step, address: str) -> None:
    assert not is_finite(step)
    found = first_not_finite(step)
    assert found is not None
    assert str(found.without_step()) == address
    assert found.step == step.index


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        (("z", "a"), "layer 1, z[0, 0]"),
        (("a", "da"), "layer 1, a[0, 0]"),
        (("da", "delta"), "layer 1, da[0, 0]"),
        (("slope", "delta"), "layer 1, slope[0, 0]"),
        (("delta", "dW", "db"), "layer 1, delta[0, 0]"),
        (("db", "g_W"), "layer 1, db[0]"),
        (("g_b", "update_W", "W_new"), "layer 1, g_b[0]"),
        (("update_W", "update_b", "W_new"), "layer 1, update_W[0, 0]"),
        (("update_b", "W_new"), "layer 1, update_b[0]"),
    ],
)
def test_the_first_in_the_order_of_computation_is_named(fields: tuple[str, ...], first: str) -> None:
    spoilt = {name: np.full_like(getattr(HIDDEN, name), NAN) for name in (*fields, "W_new")}
    found = first_not_finite(with_layer(replace(STEP, loss=3.25), 1, **spoilt))
    assert found is not None
    assert str(found.without_step()) == first


def test_forward_comes_before_the_loss_and_the_loss_before_the_way_back_from_the_last_layer() -> None:
    spoilt = with_layer(with_layer(STEP, 1, dW=array([INF, 0], [0, 0])), 2, dW=array([0], [NAN]))
    assert str(first_not_finite(spoilt)) == "step 1, layer 2, dW[1, 0]"
    assert str(first_not_finite(replace(spoilt, loss=NAN))) == "step 1, loss"
    assert str(first_not_finite(with_layer(replace(spoilt, loss=NAN), 2, a=array([1], [INF])))) == (
        "step 1, layer 2, a[1, 0]"
    )


def test_large_numbers_are_finite_even_when_their_sum_is_not() -> None:
    step = with_layer(STEP, 1, W_new=array([1e308, 1e308], [1e308, 1e308]))
    assert is_finite(step)


HELP = (
    "the first number that is not finite. A smaller learning rate, clip_norm or scaled inputs usually help."
)


def told(step: Step) -> str:
    address = first_not_finite(step)
    assert address is not None
    return sentence(step, address)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            with_layer(STEP, 1, z=array([5, 0], [INF, -2])),
            f"step 12, layer 1, z[1, 0] became inf (example 41) in epoch 3: {HELP}",
        ),
        (
            with_layer(STEP, 2, delta=array([NAN], [-1])),
            f"step 12, layer 2, delta[0, 0] became nan (example 40) in epoch 3: {HELP}",
        ),
        (
            with_layer(replace(STEP, loss=INF), 2, a=array([13], [1e200])),
            f"step 12, loss became inf (example 41) in epoch 3: {HELP}",
        ),
        # Every example has a finite loss, only their sum has not.
        (
            with_layer(replace(STEP, loss=INF), 2, a=array([1.2e154], [1.2e154])),
            f"step 12, loss became inf in epoch 3: {HELP}",
        ),
        (
            with_layer(STEP, 1, dW=array([-3, 0], [-INF, 0]), W_new=array([0, 0], [INF, 0])),
            f"step 12, layer 1, dW[1, 0] became -inf in epoch 3: {HELP}",
        ),
    ],
)
def test_the_sentence_names_step_field_and_example(step: Step, said: str) -> None:
    # The batch holds the examples 40 and 41 of the data.
    assert told(replace(step, index=12, epoch=3, rows=freeze(np.array([40, 41])))) == said


def test_an_example_of_a_softmax_jacobian_is_named_too() -> None:
    slope = np.zeros((2, 2, 2))
    slope[1, 0, 1] = NAN
    step = with_layer(replace(STEP, rows=freeze(np.array([7, 5]))), 1, slope=slope)
    assert told(step).startswith("step 1, layer 1, slope[1, 0, 1] became nan (example 5) in epoch 1")
    assert first_not_finite(step) == Address("slope", (1, 0, 1), layer=1, step=1)
