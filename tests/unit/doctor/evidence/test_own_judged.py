"""Programs with a loss of their own: believed where all updates go down it, and searched under it."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.child import understood
from clearprop.doctor.described import describe
from clearprop.doctor.diagnosis.diagnose import diagnosed
from clearprop.doctor.evidence.own_judged import OWN
from tests.unit.doctor.programs import evidence as evidence_of

NUMPY = """\
import numpy as np
rng = np.random.default_rng(0)
X, T = rng.normal(size=(12, 3)), rng.normal(size=(12, 1))
weight = np.linspace(0.5, 2.0, 12).reshape(-1, 1)
W1, b1, W2 = rng.normal(size=(3, 4)), np.zeros(4), rng.normal(size=(4, 1))
for epoch in range(6):
    Z = X @ W1 + b1
    A = HIDDEN
    E = A @ W2 - T
    loss = np.mean(weight * E ** 2)
    D2 = 2 * weight * E / 12
    D1 = (D2 @ W2.T) * SLOPE
    W2 = W2 - 0.1 * A.T @ D2
    W1 = W1 - 0.1 * X.T @ D1
    b1 = b1 - 0.1 * D1.sum(axis=0)
    print("loss", loss)
"""
COLUMNS = """\
import numpy as np
rng = np.random.default_rng(0)
X = rng.normal(size=(3, 12))
labels = np.arange(12) % 3
T, share = np.eye(3)[labels].T, np.array([1.0, 0.5, 2.0])[labels]
W, b = rng.normal(size=(3, 3)), np.zeros((3, 1))
for epoch in range(6):
    e = np.exp(W @ X + b)
    P = e / e.sum(axis=0)
    loss = -np.mean(share * np.log(P[labels, np.arange(12)]))
    D = DELTA
    W -= 0.1 * D @ X.T
    b -= 0.1 * D.sum(axis=1, keepdims=True)
    print("loss", loss)
"""


def program(hidden: str = "np.tanh(Z)", slope: str = "(1 - A ** 2)") -> str:
    return NUMPY.replace("HIDDEN", hidden).replace("SLOPE", slope)


@pytest.mark.parametrize("source", [program(), COLUMNS.replace("DELTA", "share * (P - T) / 12")])
def test_right_updates_under_a_loss_of_ones_own_are_believed(source: str) -> None:
    evidence = evidence_of(source)
    assert evidence.own is not None
    assert [each.supposed.name for each in evidence.right] == [OWN]
    assert understood(evidence) == "updates"
    assert diagnosed(evidence) == []
    told = describe(evidence)
    assert told is not None
    assert (told["loss"], told["reduction"], told["learning_rate"]) == (None, None, 0.1)


def test_no_network_is_needed_to_believe_updates() -> None:
    evidence = evidence_of(program("np.tanh(Z) + X[:, :1]", "(1 - np.tanh(Z) ** 2)"))
    assert evidence.understanding.recognised.steps == ()
    assert evidence.own is not None
    assert understood(evidence) == "updates"


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [(program(slope="(1 - A)"), "G01", 12), (COLUMNS.replace("DELTA", "share * (T - P) / 12"), "G04", 11)],
)
def test_a_wrong_line_is_found_under_a_loss_of_ones_own(source: str, code: str, line: int) -> None:
    evidence = evidence_of(source)
    assert evidence.own is None
    assert OWN in [each.loss for each in evidence.judged]
    found = diagnosed(evidence)
    assert [(each.code, each.span.line) for each in found] == [(code, line)]


def test_a_usual_loss_is_called_by_its_name() -> None:
    evidence = evidence_of(program().replace("2 * weight * E", "2 * E").replace("weight * E ** 2", "E ** 2"))
    assert evidence.own is None
    assert [each.supposed.name for each in evidence.right] == ["half_squared_error"]
    assert OWN not in [each.loss for each in evidence.judged]


def test_truths_under_a_loss_of_ones_own_are_its_gradients() -> None:
    evidence = evidence_of(program(slope="(1 - A)"))
    judged = next(each for each in evidence.judged if each.loss == OWN)
    loss = evidence.own_losses[0]
    assert np.allclose(judged.gradients[0], loss.gradients[0], rtol=1e-10, atol=1e-14)
