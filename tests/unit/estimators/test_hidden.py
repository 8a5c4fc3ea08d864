"""Hidden layers as scikit-learn's names and lists describe them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.estimators.hidden import Hidden, activation_called
from clearprop.numerics.activations import Elu


@pytest.mark.parametrize("sizes", [7, (7,), [7], np.array([7])])
def test_one_layer_may_be_a_number_or_a_list(sizes: Any) -> None:
    assert Hidden.read(sizes, "relu").sizes == (7,)


def test_no_layer_at_all() -> None:
    assert Hidden.read((), "relu") == Hidden((), (), ())


def test_one_activation_and_one_share_serve_every_layer() -> None:
    hidden = Hidden.read((3, 2), "logistic", 0.25)
    assert [str(each) for each in hidden.activations] == ["sigmoid", "sigmoid"]
    assert hidden.dropout == (0.25, 0.25)


def test_each_layer_may_have_its_own() -> None:
    hidden = Hidden.read((3, 2), ["leaky_relu(0.2)", Elu(1.0)], [0.0, 0.5])
    assert [str(each) for each in hidden.activations] == ["leaky_relu(0.2)", "elu(1.0)"]
    assert hidden.dropout == (0.0, 0.5)
    assert activation_called(Elu(2.0)) == "elu(2.0)"


@pytest.mark.parametrize(
    ("sizes", "activation", "dropout", "said"),
    [
        (-1, "relu", 0, r"hidden_layer_sizes must be > 0, got \[-1\]"),
        ((3, 0), "relu", 0, r"got \[3, 0\]"),
        ("abc", "relu", 0, r"got \['abc'\]"),
        ((2.5,), "relu", 0, "hidden_layer_sizes is 2.5; a whole number"),
        ((3, 2), ["relu"], 0, "activation has 1 entry for 2 hidden layers; give one value, or one for each"),
        ((3,), "relu", [0.1, 0.2], "dropout has 2 entries for 1 hidden layer;"),
        ((3,), "relu", 1.0, "dropout is 1.0; a number from 0 up to"),
        ((3,), "rely", 0, "unknown activation 'rely': did you mean 'relu'"),
    ],
)
def test_what_makes_no_sense_is_refused(sizes: Any, activation: Any, dropout: Any, said: str) -> None:
    with pytest.raises(SettingError, match=said):
        Hidden.read(sizes, activation, dropout)
