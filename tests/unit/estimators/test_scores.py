"""The scores of held-out rows are those of scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, r2_score

from clearprop.estimators.scores import accuracy_of, class_accuracy_of, r2_of

RNG = np.random.default_rng(1)
A = RNG.random((30, 3))
W = RNG.random(30)


@pytest.mark.parametrize("weight", [None, W])
def test_accuracy(weight: np.ndarray | None) -> None:
    y = (A + RNG.normal(size=A.shape) / 5 > 0.5).astype(float)
    assert accuracy_of(weight)(A, y) == pytest.approx(accuracy_score(y, A > 0.5, sample_weight=weight))


@pytest.mark.parametrize("weight", [None, W])
def test_accuracy_among_classes(weight: np.ndarray | None) -> None:
    classes = RNG.integers(0, 3, 30)
    expected = accuracy_score(classes, A.argmax(axis=1), sample_weight=weight)
    assert class_accuracy_of(weight)(A, np.eye(3)[classes]) == pytest.approx(expected)


@pytest.mark.parametrize("weight", [None, W])
def test_r2(weight: np.ndarray | None) -> None:
    y = A + RNG.normal(size=A.shape)
    y[:, 2] = 0.5
    assert r2_of(weight)(A, y) == pytest.approx(r2_score(y, A, sample_weight=weight))
    assert r2_of(weight)(y, y) == 1.0


@pytest.mark.parametrize("score", [accuracy_of(None), class_accuracy_of(None), r2_of(None)])
def test_what_is_not_finite_has_no_score(score: object) -> None:
    assert callable(score)
    assert np.isnan(score(np.array([[np.inf]]), np.array([[1.0]])))
