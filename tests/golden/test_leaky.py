"""What is true of the 3-4-1 network for any weights, and where a sigmoid ends in float64."""

from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from tests.golden.cases import CASES

WANTED = CASES["leaky_no_bias"].expected["without_biases"]
ZEROS = [[0.0, 0.0, 0.0]]


@pytest.mark.parametrize("seed", range(3))
def test_without_biases_zeros_give_one_half_whatever_the_weights_are(seed: int) -> None:
    layers = [(4, "leaky_relu(0.01)"), (1, "sigmoid")]
    net = cp.Network.create(3, layers, initializer="normal(3)", bias="none", rng=seed)
    assert net(ZEROS).tolist() == [[WANTED["output_for_zeros"]]]


def test_the_loss_of_zeros_never_falls() -> None:
    example = cp.examples.leaky_3_4_1
    net, run = example.train(epochs=500)
    last = cp.step(net, ZEROS, [[0.0]], loss=example.loss, optimizer=example.optimizer)
    assert last.loss == pytest.approx(WANTED["least_loss_of_zeros"], rel=1e-15)
    assert min(run.loss) * 7 > WANTED["least_loss_of_zeros"]
    assert max(run.loss_max) > WANTED["least_loss_of_zeros"]
    assert np.array_equal(last.layers[0].dW, np.zeros((3, 4)))


def test_from_where_a_sigmoid_is_exactly_1() -> None:
    unit, end = cp.Network([cp.Dense([[1.0]], None, "sigmoid")]), WANTED["sigmoid_is_1_from_z"]
    below, above = unit([[end - 0.7], [end + 1e-9]])[:, 0]
    assert below < 1.0
    assert above == 1.0


def test_at_learning_rate_1_training_leaps_and_stays_finite() -> None:
    """Where a loss that divides by a (1 - a) is 0 / 0, the one that is computed from z goes on."""
    case = CASES["leaky_learning_rate_1"]
    trained, run = case.train(case.network, 260)
    assert run.outcome == "all epochs"
    assert np.isfinite(run.loss).all()
    assert max(run.loss[240:]) * 7 > 5
    assert all(np.isfinite(layer.W).all() for layer in trained)
