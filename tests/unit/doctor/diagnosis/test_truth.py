"""Two calculations of one gradient: ours, and the derivative of what was recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clearprop.doctor.diagnosis.truth import agrees_twice
from tests.unit.doctor.diagnosis.recorded import EARLY, TWO_LAYERS, recorded
from tests.unit.doctor.rules.cases import known

COLUMNS = """\
import numpy as np

rng = np.random.default_rng(1)
X, Y = rng.normal(size=(2, 5)), rng.normal(size=(1, 5))
W1, b1 = rng.normal(size=(3, 2)), np.zeros((3, 1))
W2, b2 = rng.normal(size=(1, 3)), np.zeros((1, 1))
for step in range(4):
    A = np.maximum(0, np.dot(W1, X) + b1)
    D2 = (np.dot(W2, A) + b2 - Y) / 5
    D1 = np.dot(W2.T, D2) * (A > 0)
    W2 = W2 - 0.1 * np.dot(D2, A.T)
    b2 = b2 - 0.1 * D2.sum(axis=1, keepdims=True)
    W1 = W1 - 0.1 * np.dot(D1, X.T)
    b1 = b1 - 0.1 * D1.sum(axis=1, keepdims=True)
"""


# ``-x @ w`` turns the sign before the product: the sums on the tape are the negatives of ours.
MINUS_FIRST = """\
import numpy as np

rng = np.random.default_rng(2)
x = rng.normal(size=(6, 2))
y = (x[:, 0] > 0).astype(float)
w = np.zeros(2)
for step in range(4):
    p = 1.0 / (1.0 + np.exp(-x @ w))
    w = w - 0.5 * x.T @ (y - p) / 6
"""


@pytest.mark.parametrize(
    "source",
    [TWO_LAYERS, EARLY, COLUMNS, MINUS_FIRST],
    ids=["rows", "too early", "columns", "minus first"],
)
def test_they_agree_whatever_the_program_makes_of_them(source: str) -> None:
    seen = recorded(source)
    roles = seen.evidence.understanding.roles
    assert [s.judged.loss for s in seen.evidence.searches]
    for search in seen.evidence.searches:
        assert agrees_twice(seen.evidence.tape, roles, search.judged)


@pytest.mark.parametrize("code", ["G09", "G11"])
def test_they_agree_under_every_loss(code: str) -> None:
    evidence = known(code, "faulty")
    assert evidence.judged
    for judged in evidence.judged:
        assert agrees_twice(evidence.tape, evidence.understanding.roles, judged)


def test_a_truth_that_is_off_accuses_nobody() -> None:
    seen = recorded(TWO_LAYERS)
    judged = seen.search.judged
    first, *others = judged.supposed.truths
    entries = first.entries.copy()
    entries[0] *= 1.01
    off = replace(judged.supposed, truths=(replace(first, entries=entries), *others))
    roles = seen.evidence.understanding.roles
    assert not agrees_twice(seen.evidence.tape, roles, replace(judged, supposed=off))
    short = replace(judged.supposed, truths=(replace(first, entries=entries[1:]), *others))
    assert not agrees_twice(seen.evidence.tape, roles, replace(judged, supposed=short))
