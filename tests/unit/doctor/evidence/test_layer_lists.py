"""Activations that belong into a list of layer objects."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.layer_lists import put_between
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np

rng = np.random.default_rng(3)
x, y = rng.normal(size=(6, 2)), rng.normal(size=(6, 1))


class Dense:
    def __init__(self, n_in, n_out):
        self.W = rng.normal(size=(n_in, n_out))

    def forward(self, x):
        self.x = x
        return x @ self.W

    def backward(self, d):
        below = d @ self.W.T
        self.W -= 0.01 * self.x.T @ d
        return below


class Scale:
    def __init__(self, factor):
        self.factor = factor

    def forward(self, x):
        return self.factor * x

    def backward(self, d):
        return self.factor * d


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, d):
        return d * (1 - self.y ** 2)


net = [Dense(2, 4), Dense(4, 1)]
for step in range(5):
    a = x
    for layer in net:
        a = layer.forward(a)
    d = a - y
    for layer in net[::-1]:
        d = layer.backward(d)
print(((a - y) ** 2).mean())
"""


def test_an_activation_that_nothing_uses_is_put_behind_the_layer() -> None:
    known = evidence(PROGRAM)
    found = put_between(known, known.understanding.recognised.steps[0], 0)
    assert found is not None
    span, (edit,) = found
    assert PROGRAM.split("\n")[span.line - 1].startswith("net = ")
    assert edit.applied(PROGRAM, edit.files[0]) == PROGRAM.replace("4), Dense", "4), Tanh(), Dense")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # There is no activation, or no list of which the layers are made.
        ("class Tanh:", "class Tanh:\n    def __init__(self, slope):\n        self.slope = slope\n"),
        ("net = [Dense(2, 4), Dense(4, 1)]", "net = [Dense(*n) for n in ((2, 4), (4, 1))]"),
    ],
)
def test_nothing_is_put_where_no_list_or_no_activation_is(old: str, new: str) -> None:
    known = evidence(PROGRAM.replace(old, new))
    assert put_between(known, known.understanding.recognised.steps[0], 0) is None
