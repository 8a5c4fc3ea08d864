"""The rule D02 for rows that were taken in different orders."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import found

RIGHT = """\
import numpy as np
rng = np.random.default_rng(7)
table = rng.normal(0, 1, (2, 40))
x = table.T
y = (table[0] > table[1]).astype(float)
w, b = np.zeros(2), 0.0
for epoch in range(60):
    order = rng.permutation(40)
    for k in range(0, 40, 10):
        xb = x[order[k : k + 10]]
        yb = y[order[k : k + 10]]
        p = 1 / (1 + np.exp(-(xb @ w + b)))
        w -= 0.3 * xb.T @ (p - yb) / 10
        b -= 0.3 * np.mean(p - yb)
print("accuracy", np.mean((x @ w + b > 0) == y))
"""


def test_labels_that_keep_their_order_are_proven(tmp_path: Path) -> None:
    wrong = RIGHT.replace("yb = y[order[k : k + 10]]", "yb = y[k : k + 10]")
    (candidate,) = found("d02_rows_apart", wrong, tmp_path)
    assert (candidate.code, candidate.proof) == ("D02", "exact")
    assert candidate.span is not None
    assert candidate.span.line == 11
    assert candidate.edit is not None
    assert candidate.edit.applied(wrong, str(tmp_path / "net.py")) == RIGHT


def test_a_table_that_is_reshaped_must_do_better_when_it_is_turned(tmp_path: Path) -> None:
    wrong = RIGHT.replace("table.T", "table.reshape(40, 2)")
    (candidate,) = found("d02_rows_apart", wrong, tmp_path)
    assert (candidate.code, candidate.proof, candidate.improves) == ("S05", "rerun", True)
    assert candidate.edit is not None
    assert candidate.edit.applied(wrong, str(tmp_path / "net.py")) == RIGHT


def test_nothing_is_said_of_the_sound_one(tmp_path: Path) -> None:
    assert found("d02_rows_apart", RIGHT, tmp_path) == []
