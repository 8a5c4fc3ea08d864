"""Losses that should be summed up over the examples of an epoch."""

from __future__ import annotations

from clearprop.doctor.evidence.summed_losses import unreset, unsummed
from tests.unit.doctor.programs import evidence

RIGHT = """\
import numpy as np
x, y = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([1.0, 0.0, 1.0])
w, b = np.zeros(2), 0.0
for epoch in range(30):
    loss = 0.0
    for k in range(3):
        p = 1 / (1 + np.exp(-(x[k] @ w + b)))
        loss += (p - y[k]) ** 2
        delta = 2 * (p - y[k]) * p * (1 - p)
        w -= 0.5 * delta * x[k]
        b -= 0.5 * delta
    print("loss", loss / 3)
"""


def test_what_is_written_over_is_added_to() -> None:
    program = RIGHT.replace("loss += ", "loss = ")
    (found,) = unsummed(evidence(program))
    assert found.edit is not None
    assert found.edit.applied(program, found.edit.files[0]) == RIGHT
    assert list(unsummed(evidence(RIGHT))) == []


def test_what_runs_on_is_begun_anew() -> None:
    program = RIGHT.replace("    loss = 0.0\n", "").replace("for epoch", "loss = 0.0\nfor epoch")
    (found,) = unreset(evidence(program))
    assert found.edit is not None
    assert found.edit.applied(program, found.edit.files[0]) == RIGHT
    assert list(unreset(evidence(RIGHT))) == []


def test_a_running_mean_is_meant_to_run_on() -> None:
    program = RIGHT.replace("    loss = 0.0\n", "").replace("for epoch", "loss = 0.0\nfor epoch")
    assert list(unreset(evidence(program.replace("loss / 3", "loss / (epoch + 1)")))) == []


def test_a_list_of_one_is_appended_to() -> None:
    right = RIGHT.replace("    loss = 0.0\n", "    losses = []\n").replace("loss / 3", "np.mean(losses)")
    right = right.replace("loss += (p - y[k]) ** 2", "losses.append((p - y[k]) ** 2)")
    program = right.replace("losses.append((p - y[k]) ** 2)", "losses = [(p - y[k]) ** 2]")
    (found,) = unsummed(evidence(program))
    assert found.edit is not None
    assert found.edit.applied(program, found.edit.files[0]) == right
