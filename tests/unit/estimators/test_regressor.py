"""Numbers, one or several, and losses of one's own."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.errors import DataError, SettingError, ShapeError
from clearprop.estimators import MLPRegressor
from clearprop.numerics.arrays import Array
from tests.unit.estimators.data import NUMBERS_X, NUMBERS_Y, SEVERAL_Y

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")


class Lopsided:
    """Too little costs three times as much as too much; nothing but the two methods."""

    def value(self, a: Array, y: Array) -> Array:
        found: Array = np.where(a < y, 3.0 * (y - a), a - y).sum(axis=1)
        return found

    def gradient(self, a: Array, y: Array) -> Array:
        return np.where(a < y, -3.0, 1.0)


def fitted(y: np.ndarray, **told: object) -> MLPRegressor:
    given = {"hidden_layer_sizes": (16,), "learning_rate_init": 0.01, "max_iter": 300, "random_state": 0}
    return MLPRegressor(**(given | told)).fit(NUMBERS_X, y)


def test_one_number_and_several() -> None:
    one, several = fitted(NUMBERS_Y), fitted(SEVERAL_Y)
    assert one.predict(NUMBERS_X).shape == (60,)
    assert several.predict(NUMBERS_X).shape == (60, 2)
    assert one.score(NUMBERS_X, NUMBERS_Y) > 0.95
    assert several.score(NUMBERS_X, SEVERAL_Y) > 0.8
    assert (several.n_outputs_, several.out_activation_) == (2, "identity")


def test_a_loss_of_ones_own() -> None:
    mlp = fitted(NUMBERS_Y, loss=Lopsided(), hidden_layer_sizes=(2,), max_iter=400)
    share = np.mean(mlp.predict(NUMBERS_X) >= NUMBERS_Y)
    assert 0.55 < share < 0.95
    assert str(mlp.run_.settings.loss) == "Lopsided"


def test_a_loss_by_name_decides_on_the_output() -> None:
    shares = 1 / (1 + np.exp(-NUMBERS_Y))
    mlp = fitted(shares, loss="binary_cross_entropy")
    assert mlp.out_activation_ == "logistic"
    assert mlp.predict(NUMBERS_X).min() > 0
    assert fitted(NUMBERS_Y, loss="huber(0.5)").score(NUMBERS_X, NUMBERS_Y) > 0.9
    with pytest.raises(SettingError, match="unknown loss 'squared': "):
        fitted(NUMBERS_Y, loss="squared")


def test_counts() -> None:
    counts = np.random.default_rng(0).poisson(np.exp(NUMBERS_X[:, 0]))
    mlp = fitted(counts, loss="poisson")
    assert mlp.out_activation_ == "exp"
    assert mlp.predict(NUMBERS_X).min() > 0
    assert mlp.run_.engine == "careful"
    with pytest.raises(DataError, match="poisson needs counts"):
        fitted(-1.0 - counts, loss="poisson")


def test_several_outputs_show_their_mean() -> None:
    doubled = np.column_stack([NUMBERS_Y, NUMBERS_Y])
    still = {"solver": "sgd", "learning_rate_init": 1e-300, "max_iter": 1, "alpha": 0.0}
    weights = ([np.zeros((3, 2))], [np.zeros(2)])
    mlp = fitted(doubled, hidden_layer_sizes=(), initial_weights=weights, **still)
    assert mlp.loss_ == pytest.approx(0.5 * np.mean(NUMBERS_Y**2))


def test_columns_must_be_those_of_the_fit() -> None:
    with pytest.raises(ShapeError, match="y has 2 columns, but the network was fitted to 1"):
        fitted(NUMBERS_Y).examine(NUMBERS_X, SEVERAL_Y)
