"""A penalty in the place of its derivative."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.penalty_value import penalty_value
from tests.unit.doctor.programs import evidence

PENALISED = """\
import numpy as np
rng = np.random.default_rng(4)
x, y = rng.normal(size=(8, 2)), rng.normal(size=(8, 1))
net = {"W": rng.normal(size=(2, 3)), "V": rng.normal(size=(3, 1))}
for step in range(4):
    h = np.tanh(x @ net["W"])
    a = h @ net["V"]
    loss = np.mean((a - y) ** 2) + 0.01 * (np.sum(net["W"] ** 2) + np.sum(net["V"] ** 2))
    d = 2 * (a - y) / 8
    dV = h.T @ d + 0.01 * {V}
    dW = x.T @ (d @ net["V"].T * (1 - h**2))
    dW += {W} * 0.01
    net["W"] -= 0.1 * dW
    net["V"] -= 0.1 * dV
"""
RIGHT = PENALISED.replace("{V}", '(2 * net["V"])').replace("{W}", '(2 * net["W"])')


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('np.sum(net["V"] ** 2)', 'np.sum(net["W"] * net["W"])'),
        ('(net["V"] ** 2).sum()', 'np.sum(np.square(net["W"]))'),
    ],
)
def test_sums_of_squares_give_way_to_their_derivatives(one: str, other: str) -> None:
    text = PENALISED.replace("{V}", one).replace("{W}", other)
    (found,) = penalty_value(evidence(text))
    assert found.span is not None
    assert (found.code, found.span.line) == ("G11", 10)
    assert found.edit is not None
    assert found.edit.applied(text, found.edit.files[0]) == RIGHT


@pytest.mark.parametrize(
    "sound",
    [
        RIGHT,
        RIGHT.replace("- 0.1 * dW", "- 0.1 * dW / (1 + np.sum(dW * dW))"),
        # Weights of one length: what they are divided by is no gradient.
        RIGHT.replace("-= 0.1 * dW", '-= 0.1 * dW; net["W"] /= np.sqrt(np.sum(net["W"] ** 2))'),
    ],
)
def test_derivatives_and_norms_are_left_alone(sound: str) -> None:
    assert list(penalty_value(evidence(sound))) == []
