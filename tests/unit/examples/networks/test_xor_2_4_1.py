"""The XOR example starts where NumPy's older generator starts, and answers one half for long."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.examples import xor_2_4_1


def test_the_start_is_that_of_the_older_generator() -> None:
    rng = np.random.RandomState(0)
    W1, W2 = 2 * rng.random_sample((2, 4)) - 1, 2 * rng.random_sample((4, 1)) - 1
    first, second = xor_2_4_1.network
    assert np.array_equal(first.W, W1)
    assert np.array_equal(second.W, W2)


def test_the_targets_are_exclusive_or() -> None:
    assert np.array_equal(xor_2_4_1.y[:, 0], xor_2_4_1.x[:, 0] != xor_2_4_1.x[:, 1])


def test_the_loss_stays_on_its_plateau_before_it_falls() -> None:
    net, run = xor_2_4_1.train(epochs=1000)
    plateau = np.array(run.loss[50:150]) * 4  # the run has the mean over four examples, the step their sum
    assert plateau == pytest.approx(0.5, abs=0.001)
    assert np.array_equal(net(xor_2_4_1.x) > 0.5, xor_2_4_1.y > 0.5)
