"""Answers of the classifier, and its constructor beside scikit-learn's."""

from __future__ import annotations

import inspect

import numpy as np
import pytest
import sklearn.neural_network as theirs

import clearprop.estimators as ours
from tests.unit.estimators.data import IRIS_X, IRIS_Y, LABELS_X, LABELS_Y, TWO_X, TWO_Y

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")


@pytest.mark.parametrize("name", ["MLPClassifier", "MLPRegressor"])
def test_the_constructor_begins_as_scikit_learns(name: str) -> None:
    if "loss" not in theirs.MLPRegressor().get_params():
        pytest.skip("scikit-learn before 1.7 has an MLPRegressor without loss")
    mine, other = (inspect.signature(getattr(module, name)).parameters for module in (ours, theirs))
    assert list(mine)[: len(other)] == list(other)
    for parameter in other:
        assert (mine[parameter].default, mine[parameter].kind) == (
            other[parameter].default,
            other[parameter].kind,
        )
    added = {parameter: mine[parameter].kind for parameter in mine if parameter not in other}
    assert set(added.values()) == {inspect.Parameter.KEYWORD_ONLY}


def test_settings_of_scikit_learns_can_be_taken_over() -> None:
    mlp = ours.MLPClassifier(**theirs.MLPClassifier(alpha=0.5).get_params())
    assert (mlp.alpha, mlp.max_fun) == (0.5, 15000)


@pytest.mark.parametrize(("x", "y"), [(IRIS_X, IRIS_Y), (TWO_X, TWO_Y), (LABELS_X, LABELS_Y)])
def test_probabilities_and_their_logarithms(x: np.ndarray, y: np.ndarray) -> None:
    mlp = ours.MLPClassifier((5,), max_iter=30, random_state=0).fit(x, y)
    shares = mlp.predict_proba(x)
    assert shares.shape == (len(x), len(mlp.classes_))
    assert mlp.predict_log_proba(x) == pytest.approx(np.log(shares))
    if y.ndim == 1:
        assert shares.sum(axis=1) == pytest.approx(1.0)
        assert (mlp.classes_[shares.argmax(axis=1)] == mlp.predict(x)).all()
    else:
        assert ((shares > 0.5) == mlp.predict(x)).all()


def test_a_logarithm_of_next_to_nothing_is_still_a_number() -> None:
    mlp = ours.MLPClassifier((), max_iter=1, random_state=0).fit(TWO_X, TWO_Y)
    mlp.coefs_[0][:] = 1e3
    told = mlp.predict_log_proba(TWO_X)
    assert np.isfinite(told).all()
    assert told.min() < -1000
