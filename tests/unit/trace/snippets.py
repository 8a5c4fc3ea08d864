"""Small programs in several styles, and what the analysis needs to look at a single layer of one."""

from __future__ import annotations

from dataclasses import dataclass

from clearprop.trace.recognise.kinds import Kinds, parameter_values
from clearprop.trace.recognise.labels import Labels
from clearprop.trace.recognise.layers import LayerNodes
from clearprop.trace.recognise.passes import Pass, passes
from clearprop.trace.recognise.recognise import Recognised, recognise
from clearprop.trace.recognise.versions import used_by_layer
from clearprop.trace.roles.find import find_roles
from clearprop.trace.roles.roles import Roles, TrainingStep
from tests.trace.watching import Watched, watch

ROWS = """
import numpy as np
rng = np.random.default_rng(0)
x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([[0.0], [1.0], [1.0], [0.0]])
W1, b1 = rng.normal(size=(2, 3)), np.zeros(3)
W2, b2 = rng.normal(size=(3, 1)), np.zeros(1)
for epoch in range(6):
    h = np.tanh(x @ W1 + b1)
    out = 1 / (1 + np.exp(-(h @ W2 + b2)))
    d2 = (out - y) * out * (1 - out)
    d1 = d2 @ W2.T * (1 - h ** 2)
    W2 -= 0.5 * h.T @ d2
    b2 -= 0.5 * d2.sum(axis=0)
    W1 -= 0.5 * x.T @ d1
    b1 -= 0.5 * d1.sum(axis=0)
"""

COLUMNS = """
import numpy as np
rng = np.random.default_rng(1)
X, Y = rng.normal(size=(2, 5)), rng.normal(size=(1, 5))
W1, b1 = rng.normal(size=(3, 2)), np.zeros((3, 1))
W2, b2 = rng.normal(size=(1, 3)), np.zeros((1, 1))
for epoch in range(5):
    A = np.maximum(0, np.dot(W1, X) + b1)
    P = np.dot(W2, A) + b2
    D2 = (P - Y) / 5
    D1 = np.dot(W2.T, D2) * (A > 0)
    W2 = W2 - 0.1 * np.dot(D2, A.T)
    b2 = b2 - 0.1 * D2.sum(axis=1, keepdims=True)
    W1 = W1 - 0.1 * np.dot(D1, X.T)
    b1 = b1 - 0.1 * D1.sum(axis=1, keepdims=True)
"""

NUMBERS = """
import math
w1, w2, w3, w4, w5, w6 = 0.1, -0.2, 0.3, 0.4, -0.5, 0.6
b1, b2, b3 = 0.01, 0.02, 0.03
def s(z):
    return 1 / (1 + math.exp(-z))
for epoch in range(4):
    for x1, x2, t in [(0.0, 1.0, 1.0), (1.0, 1.0, 0.0)]:
        h1 = s(w1 * x1 + w2 * x2 + b1)
        h2 = s(w3 * x1 + w4 * x2 + b2)
        o = s(w5 * h1 + w6 * h2 + b3)
        d = (o - t) * o * (1 - o)
        d1, d2 = d * w5 * h1 * (1 - h1), d * w6 * h2 * (1 - h2)
        w5, w6, b3 = w5 - d * h1, w6 - d * h2, b3 - d
        w1, w2, b1 = w1 - d1 * x1, w2 - d1 * x2, b1 - d1
        w3, w4, b2 = w3 - d2 * x1, w4 - d2 * x2, b2 - d2
"""

MOMENTUM = """
import numpy as np
rng = np.random.default_rng(2)
x, y = rng.normal(size=(6, 2)), rng.normal(size=(6, 1))
w = {"W": rng.normal(size=(2, 1)), "b": np.zeros(1)}
v = {name: np.zeros_like(value) for name, value in w.items()}
for epoch in range(5):
    error = x @ w["W"] + w["b"] - y
    g = {"W": x.T @ error, "b": error.sum(0)}
    for name in w:
        v[name] = 0.9 * v[name] - 0.01 * g[name]
        w[name] = w[name] + v[name]
"""

SOFTMAX = """
import numpy as np
rng = np.random.default_rng(3)
x, labels = rng.normal(size=(4, 2)), np.array([0, 2, 1, 2])
W, b = rng.normal(size=(2, 3)), np.zeros(3)
for epoch in range(4):
    e = np.exp(x @ W + b)
    p = e / e.sum(axis=AXIS, keepdims=True)
    d = p.copy()
    d[range(4), labels] -= 1
    W -= 0.1 * x.T @ d
    b -= 0.1 * d.sum(axis=0)
"""


@dataclass(frozen=True)
class Looked:
    """A snippet after it ran, and what was understood of it."""

    ran: Watched
    roles: Roles
    recognised: Recognised

    @property
    def sizes(self) -> list[int]:
        wirings = [layer.wiring.W_entries.shape for layer in self.recognised.steps[0].layers]
        return [wirings[0][0], *(shape[1] for shape in wirings)]

    @property
    def activations(self) -> list[str]:
        return [str(layer.activation) for layer in self.recognised.steps[0].layers]

    @property
    def orientations(self) -> list[str]:
        return [layer.wiring.orientation for layer in self.recognised.steps[0].layers]


def looked(snippet: str) -> Looked:
    """Run a snippet and understand it."""
    ran = watch(snippet)
    roles = find_roles(ran.tape, ran.sites)
    return Looked(ran, roles, recognise(ran.tape, roles))


@dataclass(frozen=True)
class Layers:
    """The first pass of one step of a snippet, before it is read."""

    ran: Watched
    roles: Roles
    step: TrainingStep
    values: dict[int, int]
    kinds: Kinds
    made: Pass

    def labels(self, layer: int) -> Labels:
        used = used_by_layer(self.ran.tape, self.kinds, self.values, self.made.layers[layer])
        return Labels.of(self.ran.tape, [p.size for p in self.roles.parameters], used)

    def __getitem__(self, layer: int) -> LayerNodes:
        return self.made.layers[layer]


def layers_of(snippet: str, step: int = 0) -> Layers:
    """Run a snippet and find the layers of one step."""
    ran = watch(snippet)
    roles = find_roles(ran.tape, ran.sites)
    values = parameter_values(parameter.nodes for parameter in roles.parameters)
    kinds = Kinds(ran.tape, values)
    chosen = roles.steps[step]
    return Layers(ran, roles, chosen, values, kinds, passes(ran.tape, kinds, chosen.meetings)[0])
