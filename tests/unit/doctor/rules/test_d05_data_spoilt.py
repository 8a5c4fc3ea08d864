"""Statements that spoil the data on their way to training."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import RULES, cured, found, of_folder

ROWS = """\
import numpy as np
rng = np.random.default_rng(3)
X = rng.uniform(-1, 1, (30, 2))
t = (X[:, :1] > X[:, 1:]).astype(float)
{spoilt}
W, b = rng.normal(0, 1, (2, 1)), np.zeros(1)
for epoch in range(150):
    p = 1 / (1 + np.exp(-(X @ W + b)))
    W -= 1.0 * X.T @ (p - t) / 30
    b -= 1.0 * (p - t).mean(axis=0)
print("accuracy", np.mean((p > 0.5) == (t > 0.5)))
"""


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("d05_data_spoilt", "D05")
    assert [(each.code, each.span and each.span.line, each.by) for each in faulty] == [("D05", 10, "report")]
    assert "x = x_all[0]" not in cured(faulty[0], RULES / "D05" / "faulty.py")
    assert sound == []


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [("t = t[rng.permutation(30)]", "D02"), ("X[:, 0] = 1.0", "D03"), ("t = t[::-1]", "D02")],
)
def test_a_statement_without_which_training_goes_well_is_named(
    spoilt: str, code: str, tmp_path: Path
) -> None:
    faults = found("d05_data_spoilt", ROWS.format(spoilt=spoilt), tmp_path)
    assert [(each.code, each.span and each.span.line, each.proof) for each in faults] == [(code, 5, "rerun")]


def test_one_order_for_both_and_a_goal_that_is_reached_are_left_alone(tmp_path: Path) -> None:
    both = "order = rng.permutation(30); X = X[order]; t = t[order]"
    assert found("d05_data_spoilt", ROWS.format(spoilt=both), tmp_path) == []
    assert found("d05_data_spoilt", ROWS.format(spoilt="X[0, 0] = 1.0"), tmp_path) == []
