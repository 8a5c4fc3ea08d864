from __future__ import annotations

from clearprop.trace.roles.find import find_roles
from tests.trace.watching import watch

AHEAD = """
import numpy as np
rng = np.random.default_rng(4)
x, y = rng.normal(size=(6, 2)), rng.normal(size=(6, 1))
theta, speed = rng.normal(size=(2, 1)), np.zeros((2, 1))
for epoch in range(5):
    ahead = theta + 0.9 * speed
    error = x @ ahead - y
    speed = 0.9 * speed - 0.01 * x.T @ error
    theta = theta + speed
"""


def test_a_velocity_that_weights_are_read_ahead_by_is_no_parameter() -> None:
    seen = watch(AHEAD)
    roles = find_roles(seen.tape, seen.sites)
    assert [p.name for p in roles.parameters] == ["theta"]
    assert len(roles.others) == 1


def test_a_bias_is_added_too_and_is_a_parameter() -> None:
    shifted = AHEAD.replace("x @ ahead - y", "x @ ahead + c - y").replace(
        "    theta = theta + speed\n", "    theta = theta + speed\n    c = c - 0.1 * error.sum(0)\n"
    )
    seen = watch(shifted.replace("theta, speed =", "c = np.zeros(1)\ntheta, speed ="))
    assert sorted(p.name for p in find_roles(seen.tape, seen.sites).parameters) == ["c", "theta"]
