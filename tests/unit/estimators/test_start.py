"""The start of a fit: scikit-learn's numbers for the same seed, or those that are given."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sklearn.neural_network import MLPRegressor

from clearprop.errors import SettingError, ShapeError
from clearprop.estimators.hidden import Hidden
from clearprop.estimators.start import check_sizes, drawn, given, network_of
from clearprop.numerics.activations import Identity
from tests.unit.estimators.data import NUMBERS_X, NUMBERS_Y


@pytest.mark.parametrize("activation", ["relu", "logistic"])
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_the_same_seed_draws_what_scikit_learn_draws(activation: str) -> None:
    still = {"learning_rate_init": 1e-300, "solver": "sgd", "max_iter": 1, "random_state": 3}
    theirs = MLPRegressor(hidden_layer_sizes=(4, 2), activation=activation, **still).fit(NUMBERS_X, NUMBERS_Y)
    coefs, intercepts = drawn((3, 4, 2, 1), Hidden.read((4, 2), activation), np.random.RandomState(3))
    for ours, other in zip(coefs + intercepts, theirs.coefs_ + theirs.intercepts_, strict=True):
        assert (ours == other).all()


def test_without_hidden_layers() -> None:
    (W,), (b,) = drawn((3, 1), Hidden.read((), "logistic"), np.random.RandomState(0))
    assert (W.shape, b.shape) == ((3, 1), (1,))


def test_a_network_of_given_numbers() -> None:
    hidden = Hidden.read(2, "tanh", 0.5)
    net = network_of([np.ones((3, 2)), np.ones((2, 1))], [[0, 1], [2]], hidden, Identity(), np.dtype("f4"))
    assert [str(layer.activation) for layer in net] == ["tanh", "identity"]
    assert ([layer.dropout for layer in net], net.dtype) == ([0.5, 0.0], np.float32)


def test_given_weights_must_fit() -> None:
    coefs, intercepts = given(([[[1.0, 2.0]], [[1.0], [2.0]]], [[0.0, 0.0], [1.0]]), (1, 2, 1))
    assert (coefs[0].tolist(), intercepts[1].tolist()) == ([[1.0, 2.0]], [1.0])
    with pytest.raises(ShapeError) as caught:
        given(([[[1.0, 2.0]]], [[0.0, 0.0]]), (1, 2, 1))
    assert str(caught.value) == (
        "initial_weights: the coefs have the shapes (1, 2), but a network of sizes (1, 2, 1) needs (1, 2),"
        " (2, 1)."
    )
    with pytest.raises(ShapeError, match=r"the intercepts have the shapes \(1,\), but .* needs \(2,\)\."):
        check_sizes("x", [np.ones((1, 2))], [np.ones(1)], (1, 2))


@pytest.mark.parametrize("wrong", [3, ([1],), "abc", None])
def test_what_is_no_pair_is_refused(wrong: Any) -> None:
    with pytest.raises(SettingError, match=r"give \(coefs, intercepts\), two lists with one array a layer\."):
        given(wrong, (1, 1))
