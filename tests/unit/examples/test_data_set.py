"""A data set reads itself once, into numbers that nobody can change by accident."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.examples import diabetes, iris


def test_classes_become_whole_numbers() -> None:
    assert iris.task == "classification"
    assert iris.features == ("sepal_length", "sepal_width", "petal_length", "petal_width")
    assert iris.x[0].tolist() == [5.1, 3.5, 1.4, 0.2]
    assert iris.y.dtype.kind == "i"
    assert np.bincount(iris.y).tolist() == [50, 50, 50]
    assert iris.table.column("species")[149] == iris.classes[iris.y[149]] == "virginica"


def test_a_number_to_predict_stays_a_number() -> None:
    assert diabetes.task == "regression"
    assert diabetes.y.dtype == np.float64
    assert diabetes.y[:3].tolist() == [151.0, 75.0, 141.0]
    assert "progression" not in diabetes.features


def test_it_is_read_once_and_is_read_only() -> None:
    assert iris.x is iris.x
    assert iris.table is iris.table
    with pytest.raises(ValueError, match="read-only"):
        iris.x[0, 0] = 0.0
    with pytest.raises(ValueError, match="read-only"):
        iris.y[0] = 1


def test_it_introduces_itself() -> None:
    assert repr(iris) == "DataSet(iris: species, 3 classes; CC BY 4.0)"
    assert repr(diabetes).startswith("DataSet(diabetes: progression, a number; none stated")
    assert iris.title("en").startswith("150 flowers")
    assert iris.title("zh").startswith("150 朵花")
    assert iris.path.name == "iris.csv"
