"""The leaky example starts where NumPy's older generator starts, and only its cure learns the zeros."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.examples import leaky_3_4_1, leaky_3_4_1_biases


def test_the_start_is_that_of_the_older_generator() -> None:
    rng = np.random.RandomState(1)
    W1, W2 = 2 * rng.rand(3, 4) - 1, 2 * rng.rand(4, 1) - 1
    for example in (leaky_3_4_1, leaky_3_4_1_biases):
        first, second = example.network
        assert np.array_equal(first.W, W1)
        assert np.array_equal(second.W, W2)


def test_the_target_is_whether_exactly_one_of_the_first_two_inputs_is_1() -> None:
    assert np.array_equal(leaky_3_4_1.y[:, 0], leaky_3_4_1.x[:, 0] != leaky_3_4_1.x[:, 1])


def test_without_biases_zeros_give_one_half_and_with_them_they_are_learned() -> None:
    zeros = [[0.0, 0.0, 0.0]]
    without, _ = leaky_3_4_1.train(epochs=300)
    cured, run = leaky_3_4_1_biases.train(epochs=300)
    assert [layer.b for layer in without] == [None, None]
    assert without(zeros)[0, 0] == 0.5
    assert cured(zeros)[0, 0] < 0.1
    assert run.loss[-1] == pytest.approx(0.0, abs=0.05)
