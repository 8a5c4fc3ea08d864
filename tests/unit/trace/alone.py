"""Programs that only predict, or end before they train, in several styles."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from clearprop.trace.recognise.predictions import predicted
from tests.trace.watching import watch

ROWS = """
import numpy as np
rng = np.random.default_rng(0)
def sigmoid(t):
    return 1 / (1 + np.exp(-t))
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
W1, b1 = 2 * rng.random((2, 4)) - 1, np.zeros((1, 4))
W2, b2 = 2 * rng.random((4, 1)) - 1, np.zeros((1, 1))
h = sigmoid(np.dot(x, W1) + b1)
out = sigmoid(np.dot(h, W2) + b2)
"""
COLUMNS = """
import numpy as np
rng = np.random.default_rng(1)
X = rng.random((3, 5))
W1, b1 = rng.normal(size=(4, 3)), np.zeros((4, 1))
W2, b2 = rng.normal(size=(2, 4)), np.ones((2, 1))
A = np.maximum(0, W1 @ X + b1)
e = np.exp(W2 @ A + b2)
P = e / e.sum(axis=0)
best = P.argmax(axis=0)
"""
EXAMPLES = """
import numpy as np
layers = [(np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]), np.array([0.1, 0.1, 0.1])),
          (np.array([[1.0], [2.0], [-1.0]]), np.array([0.3]))]
def forward(x):
    for W, b in layers:
        x = np.tanh(x @ W + b)
    return x
for x in [np.array([0.0, 0.0]), np.array([0.0, 1.0]), np.array([1.0, 0.0])]:
    y = forward(x)
"""
NEURONS = """
import numpy as np
class Neuron:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias
    def answer(self, x):
        return 1 / (1 + np.exp(-(np.dot(self.weights, x) + self.bias)))
w, b = np.array([0.0, 1.0]), 0.0
h1, h2, o1 = Neuron(w, b), Neuron(w, b), Neuron(w, b)
x = np.array([2.0, 3.0])
out = o1.answer(np.array([h1.answer(x), h2.answer(x)]))
"""
SINGLE = """
import numpy as np
X = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 7.0]])
w = np.array([1, -2, 1])
y = X.dot(w)
gradient = X.T.dot(y - np.array([1.0, 2.0]))
w -= gradient
"""
NO_NETWORK = """
import numpy as np
A = np.arange(9.0).reshape(3, 3)
print((A @ A.T).sum())
"""


def read(snippet: str, raises: type[BaseException] | None = None) -> Any:
    """Run a snippet and read what it predicts."""
    ran = watch(snippet, raises=raises)
    found = predicted(ran.tape, ran.sites)
    return SimpleNamespace(ran=ran, found=found)
