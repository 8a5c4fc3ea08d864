"""The rule E01: an accuracy over one column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("e01_accuracy", "E01", "faulty")
    assert found.code == "E01"
    assert found.span is not None
    assert found.span.line in lines("E01")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("e01_accuracy", "E01", "faulty")
    assert "(answer(X)[1] > 0.5).ravel() == Y.ravel()" in cured(found, text("E01", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("e01_accuracy", "E01", "sound") == []


DECIDED = """\
import numpy as np
rng = np.random.default_rng(3)
x = rng.normal(0, 1, (80, 2))
y = (2 * x[:, 0] + x[:, 1] > 0).astype(int)
w, b = np.zeros(2), 0.0
for i in range(300):
    p = 1 / (1 + np.exp(-(x @ w + b)))
    w = w - 0.1 * x.T @ (p - y) / 80
    b = b - 0.1 * (p - y).mean()
print("share", np.mean({decision}))
"""


@pytest.mark.parametrize(
    ("decision", "cure"), [("(p > 5) == y", "(p > 0.5) == y"), ("p.argmax() == y", "(p > 0.5).ravel() == y")]
)
def test_right_answers_that_are_decided_wrongly_are_told(decision: str, cure: str, tmp_path: Path) -> None:
    program = DECIDED.format(decision=decision)
    (one,) = found("e01_accuracy", program, tmp_path)
    assert (one.span and one.span.line, one.proof) == (10, "exact")
    assert cure in cured(one, program)


@pytest.mark.parametrize("decision", ["(p > 0.4) == y", "(p > 0.5) != y", "np.round(p) == y"])
def test_other_thresholds_and_shares_of_errors_are_left_alone(decision: str, tmp_path: Path) -> None:
    assert found("e01_accuracy", DECIDED.format(decision=decision), tmp_path) == []
