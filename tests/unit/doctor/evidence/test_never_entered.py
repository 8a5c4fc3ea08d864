"""Loops of training that never went round."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import cured, found

PROGRAM = """\
import numpy as np
rng = np.random.default_rng(3)
x = rng.normal(size=(40, 2))
y = x @ np.array([[1.0], [-2.0]]) + 0.5
W, b = np.zeros((2, 1)), np.zeros(1)
error, k = {error}, 0
begun = {error}
while {test}:
    a = x @ W + b
    W -= 0.1 * x.T @ (a - y) / 40
    b -= 0.1 * (a - y).mean(axis=0)
    error = np.mean((a - y) ** 2)
    k += 1
print("mse", np.mean((x @ W + b - y) ** 2))
"""


@pytest.mark.parametrize(
    ("error", "test", "right"),
    [("9.0", "error < 1e-3 and k < 500", "while error > 1e-3 and"), ("9.0", "k > 300", "while k < 300")],
)
def test_the_condition_is_named_and_turned_round(error: str, test: str, right: str, tmp_path: Path) -> None:
    (one,) = found("h03_left_early", PROGRAM.format(error=error, test=test), tmp_path)
    assert (one.proof, one.span and one.span.line) == ("exact", 8)
    assert right in cured(one, tmp_path / "net.py")


def test_an_error_of_0_begins_with_a_large_one(tmp_path: Path) -> None:
    program = PROGRAM.replace("error, k = {error}, 0\nbegun = {error}", "k = 0\nerror = 0")
    (one,) = found("h03_left_early", program.format(test="error > 1e-3"), tmp_path)
    assert 'error = float("inf")' in cured(one, tmp_path / "net.py")


def test_a_loop_that_goes_round_is_left_alone(tmp_path: Path) -> None:
    assert found("h03_left_early", PROGRAM.format(error="9.0", test="error > 1e-3"), tmp_path) == []
