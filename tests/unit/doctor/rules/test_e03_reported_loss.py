"""The rule E03: a loss of the last row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("e03_reported_loss", "E03", "faulty")
    assert found.code == "E03"
    assert found.span is not None
    assert found.span.line in lines("E03")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("e03_reported_loss", "E03", "faulty")
    assert "curve.append(total / len(X))" in cured(found, text("E03", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("e03_reported_loss", "E03", "sound") == []


TRAINING = """\
import numpy as np
rng = np.random.default_rng(3)
x = rng.normal(0, 1, (20, 2))
t = x @ np.array([[1.0], [2.0]]) + 3
W, b = np.zeros((2, 1)), np.zeros(1)
{before}
for epoch in range(60):
    a = x @ W + b
    {loss}
    W -= 0.1 * x.T @ (a - t) / 20
    b -= 0.1 * (a - t).mean(axis=0)
    if epoch % 20 == 0:
        print("loss", loss)
"""


@pytest.mark.parametrize(
    ("before", "loss", "line"),
    [
        ("", "if epoch < 2:\n        loss = np.mean((a - t) ** 2)", 9),
        ("a = x @ W\nloss = np.mean((a - t) ** 2)", "pass", 13),
        ("", "loss = ((a - t) ** 2)[-1:].mean()", 9),
        ("", "loss = np.mean(((a - t) ** 2)[0])", 9),
    ],
)
def test_an_old_loss_and_that_of_one_example_are_told(
    before: str, loss: str, line: int, tmp_path: Path
) -> None:
    (one,) = found("e03_reported_loss", TRAINING.format(before=before, loss=loss), tmp_path)
    assert one.span is not None
    assert abs(one.span.line - line) <= 2
    assert one.edit is not None


@pytest.mark.parametrize(
    ("before", "loss"),
    [
        ("", "loss = np.mean((a - t) ** 2)"),
        ("first = 1.0", "loss = np.mean((a - t) ** 2)\n    if epoch == 0:\n        first = loss"),
        ("loss = 0.0", "loss = 0.9 * loss + 0.1 * np.mean((a - t) ** 2)"),
    ],
)
def test_a_loss_of_this_round_is_left_alone(before: str, loss: str, tmp_path: Path) -> None:
    assert found("e03_reported_loss", TRAINING.format(before=before, loss=loss), tmp_path) == []


@pytest.mark.parametrize(
    ("before", "report", "told"),
    [
        ("a = x @ W + b", 'print("loss", np.mean((a - t) ** 2))', True),
        ("old = x @ W + b", 'print("loss", np.mean((old - t) ** 2))', True),
        ("old = x @ W + b", 'print("loss at the start", np.mean((old - t) ** 2))', False),
        ("old = x @ W + b", 'print("loss", np.mean((a - t) ** 2), "was", np.mean((old - t) ** 2))', False),
        ("rate = np.sqrt(0.01)", 'print("loss falls with rate", rate)', False),
    ],
)
def test_a_report_that_can_never_change_is_told(before: str, report: str, told: bool, tmp_path: Path) -> None:
    program = TRAINING.format(before=before, loss="pass").replace('print("loss", loss)', report)
    if told:
        program = program.replace("    a = x @ W + b\n    pass", "    c = x @ W + b")
        program = program.replace("a - t) /", "c - t) /").replace(
            "(a - t).mean(axis=0)", "(c - t).mean(axis=0)"
        )
    heard = found("e03_reported_loss", program, tmp_path)
    assert [each.code for each in heard] == (["E03"] if told else [])


def test_the_same_error_of_the_last_example_stands_for_the_sum(tmp_path: Path) -> None:
    program = """\
import numpy as np
x, y = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([1.0, 0.0, 1.0])
w, b = np.zeros(2), 0.0
for epoch in range(30):
    loss = 0.0
    for k in range(3):
        p = 1 / (1 + np.exp(-(x[k] @ w + b)))
        loss += (p - y[k]) ** 2
        w -= 0.5 * (p - y[k]) * x[k]
        b -= 0.5 * (p - y[k])
    print("loss", (p - y[k]) ** 2)
"""
    (one,) = found("e03_reported_loss", program, tmp_path)
    assert 'print("loss", loss / 3)' in cured(one, program)
