from __future__ import annotations

import pytest

from clearprop.trace.observed.calling import renamed
from clearprop.trace.understanding import understand
from tests.unit.trace.known import traced
from tests.unit.trace.snippets import MOMENTUM, ROWS

OBJECTS = """
import numpy as np
rng = np.random.default_rng(0)
class Layer:
    def __init__(self, n_in, n_out):
        self.W, self.b = rng.normal(size=(n_in, n_out)), np.zeros(n_out)
    def answer(self, x):
        self.x = x
        return x @ self.W + self.b
    def learn(self, d):
        back = d @ self.W.T
        self.W -= 0.1 * self.x.T @ d
        self.b -= 0.1 * d.sum(axis=0)
        return back
class Net:
    def __init__(self):
        self.layers = [Layer(2, 3), Layer(3, 1)]
net = Net()
x, y = rng.normal(size=(5, 2)), rng.normal(size=(5, 1))
for epoch in range(5):
    h = np.tanh(net.layers[0].answer(x))
    back = net.layers[1].answer(h) - y
    back = net.layers[1].learn(back)
    net.layers[0].learn(back * (1 - h**2))
"""
LOOP = ROWS[: ROWS.index("    W2 -=")] + (
    "    for p, g in zip([W2, b2, W1, b1], [h.T @ d2, d2.sum(axis=0), x.T @ d1, d1.sum(axis=0)]):\n"
    "        p -= 0.5 * g\n"
)
LOCAL = """
import numpy as np
rng = np.random.default_rng(0)
x, y = rng.normal(size=(5, 2)), rng.normal(size=(5, 1))
def step(weights, shift):
    d = x @ weights + shift - y
    weights -= 0.1 * x.T @ d
    shift -= 0.1 * d.sum(axis=0)
theta, b = np.zeros((2, 1)), np.zeros(1)
for epoch in range(5):
    step(theta, b)
"""


@pytest.mark.parametrize(
    ("snippet", "names"),
    [
        (OBJECTS, ["net.layers[0].W", "net.layers[0].b", "net.layers[1].W", "net.layers[1].b"]),
        (LOOP, ["W1", "W2", "b1", "b2"]),
        (LOCAL, ["b", "theta"]),
        (ROWS, ["W1", "W2", "b1", "b2"]),
        (MOMENTUM, ["w['W']", "w['b']"]),
    ],
)
def test_parameters_are_called_as_their_readers_do(snippet: str, names: list[str]) -> None:
    given = traced(snippet)
    shown = renamed(given, understand(given).roles)
    assert sorted(parameter.name for parameter in shown.parameters) == names


def test_what_nothing_tells_apart_keeps_its_name() -> None:
    hidden = LOOP.replace("W1, b1 =", "parts = lambda: 0\nW1, b1 =")
    given = traced(hidden)
    roles = understand(given).roles
    empty = renamed(type(given)(given.program, given.tape, given.sites, {}), roles)
    assert len({parameter.name for parameter in empty.parameters}) == 4
