"""A fit is scikit-learn's, number by number, wherever the two do the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import sklearn.neural_network as theirs
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split

import clearprop.estimators as ours
from clearprop.errors import DataError
from clearprop.estimators.fitting import _engine_for
from clearprop.estimators.hidden import Hidden
from clearprop.estimators.poisson import Poisson
from clearprop.estimators.start import drawn
from clearprop.network.network import Network
from clearprop.numerics.losses import HalfSquaredError
from tests.unit.estimators.data import IRIS_X, IRIS_Y, LABELS_X, LABELS_Y, NUMBERS_X, NUMBERS_Y, SEVERAL_Y

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")

# What older versions of scikit-learn cannot be compared in.
since_1_7 = pytest.mark.skipif(
    "loss" not in theirs.MLPRegressor().get_params(),
    reason="scikit-learn before 1.7 has MLPs without weights of rows and without the Poisson loss",
)
DESCENT: dict[str, Any] = {"solver": "sgd", "learning_rate_init": 0.05, "random_state": 1, "max_iter": 40}


def pair(name: str, x: Any, y: Any, *weight: Any, **told: Any) -> tuple[Any, Any]:
    fitted = [
        getattr(module, name)(**(DESCENT | {"hidden_layer_sizes": (5, 3)} | told)).fit(x, y, *weight)
        for module in (ours, theirs)
    ]
    return fitted[0], fitted[1]


def assert_same(mine: Any, other: Any, tolerance: float = 1e-9) -> None:
    for found, expected in zip(mine.coefs_ + mine.intercepts_, other.coefs_ + other.intercepts_, strict=True):
        np.testing.assert_allclose(found, expected, atol=tolerance)
    np.testing.assert_allclose(mine.loss_curve_, other.loss_curve_, rtol=1e-7)
    for name in ("n_iter_", "t_", "n_layers_", "n_outputs_", "out_activation_", "validation_scores_"):
        assert getattr(mine, name) == getattr(other, name), name
    for name in ("loss_", "best_loss_", "best_validation_score_"):
        assert getattr(mine, name) == (
            None if getattr(other, name) is None else pytest.approx(getattr(other, name))
        )


@pytest.mark.parametrize(
    ("name", "x", "y", "told"),
    [
        ("MLPClassifier", IRIS_X, IRIS_Y, {}),
        ("MLPClassifier", IRIS_X, IRIS_Y, {"activation": "logistic", "alpha": 1.0}),
        ("MLPClassifier", IRIS_X, IRIS_Y, {"early_stopping": True, "validation_fraction": 0.3}),
        ("MLPClassifier", IRIS_X, IRIS_Y == 1, {"momentum": 0.0, "activation": "tanh"}),
        ("MLPClassifier", LABELS_X / 10, LABELS_Y, {"nesterovs_momentum": False}),
        ("MLPRegressor", NUMBERS_X, NUMBERS_Y, {"tol": 0.01, "n_iter_no_change": 3}),
        ("MLPRegressor", NUMBERS_X, SEVERAL_Y, {"activation": "identity", "learning_rate_init": 0.01}),
        pytest.param(
            "MLPRegressor",
            NUMBERS_X,
            np.round(NUMBERS_Y**2),
            {"loss": "poisson", "learning_rate_init": 0.001},
            marks=since_1_7,
        ),
        ("MLPRegressor", NUMBERS_X, NUMBERS_Y, {"batch_size": 20, "shuffle": False, "alpha": 0.0}),
    ],
)
def test_descent_gives_scikit_learns_numbers(name: str, x: Any, y: Any, told: dict[str, Any]) -> None:
    assert_same(*pair(name, x, y, **told))


@since_1_7
def test_weights_of_rows_count_as_in_scikit_learn() -> None:
    weight = np.linspace(0, 3, len(IRIS_X))
    assert_same(*pair("MLPClassifier", IRIS_X, IRIS_Y, weight, alpha=0.5))


def test_rates_that_fall_without_momentum() -> None:
    told = {"momentum": 0.0, "batch_size": 50, "shuffle": False}
    assert_same(*pair("MLPClassifier", IRIS_X, IRIS_Y, learning_rate="invscaling", **told))
    told |= {"tol": 0.2, "n_iter_no_change": 2, "alpha": 0.0, "max_iter": 60}
    mine, other = pair("MLPClassifier", IRIS_X, IRIS_Y, learning_rate="adaptive", **told)
    assert_same(mine, other)
    assert mine.n_iter_ < 60


def test_adam_differs_by_where_its_epsilon_stands() -> None:
    told = {"solver": "adam", "learning_rate_init": 0.01, "activation": "tanh", "max_iter": 30}
    assert_same(*pair("MLPClassifier", IRIS_X, IRIS_Y, **told, epsilon=1e-14))


def test_not_converged_is_a_warning() -> None:
    with pytest.warns(ConvergenceWarning, match=r"Maximum iterations \(2\) reached .* Raise max_iter"):
        ours.MLPRegressor(hidden_layer_sizes=2, max_iter=2, random_state=0).fit(NUMBERS_X, NUMBERS_Y)


def test_a_batch_larger_than_the_data_is_a_warning() -> None:
    with pytest.warns(UserWarning, match="batch_size is 500, but there are 60 examples"):
        ours.MLPRegressor(hidden_layer_sizes=2, batch_size=500, max_iter=1).fit(NUMBERS_X, NUMBERS_Y)


def test_numbers_that_are_not_finite() -> None:
    wild = {"solver": "sgd", "learning_rate_init": 10.0, "activation": "identity", "random_state": 0}
    with pytest.raises(
        DataError, match=r"^Solver produced non-finite parameter weights\. .* step \d+, layer"
    ):
        ours.MLPRegressor(**wild).fit(NUMBERS_X * 100, NUMBERS_Y)
    with pytest.warns(ConvergenceWarning, match="The weights with the best validation score are kept"):
        kept = ours.MLPRegressor(**wild, early_stopping=True).fit(NUMBERS_X * 100, NUMBERS_Y)
    assert np.isnan(kept.validation_scores_[-1])
    assert np.isfinite(kept.coefs_[0]).all()


def test_held_out_rows_that_do_not_count_are_scored_alike() -> None:
    weight = np.ones(150)
    told = {"early_stopping": True, "random_state": 0, "max_iter": 2}
    _, held_out = train_test_split(np.arange(150), random_state=_splitter(), test_size=0.1)
    weight[held_out] = 0.0
    mlp = ours.MLPClassifier((3,), **told).fit(IRIS_X, IRIS_Y, weight)
    assert np.isfinite(mlp.validation_scores_).all()
    assert mlp.validation_scores_ == ours.MLPClassifier((3,), **told).fit(IRIS_X, IRIS_Y).validation_scores_


def _splitter() -> np.random.RandomState:
    """Where a generator stands when the start has been drawn."""
    state = np.random.RandomState(0)
    drawn((4, 3, 3), Hidden.read(3, "relu"), state)
    return state


def test_ctrl_c_keeps_what_was_learned() -> None:
    def interrupt(epoch: int, logs: Any) -> None:
        if epoch == 3:
            raise KeyboardInterrupt

    mlp = ours.MLPRegressor(
        hidden_layer_sizes=2, callbacks=[SimpleNamespace(on_epoch_end=interrupt)], random_state=0
    )
    with pytest.warns(UserWarning, match="Training interrupted by user"):
        mlp.fit(NUMBERS_X, NUMBERS_Y)
    assert mlp.predict(NUMBERS_X).shape == (60,)


def test_what_the_kernel_does_not_know_is_not_taken_step_by_step() -> None:
    net = Network.create(1, [(1, "identity")], rng=0)
    assert _engine_for(HalfSquaredError(), net) == "auto"
    assert _engine_for(Poisson(), net) == "careful"
