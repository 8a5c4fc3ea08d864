"""Rates that shrink in the loop of the batches."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.shrinks_early import shrinks_early
from tests.unit.doctor.diagnosis.recorded import recorded

DECAY = """\
import numpy as np

rng = np.random.default_rng(4)
x, y = rng.normal(size=(12, 3)), rng.normal(size=(12, 2))
W, b = rng.normal(size=(3, 2)), np.zeros(2)
rate = 0.01
for epoch in range(12):
    for k in range(0, 12, 4):
        d = x[k:k + 4] @ W + b - y[k:k + 4]
        W -= rate * x[k:k + 4].T @ d
        b -= rate * d.sum(axis=0)
        rate *= 0.7
"""
OUT = DECAY.replace("        rate *=", "    rate *=")


def test_the_last_line_of_the_inner_loop_becomes_one_of_the_outer() -> None:
    known = recorded(DECAY)
    (found,) = shrinks_early(known.evidence)
    assert known.told(found) == ("U04", known.line("rate *="))
    assert known.with_edit(found.edit) == OUT
    assert (found.proof, found.improves) == ("rerun", True)


def test_a_line_among_others_is_moved_behind_the_loop() -> None:
    moved = DECAY.replace("        rate *= 0.7\n", "").replace(
        "        W -=", "        rate = rate * 0.7\n        W -="
    )
    known = recorded(moved)
    (found,) = shrinks_early(known.evidence)
    assert known.with_edit(found.edit) == OUT.replace("rate *= 0.7", "rate = rate * 0.7")


@pytest.mark.parametrize(
    "text",
    [OUT, DECAY.replace("0.7", "0.97"), DECAY.replace("        rate *= 0.7\n", "")],
    ids=["epoch", "slow", "none"],
)
def test_a_rate_that_lasts_is_left_alone(text: str) -> None:
    assert list(shrinks_early(recorded(text).evidence)) == []
