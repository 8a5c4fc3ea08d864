"""What a network could reach with biases."""

from __future__ import annotations

from clearprop.doctor.evidence.biased import reached
from clearprop.doctor.evidence.learning import learned_of
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np
rng = np.random.default_rng(2)
x = rng.normal(size=(40, 2))
y = (np.sqrt((x ** 2).sum(axis=1, keepdims=True)) > {edge}) * 1.0
y = y if {odd} == 0 else (x[:, :1] > x[:, 1:]) * 1.0
W1, W2 = rng.normal(size=(2, 8)), rng.normal(size=(8, 1))
for k in range(30):
    h = np.tanh(x @ W1)
    a = 1 / (1 + np.exp(-(h @ W2)))
    d2 = (a - y) / 40
    d1 = d2 @ W2.T * (1 - h**2)
    W2 -= 0.5 * h.T @ d2
    W1 -= 0.5 * x.T @ d1
"""


def test_rings_need_biases() -> None:
    learned = learned_of(evidence(PROGRAM.format(edge=1.1, odd=0)))
    assert learned is not None
    without, with_biases = reached(learned)
    assert with_biases < 0.3 * without


def test_what_is_odd_needs_none() -> None:
    learned = learned_of(evidence(PROGRAM.format(edge=1.1, odd=1)))
    assert learned is not None
    without, with_biases = reached(learned)
    assert without < 0.02
    assert with_biases < 0.02
