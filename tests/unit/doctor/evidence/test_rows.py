"""Which rows no step was made of."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.rows import unused
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np

rng = np.random.default_rng(2)
x = rng.normal(0, 1, (12, 2))
y = x[:, :1] - x[:, 1:]
w = np.zeros((2, 1))
for epoch in range(30):
    for k in range(0, 12, 3):
        xb, yb = x[k : k + 3], y[k : k + 3]
        w -= 0.1 * xb.T @ (xb @ w - yb)
"""


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("range(0, 12, 3)", "range(0, 12, 3)", None),
        ("range(0, 12, 3)", "range(0, 9, 3)", 3),
        ("x[k : k + 3], y[k : k + 3]", "x[0:3], y[0:3]", 9),
        ("range(0, 12, 3)", "rng.integers(0, 9, 4)", None),
    ],
)
def test_rows_that_every_epoch_leaves_out(old: str, new: str, left: int | None) -> None:
    found = unused(evidence(PROGRAM.replace(old, new)))
    assert (None if found is None else found.unused) == left


def test_rows_that_are_held_out_for_a_test_are_used() -> None:
    text = PROGRAM.replace("range(0, 12, 3)", "range(0, 9, 3)") + "test = x[9:] @ w\n"
    assert unused(evidence(text)) is None
