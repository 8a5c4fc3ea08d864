"""Biases whose gradient is worked out for nothing."""

from __future__ import annotations

from clearprop.doctor.diagnosis.unused import unused_gradients
from tests.unit.doctor.diagnosis.recorded import recorded

TRAINED = """\
import numpy as np

rng = np.random.default_rng(4)
x = rng.normal(size=(20, 3))
y = (x @ np.array([1.0, -2.0, 0.5]) + 0.7 > 0).astype(float)
w = rng.normal(size=3)
bias = 0.0
rate = 0.5
for step in range(5):
    p = 1 / (1 + np.exp(-(x @ w + bias)))
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    dw = x.T @ (p - y) / len(y)
    db = np.sum(p - y) / len(y)
    w -= rate * dw
    bias -= rate * db
"""


def test_a_written_bias_whose_gradient_nobody_reads_is_never_trained() -> None:
    known = recorded(TRAINED.replace("    bias -= rate * db\n", ""))
    (found,) = unused_gradients(known.evidence)
    assert known.told(found) == ("U03", known.line("w -= rate * dw"))
    assert known.with_edit(found.edit) == TRAINED


def test_a_bias_that_is_trained_is_no_fault() -> None:
    assert list(unused_gradients(recorded(TRAINED).evidence)) == []


def test_a_network_without_biases_is_no_fault() -> None:
    without = TRAINED.replace("    bias -= rate * db\n", "").replace("    db = np.sum(p - y) / len(y)\n", "")
    assert list(unused_gradients(recorded(without).evidence)) == []
    assert list(unused_gradients(recorded(without.replace(" + bias", "")).evidence)) == []
