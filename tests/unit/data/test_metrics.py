from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics as reference

from clearprop.data.metrics import (
    accuracy,
    confusion_matrix,
    mean_absolute_error,
    per_class,
    r_squared,
    root_mean_squared_error,
)
from clearprop.errors import ShapeError

pairs = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30)
values = st.floats(-1e6, 1e6)


@given(pairs)
def test_classes_agree_with_scikit_learn(rows: list[tuple[int, int]]) -> None:
    true, predicted = np.array(rows).T
    counts = confusion_matrix(true, predicted, 4)
    assert np.array_equal(counts, reference.confusion_matrix(true, predicted, labels=range(4)))
    assert accuracy(true, predicted) == pytest.approx(reference.accuracy_score(true, predicted), abs=1e-15)
    expected = reference.precision_recall_fscore_support(
        true, predicted, labels=range(4), zero_division=np.nan
    )
    for ours, theirs in zip(per_class(counts), expected, strict=True):
        assert np.allclose(ours, theirs, rtol=1e-14, atol=0, equal_nan=True)


@given(st.lists(st.tuples(values, values), min_size=2, max_size=30))
def test_numbers_agree_with_scikit_learn(rows: list[tuple[float, float]]) -> None:
    true, predicted = np.array(rows).T
    assert mean_absolute_error(true, predicted) == pytest.approx(
        reference.mean_absolute_error(true, predicted)
    )
    assert root_mean_squared_error(true, predicted) == pytest.approx(
        reference.root_mean_squared_error(true, predicted)
    )
    if np.ptp(true) > 1e-3:
        assert r_squared(true, predicted) == pytest.approx(reference.r2_score(true, predicted))


@given(
    st.lists(st.tuples(values, values), min_size=2, max_size=30), st.sampled_from([-1000, -600, 600, 1000])
)
def test_a_change_of_unit_changes_no_digit(rows: list[tuple[float, float]], exponent: int) -> None:
    true, predicted = np.array(rows).T
    true, predicted = (
        np.round(true, 3),
        np.round(predicted, 3),
    )  # far from the smallest numbers, which lose digits
    far, away = np.ldexp(true, exponent), np.ldexp(predicted, exponent)
    assert mean_absolute_error(far, away) == np.ldexp(mean_absolute_error(true, predicted), exponent)
    assert root_mean_squared_error(far, away) == np.ldexp(root_mean_squared_error(true, predicted), exponent)
    assert np.array_equal(r_squared(far, away), r_squared(true, predicted), equal_nan=True)


def test_numbers_at_the_ends_of_the_range() -> None:
    assert mean_absolute_error([1e308, -1e308], [-7e307, 7e307]) == pytest.approx(1.7e308)
    assert root_mean_squared_error([1e308, -1e308], [-7e307, 7e307]) == pytest.approx(1.7e308)
    assert r_squared([1e308, -1e308], [1e308, 1e308]) == pytest.approx(-1)
    assert r_squared([1e-300, 3e-300], [1e300, 1e300]) == -math.inf
    assert mean_absolute_error([1.7e308, 1.7e308], [-1.7e308, -1.7e308]) == math.inf
    assert mean_absolute_error([1.0, 2.0], [math.inf, 2.0]) == math.inf
    assert root_mean_squared_error([1.0, 2.0], [math.inf, 1e200]) == math.inf
    assert r_squared([1.0, 2.0], [math.inf, -1e200]) == -math.inf
    assert math.isnan(root_mean_squared_error([1.0, 2.0], [math.inf, math.nan]))
    assert root_mean_squared_error([1.0, 1.0], [1.0, 1.0]) == 0


def test_nothing_to_divide_by_is_nan() -> None:
    scores = per_class([[0, 2], [0, 0]])
    assert np.isnan(scores.precision[0])
    assert scores.recall[0] == 0
    assert np.isnan(scores.recall[1])
    assert scores.precision[1] == 0
    assert scores.f1.tolist() == [0, 0]
    assert scores.rows.tolist() == [2, 0]
    assert math.isnan(r_squared([2.0, 2.0], [1.0, 3.0]))
    assert math.isnan(accuracy([], []))


@pytest.mark.parametrize("measure", [accuracy, mean_absolute_error, root_mean_squared_error, r_squared])
def test_columns_of_different_shape(measure: object) -> None:
    with pytest.raises(ShapeError) as caught:
        measure(np.zeros(3), np.zeros((3, 1)))  # type: ignore[operator]
    assert str(caught.value) == "true is (3,) and predicted is (3, 1): both must be (n,), one value a row"
