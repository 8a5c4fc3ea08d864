"""Gradients against what owes nothing to backpropagation, and against themselves in another order."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import clearprop as cp
from clearprop.numerics import differences
from clearprop.numerics.arrays import Array
from tests.parity.complex_forward import crosses_a_corner
from tests.parity.complex_forward import loss as loss_again
from tests.parity.gradients import (
    EPS,
    differs_from_central_differences,
    differs_from_complex_step,
    near,
    problem_of,
    rounding,
)
from tests.properties.strategies import Training, trainings


@given(trainings(dtype="float64"))
def test_gradients_agree_with_complex_steps(training: Training) -> None:
    """To 1e-12, dropout and every bias included, on the first step and on later ones."""
    assert differs_from_complex_step(training.step()) == [], training


def test_gradients_agree_with_central_differences() -> None:
    """To 1e-7, except where a difference would step across a corner; that may happen now and then only."""
    seen: Counter[str] = Counter()

    @given(trainings(dtype="float64"))
    def check(training: Training) -> None:
        step = training.step()
        crosses = crosses_a_corner(problem_of(step))
        seen["left out" if crosses else "compared"] += 1
        if not crosses:
            assert differs_from_central_differences(step) == [], training

    check()
    assert seen["compared"] >= 3 * seen["left out"], seen


@settings(max_examples=15)
@given(trainings(dtype="float64", dropout=False, most_layers=3))
def test_the_difference_quotients_of_the_library_agree(training: Training) -> None:
    """``numerics.differences`` asks the network itself, and a complex forward pass."""
    step = training.step()
    problem, network = problem_of(step), training.network
    for earlier in training.all_steps()[:-1]:
        network = network.after(earlier)
    if crosses_a_corner(problem, 1e-4):
        return
    for place, (layer, left) in enumerate(zip(step.layers, rounding(step), strict=True)):

        def loss_of(W: Array, place: int = place) -> float:
            return _step_loss(training, _with(network, place, W))

        measured = differences.central_difference(loss_of, layer.W)
        noise = EPS * (1 + abs(step.loss)) / 6e-6 * layer.W.size
        assert near(layer.dW, measured, 1e-7, noise), training

        def complex_loss(W: Array, place: int = place) -> complex:
            return complex(loss_again(problem.with_parameter(place, W=W)))

        exact = differences.complex_step(complex_loss, layer.W)
        assert near(layer.dW, exact, 1e-12, left["dW"]), training


def _with(network: cp.Network, place: int, W: Array) -> cp.Network:
    layers = list(network)
    layers[place] = layers[place].with_parameters(W.copy(), layers[place].b)
    return cp.Network(layers)


def _step_loss(training: Training, network: cp.Network) -> float:
    """The loss of one forward pass."""
    return cp.step(
        network,
        training.x,
        training.y,
        loss=training.loss,
        optimizer=cp.SGD(0.1),
        reduction=training.reduction,
        example_weight=training.example_weight,
    ).loss


@given(trainings(dtype="float64", dropout=False, most_steps=1), st.data())
def test_the_order_of_the_examples_changes_no_gradient(training: Training, data: st.DataObject) -> None:
    order = np.array(data.draw(st.permutations(range(len(training.x)))))
    step, permuted = training.step(), training.permuted(order).step()
    assert np.isclose(step.loss, permuted.loss, rtol=1e-12, atol=1e-14)
    for ours, theirs, left in zip(step.layers, permuted.layers, rounding(step), strict=True):
        for field in ("a_in", "z", "a", "delta"):
            moved = getattr(ours, field)[order]
            assert near(moved, getattr(theirs, field), 1e-12, left.get(field, 0.0)), f"{field} of {training}"
        for field in ("dW", "db"):
            if (gradient := getattr(ours, field)) is not None:
                expected = getattr(theirs, field)
                assert near(gradient, expected, 1e-12, left[field]), f"{field} of {training}"
