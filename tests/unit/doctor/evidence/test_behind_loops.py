"""Updates that stand behind the loop over the examples."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.behind_loops import updates_behind
from tests.unit.doctor.programs import evidence

ARRAYS = """\
import numpy as np

rng = np.random.default_rng(2)
xs = rng.uniform(-2, 2, 9)
ys = 0.5 * xs ** 2
w, b, v, c = rng.normal(size=4), rng.normal(size=4), rng.normal(size=4), 0.0
for epoch in range(6):
    total = 0.0
    for x, y in zip(xs, ys):
        h = np.tanh(w * x + b)
        o = np.dot(v, h) + c
        total += (o - y) ** 2
    g = o - y

    # back
    gh = g * v * (1 - h ** 2)
    v -= 0.05 * g * h
    c -= 0.05 * g
    w -= 0.05 * gh * x
    b -= 0.05 * gh
    print(total)
"""
RIGHT = ARRAYS
for line in ("g = o - y", "gh = g *", "v -= ", "c -= ", "w -= ", "b -= "):
    RIGHT = RIGHT.replace(f"\n    {line}", f"\n        {line}")
RIGHT = RIGHT.replace("    # back", "        # back")
# Plain numbers: the targets are none that could be followed.
NUMBERS = """\
data = [([0.3, -0.2], 1), ([-0.5, 0.9], 0), ([0.8, 0.4], 1), ([-0.1, -0.7], 0)]
w, b = [0.1, -0.2], 0.0
for epoch in range(6):
    total = 0.0
    for i in range(len(data)):
        x, t = data[i]
        p = w[0] * x[0] + w[1] * x[1] + b
        total += (p - t) ** 2
    e = p - data[i][1]
    w[0] -= 0.1 * e * x[0]
    w[1] -= 0.1 * e * x[1]
    b -= 0.1 * e
    print(total)
"""
RECURRENT = """\
import numpy as np

rng = np.random.default_rng(0)
series, y = rng.normal(size=(6, 4)), rng.normal(size=6)
v = 0.5
for epoch in range(6):
    h = 0.0
    for x in series[epoch]:
        h = np.tanh(0.4 * x + 0.3 * h)
        o = v * h
    e = o - y[epoch]
    v -= 0.1 * e * h
print(e)
"""


def test_the_statements_behind_the_loop_are_indented() -> None:
    found = updates_behind(evidence(ARRAYS))
    assert found is not None
    assert (found.unused, found.span.line, found.span.end_line) == (8, 13, 20)
    assert found.edit is not None
    assert found.edit.applied(ARRAYS, found.edit.files[0]) == RIGHT


def test_examples_that_are_plain_numbers_are_told_apart() -> None:
    found = updates_behind(evidence(NUMBERS))
    assert found is not None
    assert (found.unused, found.span.line, found.span.end_line) == (3, 9, 12)


def test_what_stands_between_is_not_moved() -> None:
    text = ARRAYS.replace("    g = o - y\n", "    print(epoch)\n    g = o - y\n")
    found = updates_behind(evidence(text))
    assert found is not None
    assert found.edit is None


@pytest.mark.parametrize(
    "sound",
    [
        RIGHT,
        RECURRENT,
        # The same example every time, with other noise.
        ARRAYS.replace("for x, y in zip(xs, ys):", "y = ys[epoch]\n    for k in range(3):").replace(
            "h = np.tanh(w * x + b)", "x = xs[epoch] + rng.normal(0, 0.01)\n        h = np.tanh(w * x + b)"
        ),
        # The worst example is learned.
        NUMBERS.replace("    total = 0.0\n", "    total, worst = 0.0, -1.0\n")
        .replace(
            "        total +=",
            "        if abs(p - t) > worst:\n            worst, q, u = abs(p - t), p, x\n        total +=",
        )
        .replace("e = p - data[i][1]", "e = q - 0.5")
        .replace("e * x", "e * u"),
    ],
)
def test_of_updates_that_belong_there_nothing_is_said(sound: str) -> None:
    assert updates_behind(evidence(sound)) is None
