"""Classes of every kind become outputs, and what does not belong is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.errors import DataError
from clearprop.estimators import MLPClassifier
from tests.unit.estimators.data import IRIS_X, IRIS_Y, LABELS_X, LABELS_Y, TWO_X, TWO_Y

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")


def fitted(x: Any, y: Any, **told: Any) -> MLPClassifier:
    return MLPClassifier((8,), max_iter=80, learning_rate_init=0.03, random_state=0, **told).fit(x, y)


def test_two_classes_in_words() -> None:
    mlp = fitted(TWO_X, TWO_Y)
    assert mlp.classes_.tolist() == ["setosa", "versicolor"]
    assert (mlp.n_outputs_, mlp.out_activation_, mlp.score(TWO_X, TWO_Y)) == (1, "logistic", 1.0)


def test_several_classes() -> None:
    mlp = fitted(IRIS_X, IRIS_Y * 10)
    assert (mlp.classes_.tolist(), mlp.out_activation_) == ([0, 10, 20], "softmax")
    assert mlp.score(IRIS_X, IRIS_Y * 10) > 0.95


def test_labels() -> None:
    mlp = fitted(LABELS_X, LABELS_Y)
    assert (mlp.n_outputs_, mlp.out_activation_) == (3, "logistic")
    assert mlp.predict(LABELS_X).shape == LABELS_Y.shape
    parts = MLPClassifier((8,), random_state=0).partial_fit(LABELS_X, LABELS_Y, classes=[0, 1, 2])
    assert parts.predict(LABELS_X).shape == LABELS_Y.shape


def test_a_single_class() -> None:
    mlp = fitted(TWO_X, np.full(100, "only"))
    assert set(mlp.predict(TWO_X)) == {"only"}


def test_a_column_of_classes_is_a_warning() -> None:
    with pytest.warns(UserWarning, match="column-vector"):
        fitted(TWO_X, TWO_Y[:, None])


def test_the_classes_of_a_fit_in_parts() -> None:
    mlp = MLPClassifier((2,), random_state=0)
    with pytest.raises(DataError, match="classes must be passed on the first call to partial_fit"):
        mlp.partial_fit(IRIS_X, IRIS_Y)
    mlp.partial_fit(IRIS_X[:60], IRIS_Y[:60], classes=[0, 1, 2])
    assert mlp.partial_fit(IRIS_X[60:], IRIS_Y[60:]).predict_proba(IRIS_X).shape == (150, 3)
    with pytest.raises(DataError, match=r"classes is \[0, 1\], but the first call .* was told \[0, 1, 2\]"):
        mlp.partial_fit(IRIS_X, IRIS_Y, classes=[0, 1])
    with pytest.raises(DataError, match=r"y has the classes \[9\], but partial_fit began with"):
        mlp.partial_fit(IRIS_X, np.where(IRIS_Y == 2, 9, IRIS_Y))


def test_a_fit_that_goes_on_wants_the_same_classes() -> None:
    mlp = fitted(IRIS_X, IRIS_Y, warm_start=True)
    with pytest.raises(
        DataError, match=r"same classes as in the previous call to fit. Previously got \[0 1 2\]"
    ):
        mlp.fit(IRIS_X[:100], IRIS_Y[:100])


def test_rare_classes_weigh_more() -> None:
    rows = np.r_[0:50, 50:55]
    x, y = IRIS_X[rows][:, :1], IRIS_Y[rows]
    plain, balanced = (fitted(x, y, class_weight=weight) for weight in (None, "balanced"))
    rare = y == 1
    assert balanced.predict_proba(x)[rare, 1].mean() > plain.predict_proba(x)[rare, 1].mean()
    twice = fitted(x, y, class_weight={0: 1.0, 1: 2.0})
    given = MLPClassifier((8,), max_iter=80, learning_rate_init=0.03, random_state=0)
    assert (twice.coefs_[0] == given.fit(x, y, 1.0 + rare).coefs_[0]).all()


def test_another_loss() -> None:
    mlp = fitted(IRIS_X, IRIS_Y, loss="half_squared_error")
    assert str(mlp.run_.settings.loss) == "half_squared_error"
    assert mlp.score(IRIS_X, IRIS_Y) > 0.9
