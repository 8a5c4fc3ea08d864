from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import clearprop as cp
from clearprop import estimators
from clearprop.errors import SettingError
from clearprop.export import from_sklearn
from tests.properties.bridged import same_layers

RNG = np.random.default_rng(0)
X = RNG.normal(size=(60, 4))
CLASSES = np.array(["ant", "bee", "cat"])[(X[:, 0] > 0).astype(int) + (X[:, 1] > 0.5)]
SEVERAL = (X[:, :3] > 0).astype(int)
NUMBERS = X @ RNG.normal(size=(4, 2))


def fitted(kind: Any, y: Any, x: Any = X, **settings: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return kind(hidden_layer_sizes=(5, 3), max_iter=20, random_state=0, **settings).fit(x, y)


@pytest.mark.parametrize("activation", ["identity", "logistic", "tanh", "relu"])
def test_it_answers_as_the_estimator_does(activation: str) -> None:
    several = fitted(MLPClassifier, CLASSES, activation=activation)
    assert np.abs(from_sklearn(several)(X) - several.predict_proba(X)).max() <= 1e-12
    two = fitted(MLPClassifier, CLASSES == "bee", activation=activation)
    assert np.abs(from_sklearn(two)(X)[:, 0] - two.predict_proba(X)[:, 1]).max() <= 1e-12
    many = fitted(MLPClassifier, SEVERAL, activation=activation)
    assert np.abs(from_sklearn(many)(X) - many.predict_proba(X)).max() <= 1e-12
    numbers = fitted(MLPRegressor, NUMBERS, activation=activation)
    assert np.abs(from_sklearn(numbers)(X) - numbers.predict(X)).max() <= 1e-12


def test_float32_stays_float32() -> None:
    narrow = X.astype(np.float32)
    mlp = fitted(MLPClassifier, CLASSES, narrow)
    network = from_sklearn(mlp)
    assert network.dtype == np.float32
    assert np.abs(network(narrow) - mlp.predict_proba(narrow)).max() <= 1e-6


@pytest.mark.parametrize(
    ("kind", "y", "target", "loss"),
    [
        (MLPClassifier, CLASSES == "bee", (CLASSES == "bee").astype(float), "binary_cross_entropy"),
        (MLPClassifier, CLASSES, np.unique(CLASSES, return_inverse=True)[1], "cross_entropy"),
        (MLPRegressor, NUMBERS, NUMBERS, "half_squared_error"),
    ],
)
def test_it_can_be_explained_at_once(kind: Any, y: Any, target: Any, loss: str) -> None:
    network = from_sklearn(fitted(kind, y))
    step = cp.step(network, X, target, loss=loss, optimizer=cp.SGD(0.1))
    assert not [v for v in cp.reconcile(step) if v.verdict == "broken"]
    assert "layer 1, dW[0, 2]" in str(cp.explain(step, "layer 1, dW[0, 2]", lang="en"))


def test_what_cannot_be_read_is_said_in_a_sentence() -> None:
    for thing, said in (
        (MLPClassifier(), "this MLPClassifier is not fitted, so it has no weights. Call fit first."),
        (LogisticRegression(), "an MLPClassifier or MLPRegressor is needed; received LogisticRegression()."),
        (None, "an MLPClassifier or MLPRegressor is needed; received None."),
        (make_pipeline(StandardScaler(), MLPClassifier()), "a Pipeline was received: give its last step"),
    ):
        with pytest.raises(SettingError) as caught:
            from_sklearn(thing)
        assert str(caught.value).startswith(said)


def test_an_activation_without_counterpart() -> None:
    mlp = fitted(MLPRegressor, np.abs(NUMBERS[:, 0]))
    mlp.out_activation_ = "exp"
    with pytest.raises(SettingError, match="the output activation of this MLPRegressor is exp, which has no"):
        from_sklearn(mlp)


def test_clearprops_own_estimators_hold_their_network() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        own = estimators.MLPClassifier((5,), max_iter=5, random_state=0).fit(X, CLASSES)
    same_layers(from_sklearn(own), own.network_)
    with pytest.raises(SettingError, match="this MLPClassifier is not fitted"):
        from_sklearn(estimators.MLPClassifier())
