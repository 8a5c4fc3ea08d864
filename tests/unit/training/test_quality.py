"""How good a model is on some rows, against numbers worked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from clearprop.data.inputs.numeric import NumericInput
from clearprop.data.preprocessing import Preprocessing
from clearprop.data.target import Target
from clearprop.model import Model
from clearprop.network import Dense, Network
from clearprop.numerics.losses import loss
from clearprop.training.quality import Quality, measure_model


def array(*rows: float | list[float]) -> NDArray[np.float64]:
    return np.array(rows, dtype=np.float64)


SIZE = Preprocessing((NumericInput("size", median=0.0, mean=0.0, sd=1.0),))
PRICE = Target("price", "regression", mean=10.0, scale=2.0)
KIND = Target("kind", "classification", ("no", "yes"))
COLOUR = Target("colour", "classification", ("red", "green", "blue"))


def test_a_regression_is_measured_in_its_own_unit() -> None:
    # The network doubles: 2, 4 and 6 stand for prices of 14, 18 and 22; the true ones are 12, 18 and 24.
    # Encoded they are 1, 4 and 7: off by 1, 0 and -1, half squares ½, 0 and ½.
    model = Model(Network([Dense([[2.0]])]), SIZE, PRICE, loss("half_squared_error"))
    found = measure_model(model, array([1], [2], [3]), array(12, 18, 24))
    assert found.rows == 3
    assert found.loss == pytest.approx(1 / 3, rel=1e-15)
    assert found.mean_absolute_error == pytest.approx(4 / 3, rel=1e-15)
    assert found.root_mean_squared_error == pytest.approx(math.sqrt(8 / 3), rel=1e-15)
    # The prices are 18 ± 6: 1 - 8 / 72.
    assert found.r_squared == pytest.approx(8 / 9, rel=1e-15)
    assert (found.accuracy, found.confusion) == (None, None)
    assert list(found.numbers()) == ["loss", "mean_absolute_error", "root_mean_squared_error", "r_squared"]


def test_two_classes_are_counted() -> None:
    # Logits -1, 1, 1: no, yes, yes beside no, yes, no.
    model = Model(Network([Dense([[1.0]], None, "sigmoid")]), SIZE, KIND, loss("binary_cross_entropy"))
    found = measure_model(model, array([-1], [1], [1]), array(0, 1, 0))
    right, wrong = math.log1p(math.exp(-1)), math.log1p(math.exp(1))
    assert found.loss == pytest.approx((2 * right + wrong) / 3, rel=1e-15)
    assert found.accuracy == pytest.approx(2 / 3, rel=1e-15)
    assert found.confusion is not None
    assert found.confusion.tolist() == [[1, 1], [0, 1]]
    assert (found.mean_absolute_error, found.root_mean_squared_error, found.r_squared) == (None, None, None)
    assert list(found.numbers()) == ["loss", "accuracy"]


def test_three_classes_are_counted_in_any_precision() -> None:
    net = Network([Dense([[1.0, 0.0, -1.0]], None, "softmax")]).astype("float32")
    model = Model(net, SIZE, COLOUR, loss("cross_entropy"))
    found = measure_model(model, array([5], [-5], [5]), array(0, 2, 1))
    assert found.confusion is not None
    assert found.confusion.tolist() == [[1, 0, 0], [1, 0, 0], [0, 0, 1]]
    assert found.accuracy == pytest.approx(2 / 3, rel=1e-15)


def test_what_is_not_a_number_is_told_as_none() -> None:
    found = Quality(1, 0.5, r_squared=math.nan, mean_absolute_error=math.inf).numbers()
    assert found == {"loss": 0.5, "mean_absolute_error": None, "r_squared": None}
