"""Targets that are all alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import found

PROGRAM = """\
import numpy as np
rng = np.random.default_rng(3)
x = rng.integers(0, 200, (40, 2))
y = {targets}
x = x / 100 - 1
w, b = np.zeros(2), 0.0
for epoch in range(60):
    p = 1 / (1 + np.exp(-(x @ w + b)))
    w -= 0.5 * x.T @ (p - y) / 40
    b -= 0.5 * np.mean(p - y)
print("accuracy", np.mean((p > 0.5) == y))
"""


@pytest.mark.parametrize(
    ("targets", "told"),
    [
        ("(x[:, 0] + x[:, 1]) // 500", True),
        ("(x[:, 0] > 300).astype(float)", True),
        ("(x[:, 0] / 250).astype(int)", True),
        ("(x[:, 0] > 100).astype(float)", False),
        ("np.zeros(40)", False),
    ],
)
def test_what_makes_all_targets_alike_is_told(targets: str, told: bool, tmp_path: Path) -> None:
    faults = found("d03_constant_targets", PROGRAM.format(targets=targets), tmp_path)
    assert [(each.code, each.span and each.span.line, each.proof) for each in faults] == (
        [("D03", 4, "exact")] if told else []
    )
