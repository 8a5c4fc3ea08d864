"""Updates that all go up a gradient that is right."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.climbing import climbing
from tests.unit.doctor.diagnosis.recorded import HEAD, TWO_LAYERS, recorded

PLUS = TWO_LAYERS.replace("-= rate", "+= rate")
# A velocity that holds the negative step, in an array for each parameter.
VELOCITIES = (
    HEAD
    + """\
weights, biases = [W1, W2], [b1, b2]
vW, vb = [np.zeros((3, 3))] * 2, [np.zeros(3)] * 2
for step in range(5):
    h = np.tanh(x @ weights[0] + biases[0])
    d2 = (h @ weights[1] + biases[1] - y) / len(x)
    d1 = d2 @ weights[1].T * (1 - h ** 2)
    gW, gb = [x.T @ d1, h.T @ d2], [d1.sum(axis=0), d2.sum(axis=0)]
    for k in range(2):
        vW[k] = 0.9 * vW[k] - rate * gW[k]
        vb[k] = 0.9 * vb[k] - rate * gb[k]
        weights[k] -= vW[k]
        biases[k] -= vb[k]
"""
)


def test_the_updates_are_told_where_the_error_is_the_derivative() -> None:
    known = recorded(PLUS)
    (found,) = climbing(known.evidence)
    assert known.told(found) == ("U02", known.line("W2 +="))
    assert known.with_edit(found.edit) == TWO_LAYERS
    assert "G04" in found.explains
    # The error that is turned round is an equal cure.
    assert "y - a" in known.with_edit(found.alternatives[0])


def test_velocities_that_hold_the_minus_are_added() -> None:
    known = recorded(VELOCITIES)
    (found,) = climbing(known.evidence)
    assert known.told(found) == ("U02", known.line("weights[k] -="))
    assert known.with_edit(found.edit) == VELOCITIES.replace("] -= v", "] += v")


@pytest.mark.parametrize(
    "text",
    [
        TWO_LAYERS,
        VELOCITIES.replace("] -= v", "] += v"),
        # Here the error is what was turned round: it is told as such.
        TWO_LAYERS.replace("a - y", "y - a"),
        PLUS.replace("a - y", "y - a"),
        # One of the updates alone is told by itself.
        TWO_LAYERS.replace("W1 -= rate", "W1 += rate"),
    ],
)
def test_where_the_error_is_no_derivative_or_the_updates_go_down_nothing_is_said(text: str) -> None:
    assert list(climbing(recorded(text).evidence)) == []
