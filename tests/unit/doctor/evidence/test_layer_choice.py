"""The word that chose the activation of the last layer."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.layer_choice import choice_of_last
from tests.unit.doctor.programs import evidence

NET = """\
import numpy as np
rng = np.random.default_rng(2)
class Layer:
    def __init__(self, n, m, kind):
        self.w, self.b, self.kind = rng.normal(size=(n, m)), np.full((1, m), 0.1), kind
    def forward(self, x):
        self.x, self.z = x, x @ self.w + self.b
        return np.maximum(0, self.z) if self.kind == "relu" else self.z
    def backward(self, d):
        d = d * (self.z > 0) if self.kind == "relu" else d
        dx = d @ self.w.T
        self.w = self.w - 0.05 * self.x.T @ d
        self.b = self.b - 0.05 * d.sum(axis=0, keepdims=True)
        return dx
X = rng.normal(size=(20, 2))
y = X[:, :1] - X[:, 1:]
{net}
for epoch in range(4):
    out = X
    for layer in net:
        out = layer.forward(out)
    d = (out - y) / 20
    for layer in net[::-1]:
        d = layer.backward(d)
"""
CALLS = 'net = [Layer(2, 9, "relu"), Layer(9, 1, "relu")]'
LISTED = "kinds = ['relu', 'relu']\nnet = [Layer(n, m, k) for n, m, k in zip([2, 9], [9, 1], kinds)]"


@pytest.mark.parametrize(
    ("net", "right"),
    [(CALLS, CALLS.replace('1, "relu"', '1, "linear"')), (LISTED, LISTED.replace("'relu']", "'linear']"))],
)
def test_the_word_of_the_last_layer_is_found(net: str, right: str) -> None:
    text = NET.replace("{net}", net)
    known = evidence(text)
    found = choice_of_last(known, known.understanding.recognised.steps[0])
    assert found is not None
    assert found[0].line == 17
    assert found[1][0].applied(text, found[1][0].files[0]) == NET.replace("{net}", right)


@pytest.mark.parametrize(
    "net",
    [CALLS.replace('9, 1, "relu"', '9, 1, "linear"'), "net = [Layer(*n, 'relu') for n in ((2, 9), (9, 1))]"],
)
def test_a_word_that_serves_others_is_none(net: str) -> None:
    known = evidence(NET.replace("{net}", net))
    assert choice_of_last(known, known.understanding.recognised.steps[0]) is None
