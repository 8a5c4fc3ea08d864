"""The rule E02: a test of trained rows."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("e02_test_mixed", "E02", "faulty")
    assert found.code == "E02"
    assert found.span is not None
    assert found.span.line in lines("E02")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("e02_test_mixed", "E02", "faulty")
    assert "X[80:]" in cured(found, text("E02", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("e02_test_mixed", "E02", "sound") == []


SPLIT = """\
import numpy as np
rng = np.random.default_rng(3)
X = rng.normal(0, 1, (50, 2))
t = X @ np.array([[1.0], [2.0]]) + 3
X_train, X_test = X[:40], {test}
W, b = np.zeros((2, 1)), np.zeros(1)
for epoch in range(60):
    a = X_train @ W + b
    W -= 0.1 * X_train.T @ (a - t[:40]) / 40
    b -= 0.1 * (a - t[:40]).mean(axis=0)
print("answers", (X_test @ W + b)[:3])
"""


def test_a_test_of_the_trained_rows_is_none(tmp_path: Path) -> None:
    program = SPLIT.format(test="X[:40]")
    (one,) = found("e02_test_mixed", program, tmp_path)
    assert (one.span and one.span.line, one.proof) == (5, "exact")
    assert found("e02_test_mixed", SPLIT.format(test="X[40:]"), tmp_path) == []
