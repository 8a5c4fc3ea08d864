"""Rows of a test that were trained on."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.overlapping import overlap
from clearprop.doctor.evidence.predictions import passes_after
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np
rng = np.random.default_rng(7)
x = rng.normal(0, 1, (30, 2))
y = (x[:, 0] > x[:, 1]).astype(float)
train, test = x[:20], x[{begin}:]
w, b = np.zeros((2, 1)), np.zeros(1)
for epoch in range(20):
    for k in range(0, 20, 5):
        p = 1 / (1 + np.exp(-(train[k : k + 5] @ w + b)))
        d = p - y[k : k + 5, None]
        w -= 0.1 * train[k : k + 5].T @ d
        b -= 0.1 * d.sum(axis=0)
print("test accuracy", np.mean((test @ w + b > 0)[:, 0] == y[{begin}:]))
"""


@pytest.mark.parametrize(("begin", "both"), [(20, 0), (12, 8)])
def test_rows_of_both_parts_are_counted(begin: int, both: int) -> None:
    known = evidence(PROGRAM.format(begin=begin))
    found = overlap(known, passes_after(known).products[0])
    assert found is not None
    assert (found.tested, found.both, found.trained) == (30 - begin, both, 20)
