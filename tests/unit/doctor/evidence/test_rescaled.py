"""Tested inputs that were not scaled as those of training."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.rescaled import unscaled_test
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np
rng = np.random.default_rng(7)
x = rng.normal(50, 10, (30, 2))
y = (x[:, 0] > x[:, 1]).astype(float)
train, test = x[:20], x[20:]
mean, spread = train.mean(axis=0), train.std(axis=0)
train = (train - mean) / spread
{scaled}
w, b = np.zeros(2), 0.0
for epoch in range(50):
    p = 1 / (1 + np.exp(-(train @ w + b)))
    w -= 0.1 * train.T @ (p - y[:20]) / 20
    b -= 0.1 * np.mean(p - y[:20])
print("test accuracy", np.mean((test @ w + b > 0) == y[20:]))
"""
RIGHT = PROGRAM.format(scaled="test = (test - mean) / spread")


def test_what_is_not_scaled_lies_far_and_is_scaled_as_in_training() -> None:
    program = PROGRAM.format(scaled="")
    found = unscaled_test(evidence(program))
    assert found is not None
    assert found.edit is not None
    assert (found.name, found.far, found.own, found.span.line) == ("test", True, False, 7)
    assert found.edit.applied(program, found.edit.files[0]).replace("\n\nw,", "\nw,") == RIGHT


def test_a_minus_inside_the_activation_is_no_scaling() -> None:
    # What is tested are the training examples, far from 0 and not scaled at all.
    program = PROGRAM.format(scaled="train = x[:20]").replace("-(train @ w + b)", "-train @ w - b")
    assert (
        unscaled_test(evidence(program.replace("(test @ w + b > 0) == y[20:]", "train @ w + b > 0"))) is None
    )


def test_other_numbers_are_replaced_by_those_of_training() -> None:
    program = PROGRAM.format(scaled="test = (test - test.mean()) / test.max()")
    found = unscaled_test(evidence(program))
    assert found is not None
    assert found.edit is not None
    assert (found.far, found.own, found.span.line) == (False, True, 8)
    assert found.edit.applied(program, found.edit.files[0]) == RIGHT


@pytest.mark.parametrize("scaled", ["test = (test - mean) / spread", "test -= mean\ntest /= spread"])
def test_what_is_scaled_alike_is_left_alone(scaled: str) -> None:
    assert unscaled_test(evidence(PROGRAM.format(scaled=scaled))) is None
