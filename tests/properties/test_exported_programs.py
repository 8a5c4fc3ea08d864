"""Every part of an exported program computes what a step records, for every network and optimizer.

The parts are compared one by one: what rounding does to a gradient of about 0 is not small any more once an
optimizer has divided by its size, and says nothing about the program.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

import clearprop as cp
from clearprop.export import to_numpy_program
from clearprop.numerics.arrays import Array
from tests.properties.strategies import Training, trainings

ROUNDING = 1e-12


def program(training: Training, convention: str) -> dict[str, Any]:
    """The names of the program, as whoever imports it has them."""
    assume(any(layer.trainable for layer in training.network))
    text = to_numpy_program(
        training.network,
        x=training.x,
        y=training.y,
        loss=training.loss,
        optimizer=training.optimizer,
        reduction=training.reduction,
        epochs=3,
        rng=0,
        convention=convention,
        lang="en",
    )
    names: dict[str, Any] = {"__name__": "program"}
    exec(compile(text, "program.py", "exec"), names)
    return names


def first_step(training: Training) -> cp.Step:
    """The first step, of examples that count alike."""
    return cp.step(
        training.network,
        training.x,
        training.y,
        loss=training.loss,
        optimizer=training.optimizer,
        reduction=training.reduction,
        rng=training.rng,
    )


def gradients_of(step: cp.Step, suffix: str) -> dict[str, Array]:
    """``dW1, db1, …`` or ``g_W1, g_b1, …`` of what is trained, the penalty included."""
    found: dict[str, Array] = {}
    for number, layer in enumerate(step.layers, start=1):
        if layer.trainable:
            found[f"W{number}"] = layer.g_W if suffix == "g" else layer.dW + step.settings.l2 * layer.W
        if layer.trainable and layer.bias in ("per_unit", "shared"):
            found[f"b{number}"] = layer.g_b if suffix == "g" else layer.db
    return found


def largest(step: cp.Step) -> float:
    fields = [f for layer in step.layers for f in (layer.z, layer.a, layer.delta, layer.dW, layer.W)]
    return max(1.0, *(float(np.abs(field).max()) for field in fields))


def turn(array: Array, convention: str) -> Array:
    return np.atleast_2d(array).T if convention == "columns" else array


@given(trainings(dtype="float64"), st.sampled_from(["rows", "columns"]))
def test_forward_losses_and_backward(training: Training, convention: str) -> None:
    names, step = program(training, convention), first_step(training)
    has_dropout = any(layer.dropout for layer in training.network)
    rng = (np.random.default_rng(training.rng),) if has_dropout else ()
    values = names["forward"](names["x"], names["parameters"], *rng)
    near = {"rtol": ROUNDING, "atol": ROUNDING * largest(step)}
    recorded = [
        f for layer in step.layers for f in (layer.z, *(() if layer.mask is None else (layer.mask,)), layer.a)
    ]
    assert len(values) == len(recorded)
    for got, expected in zip(values, recorded, strict=True):
        np.testing.assert_allclose(turn(got, convention), expected, **near)
    np.testing.assert_allclose(names["losses"](values, names["y"]), step.example_losses, **near)
    gradients = names["backward"](names["x"], names["y"], values, names["parameters"])
    expected_gradients = gradients_of(step, "d")
    assert set(gradients) == set(expected_gradients)
    for name, expected in expected_gradients.items():
        np.testing.assert_allclose(gradients[name], turn(expected, convention), **near)


@given(trainings())
def test_clip_and_update(training: Training) -> None:
    names, step = program(training, "rows"), first_step(training)
    if step.settings.clip_norm is not None:
        clipped, expected = names["clip"](gradients_of(step, "d")), gradients_of(step, "g")
        rounding = ROUNDING if training.network.dtype == np.float64 else 1e-5
        for name, gradient in clipped.items():
            np.testing.assert_allclose(gradient, expected[name], rtol=rounding, atol=rounding * largest(step))
    before = names["parameters"]
    state = {"m": None, "v": None, "t": 1}
    for slot in ("m", "v"):
        state[slot] = {name: np.zeros_like(value) for name, value in before.items()}
    taken = names["update"].__code__.co_varnames[2 : names["update"].__code__.co_argcount]
    after = names["update"](before, gradients_of(step, "g"), *(state[name] for name in taken))
    for number, layer in enumerate(training.network.after(step), start=1):
        np.testing.assert_array_equal(after[f"W{number}"], layer.W)
        assert after[f"W{number}"].dtype == layer.W.dtype
        if layer.b is not None:
            np.testing.assert_array_equal(after[f"b{number}"], layer.b)
