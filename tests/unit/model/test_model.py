"""A model answers rows of a table in the target's own unit, and says what had to be done to them."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.data.inputs import RECIPES
from clearprop.data.preprocessing import Preprocessing
from clearprop.data.table import Table
from clearprop.data.target import Target
from clearprop.errors import DataError, ShapeError
from clearprop.model import Model
from clearprop.network import Dense, Network
from clearprop.numerics.losses import loss

SIZE = Preprocessing((RECIPES["numeric"]("size", median=2.0, mean=2.0, sd=1.0),))


def table(*sizes: str) -> Table:
    return Table("new.csv", ("size",), (sizes,), lines=tuple(range(2, 2 + len(sizes))))


def test_a_regression_answers_in_the_target_s_unit_and_imputes_what_is_missing() -> None:
    # By hand: size 4 becomes 2, the network answers 2 × 2 + 1 = 5, and 10 + 5 × 3 = 25.
    # A missing size is the median 2, which becomes 0: the answer is 10 + 1 × 3 = 13.
    network = Network([Dense([[2.0]], [1.0])])
    target = Target("price", "regression", mean=10.0, scale=3.0)
    answer = Model(network, SIZE, target, loss("half_squared_error")).predict(table("4", ""))
    assert answer.values.tolist() == [25.0, 13.0]
    assert answer.probabilities is None
    assert len(answer.notes) == 1


def test_two_classes_come_from_one_output() -> None:
    network = Network([Dense([[1.0]], [0.0], "sigmoid")])
    target = Target("kind", "classification", ("no", "yes"))
    answer = Model(network, SIZE, target, loss("binary_cross_entropy")).predict(table("2", "3"))
    sigmoid_of_1 = 1 / (1 + np.exp(-1.0))
    assert answer.labels == ("no", "yes")
    np.testing.assert_allclose(
        answer.probabilities, [[0.5, 0.5], [1 - sigmoid_of_1, sigmoid_of_1]], rtol=1e-15
    )


def test_three_classes_come_from_three_outputs() -> None:
    network = Network([Dense([[1.0, 0.0, -1.0]], None, "softmax")])
    target = Target("kind", "classification", ("a", "b", "c"))
    answer = Model(network, SIZE, target, loss("cross_entropy")).predict(table("0", "5"))
    assert answer.labels == ("c", "a")
    assert answer.values.tolist() == [2.0, 0.0]
    np.testing.assert_allclose(answer.probabilities.sum(axis=1), 1.0, rtol=1e-15)


def test_a_missing_column_is_named() -> None:
    target = Target("price", "regression", mean=10.0, scale=3.0)
    model = Model(Network([Dense([[2.0]], [1.0])]), SIZE, target, loss("half_squared_error"))
    with pytest.raises(DataError, match="the column size is missing"):
        model.predict(Table("new.csv", ("weight",), (("1",),), lines=(2,)))


def test_a_network_that_does_not_fit_the_columns_is_refused() -> None:
    target = Target("price", "regression", mean=10.0, scale=3.0)
    with pytest.raises(ShapeError, match="the network has 2 inputs and 1 outputs, but the columns give 1"):
        Model(Network([Dense([[2.0], [1.0]], [1.0])]), SIZE, target, loss("half_squared_error"))


def test_it_says_what_it_is_in_a_line() -> None:
    model = Model(Network([Dense([[2.0]], [1.0])]), SIZE, Target("price", "regression"), loss("huber"))
    assert repr(model) == "Model(price from size; Network(1-1: identity; 2 parameters, float64))"
