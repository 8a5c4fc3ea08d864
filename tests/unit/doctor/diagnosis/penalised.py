"""A program of three layers whose weights are all penalised."""

from __future__ import annotations

from tests.unit.doctor.diagnosis.recorded import HEAD

PENALISED = (
    HEAD
    + """\
W3, b3 = rng.normal(0, 1, (3, 3)), np.zeros(3)
decay = 0.1
for step in range(5):
    h1 = np.tanh(x @ W1 + b1)
    h2 = np.tanh(h1 @ W2 + b2)
    a = h2 @ W3 + b3
    d3 = a - y
    d2 = d3 @ W3.T * (1 - h2 ** 2)
    d1 = d2 @ W2.T * (1 - h1 ** 2)
    g3 = h2.T @ d3 + decay * W3
    g2 = h1.T @ d2 + decay * W2
    g1 = x.T @ d1 + decay * W1
    W3 -= rate * g3
    b3 -= rate * d3.sum(axis=0)
    W2 -= rate * g2
    b2 -= rate * d2.sum(axis=0)
    W1 -= rate * g1
    b1 -= rate * d1.sum(axis=0)
"""
)
