"""A forward pass that is written a second time, and otherwise."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.restated import restated
from tests.unit.doctor.programs import evidence

RIGHT = """\
import math
import random
random.seed(2)
data = [(0.0, 0.0, 0.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 1.0)]
w1, w2, w3, b1, b2 = [random.uniform(-1, 1) for _ in range(5)]
def squash(z):
    return 1 / (1 + math.exp(-z))
for epoch in range(40):
    for p, q, t in data:
        h = squash(w1 * p + w2 * q + b1)
        o = squash(w3 * h + b2)
        d_o = (o - t) * o * (1 - o)
        d_h = d_o * w3 * h * (1 - h)
        w3 -= 0.5 * d_o * h
        b2 -= 0.5 * d_o
        w1 -= 0.5 * d_h * p
        w2 -= 0.5 * d_h * q
        b1 -= 0.5 * d_h
for {inputs}, t in data:
    h = {hidden}
    o = {output}
    print(o)
"""
HIDDEN, OUTPUT = "squash(w1 * p + w2 * q + b1)", "squash(w3 * h + b2)"


@pytest.mark.parametrize(
    ("hidden", "output", "slip", "meant"),
    [
        ("squash(w1 * p + w1 * q + b1)", OUTPUT, "weights", "w2"),
        (HIDDEN, "w3 * h + b2", "activation", OUTPUT),
        (HIDDEN, "squash(w3 * h)", "bias", "w3 * h + b2"),
    ],
)
def test_a_slip_is_named_and_put_right(hidden: str, output: str, slip: str, meant: str) -> None:
    program = RIGHT.format(inputs="p, q", hidden=hidden, output=output)
    found = restated(evidence(program))
    assert found is not None
    assert (found.slip, found.meant) == (slip, meant)
    right = RIGHT.format(inputs="p, q", hidden=HIDDEN, output=OUTPUT)
    assert found.edit.applied(program, found.edit.files[0]) == right


@pytest.mark.parametrize(
    ("inputs", "hidden", "output"),
    [
        ("p, q", HIDDEN, OUTPUT),
        ("u, v", "squash(w1 * u + w2 * v + b1)", OUTPUT),
        ("p, q", HIDDEN, "squash(w3 * h + b2) > 0.5"),
    ],
)
def test_the_same_network_is_left_alone(inputs: str, hidden: str, output: str) -> None:
    assert restated(evidence(RIGHT.format(inputs=inputs, hidden=hidden, output=output))) is None
