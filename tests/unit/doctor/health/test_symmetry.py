"""Units that are alike, and stay alike."""

from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.doctor.health.symmetry import find, is_one_line
from tests.unit.doctor.health.cases import HALF, LABELS, X, changed, net, one_step, patient, told, trained

ALIKE = [("I01", "proven", "alike")]


@pytest.mark.parametrize("start", ["zeros", "ones", "constant(0.3)"])
def test_equal_starts_stay_equal(start: str) -> None:
    network = net((4, "tanh"), (1, "sigmoid"), initializer=start)
    assert told(find(patient(network))) == ALIKE
    assert told(find(patient(network, X, LABELS))) == ALIKE
    assert told(find(patient(trained(network)))) == ALIKE
    assert told(find(patient(one_step((4, "tanh"), (1, "sigmoid"), initializer=start)))) == ALIKE


def test_two_of_three_are_enough() -> None:
    W1, W2 = np.array([[1.0, 2.0, 1.0]]), np.array([[3.0], [3.0], [3.0]])
    assert told(find(patient(cp.Network([cp.Dense(W1, [0, 0, 0], "tanh"), cp.Dense(W2)])))) == ALIKE
    assert told(find(patient(cp.Network([cp.Dense(W1, [0, 0, 1], "tanh"), cp.Dense(W2)])))) == []


def test_different_weights_out_or_dropout_tell_units_apart() -> None:
    ones = np.ones((2, 3))
    above = cp.Dense([[1.0], [2.0], [3.0]])
    assert told(find(patient(cp.Network([cp.Dense(ones, None, "tanh"), above])))) == []
    alike = cp.Dense(np.ones((3, 1)))
    assert told(find(patient(cp.Network([cp.Dense(ones, None, "tanh", dropout=0.5), alike])))) == []
    assert told(find(patient(cp.Network([cp.Dense(ones, None, "tanh", trainable=False), alike])))) == []


def test_a_zero_start_of_the_output_or_of_a_convex_model_is_sound() -> None:
    drawn = net((4, "tanh"), (1, "sigmoid"))
    zero_output = cp.Network([drawn.layers[0], cp.Dense(np.zeros((4, 1)), [0.0], "sigmoid")])
    assert told(find(patient(zero_output, X, LABELS))) == []
    assert told(find(patient(net((1, "sigmoid"), initializer="zeros"), X, LABELS))) == []


def test_one_line_loses_nothing() -> None:
    line = net((2, "identity"), (1, "identity"), initializer="ones")
    assert is_one_line(line)
    assert told(find(patient(line))) == []
    assert not is_one_line(net((2, "tanh"), (1, "identity")))


def test_gradients_that_differ_break_the_symmetry() -> None:
    step = cp.step(
        net((2, "tanh"), (1, "sigmoid"), initializer="ones"), X, LABELS, loss=HALF, optimizer=cp.SGD(0.5)
    )
    dW = step.layers[0].dW * [1.0, 2.0]
    assert told(find(patient(changed(step, 1, dW=dW)))) == []
