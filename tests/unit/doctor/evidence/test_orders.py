"""Which draws put rows in their order."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.orders import apart, inputs_of, orderings, targets_of
from tests.unit.doctor.programs import SOUND, evidence


@pytest.mark.parametrize(
    ("order", "differs"),
    [
        ("rng.shuffle(x)\nrng.shuffle(y)\n", True),
        ("x = x[rng.permutation(4)]\ny = y[rng.permutation(4)]\n", True),
        ("o = rng.permutation(4)\nx, y = x[o], y[o]\n", False),
        ("def o():\n    return np.random.default_rng(1).permutation(4)\nx = x[o()]\ny = y[o()]\n", False),
        ("", False),
    ],
)  # fmt: skip
def test_orders_are_told_apart(order: str, differs: bool) -> None:
    known = evidence(SOUND.replace("W1, b1", order + "W1, b1", 1))
    step, tape = known.understanding.roles.steps[0], known.tape
    inputs = inputs_of(tape, known.understanding.roles, step)
    found = apart(tape, orderings(tape, inputs), orderings(tape, targets_of(step)))
    assert (found is not None) is differs
