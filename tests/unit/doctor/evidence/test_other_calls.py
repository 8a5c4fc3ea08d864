"""Calls after training that hand on another network."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import found

RIGHT = """\
import numpy as np
rng = np.random.default_rng(1)
x = rng.normal(size=(30, 2))
y = (x[:, :1] > x[:, 1:]) * 1.0
def start():
    return {"W": rng.normal(size=(2, 1)) * 0.5, "b": np.zeros(1)}
def forward(x, p):
    return 1 / (1 + np.exp(-(x @ p["W"] + p["b"])))
def predict(x, p):
    return forward(x, p) > 0.5
p = start()
for k in range(60):
    d = (forward(x, p) - y) / 30
    p["W"] = p["W"] - x.T @ d
    p["b"] = p["b"] - d.sum(axis=0)
print("accuracy", np.mean(predict(x, p) == y))
"""


def test_the_call_is_blamed_and_not_the_function_that_training_shares(tmp_path: Path) -> None:
    wrong = RIGHT.replace("forward(x, p) > 0.5", "forward(x, start()) > 0.5")
    (candidate,) = found("e04_other_prediction", wrong, tmp_path)
    assert candidate.span is not None
    assert candidate.span.line == 10
    assert candidate.edit is not None
    assert candidate.edit.applied(wrong, str(tmp_path / "net.py")) == RIGHT
    assert found("e04_other_prediction", RIGHT, tmp_path) == []
