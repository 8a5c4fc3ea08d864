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
