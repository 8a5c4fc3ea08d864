"""Fractions cut off in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import RULES, cured, found, of_folder


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("n03_kind_of_number", "N03")
    assert [(each.code, each.span and each.span.line) for each in faulty] == [("N03", 6)]
    assert faulty[0].proof == "exact"
    assert "dtype=float" in cured(faulty[0], RULES / "N03" / "faulty.py")
    assert sound == []


def test_a_store_that_is_refused_is_cured_where_the_array_is_made(tmp_path: Path) -> None:
    text = "import numpy as np\nw = np.array([1, 2])\nfor _ in range(3):\n    w -= 0.5 * w\nprint(w)\n"
    (only,) = found("n03_kind_of_number", text, tmp_path)
    assert (only.code, only.span and only.span.line) == ("N03", 2)


def test_labels_that_are_cast_are_no_fault(tmp_path: Path) -> None:
    text = (
        "import numpy as np\np = np.array([0.2, 0.9])\nprint(np.round(p).astype(int), (p * 10).astype(int))\n"
    )
    assert found("n03_kind_of_number", text, tmp_path) == []


ANSWERS = """\
import numpy as np
rng = np.random.default_rng(1)
X = rng.normal(size=(60, 2))
y = (X[:, :1] + X[:, 1:] > 0).astype(int)
w, b = np.zeros((2, 1)), np.zeros(1)
for epoch in range(300):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    w -= 0.5 * X.T @ (p - y) / 60
    b -= 0.5 * np.mean(p - y)
{answers}
print("accuracy", np.mean((guess > 0.5) == y))
"""
FINAL = "1 / (1 + np.exp(-(X @ w + b)))"


@pytest.mark.parametrize(
    ("answers", "line", "cure"),
    [
        (f"guess = np.zeros_like(y)\nguess[:] = {FINAL}", 10, "zeros_like(y, dtype=float)"),
        (f"guess = ({FINAL}).astype(int)", 10, f"({FINAL} > 0.5).astype(int)"),
        (f"guess = ({FINAL} > 0.5).astype(int)", None, ""),
        (f"guess = np.zeros(y.shape)\nguess[:] = {FINAL}", None, ""),
        (f"guess = np.zeros_like(y)\nguess[:] = np.round({FINAL})", None, ""),
    ],
)
def test_answers_that_all_become_one_whole_number_are_told(
    answers: str, line: int | None, cure: str, tmp_path: Path
) -> None:
    faults = found("n03_kind_of_number", ANSWERS.format(answers=answers), tmp_path)
    assert [each.span and each.span.line for each in faults] == ([] if line is None else [line])
    assert all(cure in cured(each, tmp_path / "net.py") for each in faults)
