"""Every Step agrees with itself: its equations hold, and each of its numbers is the sum of its terms."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings

import clearprop as cp
from clearprop.record.equations import Equation, equations, terms
from clearprop.record.lookup import LAYER_FIELDS, STATE_FIELDS
from clearprop.record.reconcile import Verdict, reconcile
from tests.properties.strategies import Training, trainings

# What the equations do not give: what was put in, and what belongs to another step.
GIVEN = {"W", "b", "mask"}
GIVEN_TO_STEP = {"x", "y", "rows", "example_weight", "t", "index", "epoch"}


@given(trainings())
def test_every_step_reconciles(training: Training) -> None:
    for step in training.all_steps():
        judged = reconcile(step)
        assert judged.verdict is Verdict.HOLDS, f"{training}\n{judged}"


@given(trainings())
def test_every_computed_field_has_its_equation(training: Training) -> None:
    """A field without an equation would be judged by nobody."""
    step = training.step()
    told = {(e.address.layer, e.address.field) for e in equations(step)}
    for number, layer in enumerate(step.layers, start=1):
        present = {name for name in LAYER_FIELDS if getattr(layer, name) is not None} - GIVEN
        remembered = {
            f"state_after.{slot}"
            for slot in STATE_FIELDS
            if getattr(step.state_after.layers[number - 1], slot) is not None
        }
        assert {name for at, name in told if at == number} == present | remembered
    assert {name for at, name in told if at is None} == {"loss", "penalty", "clip_scale", "learning_rate"}


@settings(max_examples=25)
@given(trainings(most_layers=4))
def test_every_number_is_the_sum_of_its_terms(training: Training) -> None:
    step = training.step()
    for equation in equations(step):
        recorded = np.asarray(step.field(equation.address), dtype=np.float64)
        sums = np.empty(recorded.shape)
        for index in np.ndindex(recorded.shape):
            sums[index] = sum(terms(step, equation.address.at(*index)))
        allowed = _allowed(step, equation, recorded)
        assert (np.abs(recorded - sums) <= allowed).all(), f"{equation.address} of {training}"


def _allowed(step: cp.Step, equation: Equation, recorded: np.ndarray) -> np.ndarray:
    """What rounding may do, in the type of the record: to the whole field, and to what is added up."""
    eps = float(np.finfo(step.layers[0].W.dtype).eps)
    size = np.broadcast_to(np.asarray(equation.magnitude(), dtype=np.float64), recorded.shape)
    allowed: np.ndarray = 64 * eps * np.abs(recorded).max(initial=0.0) + eps * (16 + equation.count) * size
    return allowed


@given(trainings())
def test_the_network_after_a_step_is_what_the_step_says(training: Training) -> None:
    step = training.step()
    after = training.network.after(step)
    for layer, dense in zip(step.layers, after, strict=True):
        assert dense.W is layer.W_new
        assert dense.b is layer.b_new
        if not layer.trainable:
            np.testing.assert_array_equal(layer.W_new, layer.W)
        if layer.b is not None and (not layer.trainable or layer.bias == "fixed"):
            np.testing.assert_array_equal(layer.b_new, layer.b)


@given(trainings())
def test_nothing_in_a_step_can_be_written_to(training: Training) -> None:
    step = training.step()
    states = [getattr(state, name) for state in step.state_after.layers for name in STATE_FIELDS]
    fields = [getattr(layer, name) for layer in step.layers for name in LAYER_FIELDS]
    arrays = [a for a in (step.x, step.y, step.example_weight, *states, *fields) if a is not None]
    assert not any(array.flags.writeable for array in arrays)
    assert training.x.flags.writeable, "the caller's own array is left alone"
