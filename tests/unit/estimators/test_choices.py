"""Settings are checked when they are used, each with a sentence of its own."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier

from clearprop.errors import SettingError
from clearprop.estimators.choices import Choices


def test_the_defaults_are_scikit_learns() -> None:
    theirs = MLPClassifier().get_params()
    assert Choices.read(theirs) == Choices()
    for name in (
        "solver",
        "alpha",
        "learning_rate_init",
        "max_iter",
        "tol",
        "epsilon",
        "validation_fraction",
    ):
        assert getattr(Choices(), name) == theirs[name]


def test_what_is_no_setting_of_a_training_is_passed_over() -> None:
    assert Choices.read({"hidden_layer_sizes": -1, "tol": 0.5}) == Choices(tol=0.5)


def test_numbers_of_numpy_and_levels_of_talking() -> None:
    read = Choices.read({"max_iter": np.int64(3), "alpha": np.float32(0.5), "verbose": 10})
    assert (read.max_iter, read.alpha, read.verbose) == (3, 0.5, True)
    assert Choices.read({"n_iter_no_change": np.inf}).n_iter_no_change == math.inf


def test_only_plain_descent_adapts() -> None:
    assert Choices(solver="sgd", learning_rate="adaptive").adapts
    assert not Choices(learning_rate="adaptive").adapts


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("solver", "lbfgs", 'solver is "lbfgs", which clearprop does not have: .* Use solver="adam"'),
        ("solver", "newton", "solver is 'newton'; use 'adam' or 'sgd'."),
        ("learning_rate", 0.1, "learning_rate is 0.1; use 'constant', 'invscaling' or 'adaptive'."),
        ("learning_rate_init", 0, "learning_rate_init is 0; a positive number is needed."),
        ("alpha", -1, "alpha is -1; zero or a positive number is needed."),
        ("batch_size", 0, "batch_size is 0; a whole number of at least 1 is needed."),
        ("batch_size", "all", "batch_size is 'all'; a whole number"),
        ("max_iter", 1.5, "max_iter is 1.5; a whole number"),
        ("momentum", 1.0, "momentum is 1.0; a number from 0 up to"),
        ("early_stopping", "no", "early_stopping is 'no'; use True or False."),
        ("verbose", -1, "verbose is -1; zero or"),
        ("n_iter_no_change", 0, "n_iter_no_change is 0; a whole number"),
        ("keep_networks", 1, "keep_networks is 1; use True or False."),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, value: Any, said: str) -> None:
    with pytest.raises(SettingError, match=said):
        Choices.read({name: value})
