"""Networks of single numbers whose activations and masks are branches: read, believed, their faults found."""

from __future__ import annotations

import pytest

from clearprop.doctor.child import understood
from clearprop.doctor.diagnosis.diagnose import diagnosed
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import random
random.seed(3)
def act(z):
    ACT
def slope(z):
    SLOPE
data = [([0.1 * k, 1.0 - 0.05 * k], (0.1 * k) ** 2) for k in range(6)]
W1 = [[random.uniform(-1, 1) for _ in range(2)] for _ in range(4)]
b1 = [0.1 * j - 0.2 for j in range(4)]
W2 = [random.uniform(-1, 1) for _ in range(4)]
b2 = 0.0
for epoch in range(4):
    for x, t in data:
        z = [sum(w * v for w, v in zip(W1[j], x)) + b1[j] for j in range(4)]
        h = [act(v) for v in z]
        e = sum(W2[j] * h[j] for j in range(4)) + b2 - t
        for j in range(4):
            d = e * W2[j] * slope(WHERE[j])
            W2[j] -= 0.05 * e * h[j]
            for i in range(2):
                W1[j][i] -= 0.05 * d * x[i]
            b1[j] -= 0.05 * d
        b2 -= 0.05 * e
"""
RELU, WHOLE, LEAKY = "return z if z > 0 else 0.0", "return max(0, z)", "return z if z > 0 else 0.1 * z"
BY_STATEMENTS = "if z > 0:\n        return z\n    return 0.1 * z"


def program(act: str, slope: str, where: str = "z") -> str:
    return PROGRAM.replace("ACT", act).replace("SLOPE", slope).replace("WHERE", where)


@pytest.mark.parametrize(
    ("act", "slope", "where", "activation"),
    [
        (RELU, "return 1.0 if z > 0 else 0.0", "z", "relu"),
        (RELU, "return 1 if z > 0 else 0", "z", "relu"),
        (WHOLE, "return 1 if z > 0 else 0", "h", "relu"),
        (WHOLE, "return z > 0", "z", "relu"),
        (LEAKY, "return 1 if z > 0 else 0.1", "z", "leaky_relu(0.1)"),
        (BY_STATEMENTS, "d = 1.0\n    if z <= 0:\n        d = 0.1\n    return d", "z", "leaky_relu(0.1)"),
    ],
)
def test_right_branches_are_believed(act: str, slope: str, where: str, activation: str) -> None:
    found = evidence(program(act, slope, where))
    steps = found.understanding.recognised.steps
    assert [str(layer.activation) for layer in steps[0].layers] == [activation, "identity"]
    assert understood(found) == "updates"
    assert diagnosed(found) == []


@pytest.mark.parametrize(
    ("act", "slope", "where"),
    [
        (RELU, "return 1.0 if z > 0.5 else 0.0", "z"),
        (RELU, "return 1.0 if z < 0 else 0.0", "z"),
        (RELU, "return z if z > 0 else 0.0", "z"),
        (LEAKY, "return 1.0 if z > 0 else 0.0", "z"),
        (BY_STATEMENTS, "return 1.0 if z > 0 else 0.01", "z"),
    ],
)
def test_a_wrong_mask_is_found_in_its_line(act: str, slope: str, where: str) -> None:
    text = program(act, slope, where)
    found = diagnosed(evidence(text))
    wrong = next(k for k, line in enumerate(text.splitlines(), 1) if "def slope" in line) + 1
    assert [(each.code, each.span.line) for each in found] == [("G01", wrong)]
