"""One row in every round of a loop that runs over all of them."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.fixed_rows import fixed_row
from tests.unit.doctor.programs import evidence

ZIPPED = """\
import numpy as np
rng = np.random.default_rng(1)
data = rng.normal(size=(12, 2))
labels = (data[:, 0] > data[:, 1]).astype(float)
w, b = np.zeros(2), 0.0
for epoch in range(5):
    for x, t in zip(data, labels):
        p = 1 / (1 + np.exp(-(w @ data[0] + b)))
        w -= 0.1 * (p - t) * data[0]
        b -= 0.1 * (p - t)
    print(epoch)
"""
COUNTED = """\
import numpy as np
class Net:
    def __init__(self):
        self.w, self.b = np.array([[0.3, -0.2, 0.1]]), np.zeros(1)
    def run(self, x):
        self.x, self.a = x, np.tanh(self.w @ x + self.b)
        return self.a
    def learn(self, t):
        d = (self.a - t) * (1 - self.a ** 2)
        self.w -= 0.1 * np.outer(d, self.x)
        self.b -= 0.1 * d
X = np.array([[0.0, 0, 1], [0, 1, 1], [1, 0, 0], [1, 1, 0], [1, 1, 1]])
Y = np.array([[0.0], [1], [0], [1], [1]])
net = Net()
for epoch in range(5):
    for i in range(len(X)):
        net.run(X[i])
        net.learn(Y[i])
"""


def test_the_row_is_taken_from_the_loop_wherever_it_is_read() -> None:
    found = fixed_row(evidence(ZIPPED))
    assert found is not None
    assert (found.span.line, found.text) == (8, "data[0]")
    right = ZIPPED.replace("@ data[0]", "@ x").replace("* data[0]", "* x")
    assert found.edit.applied(ZIPPED, found.edit.files[0]) == right


@pytest.mark.parametrize(
    ("right", "wrong", "line"), [("run(X[i])", "run(X[0])", 17), ("learn(Y[i])", "learn(Y[epoch0])", 18)]
)
def test_the_row_is_counted_as_its_neighbour_is(right: str, wrong: str, line: int) -> None:
    text = COUNTED.replace(right, wrong).replace("net = Net()", "net, epoch0 = Net(), 2")
    found = fixed_row(evidence(text))
    assert found is not None
    assert found.span.line == line
    assert right in found.edit.applied(text, found.edit.files[0])


@pytest.mark.parametrize(
    "sound",
    [
        COUNTED,
        # One example is trained on, on purpose.
        COUNTED.replace("X[i]", "X[0]").replace("Y[i]", "Y[0]"),
        # A target of all examples, which is no row of theirs.
        COUNTED.replace("learn(Y[i])", "learn(goal[0])").replace(
            "net = Net()", "net, goal = Net(), np.ones(2)"
        ),
    ],
)
def test_of_rows_that_are_meant_nothing_is_said(sound: str) -> None:
    assert fixed_row(evidence(sound)) is None
