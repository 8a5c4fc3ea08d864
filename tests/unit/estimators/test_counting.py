"""Weights of rows and of classes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.errors import DataError, ShapeError
from clearprop.estimators.counting import weights_of, with_classes

F8 = np.dtype("f8")


def test_no_weights_a_number_and_an_array() -> None:
    assert weights_of(None, 3, F8) is None
    one = weights_of(2, 3, np.dtype("f4"))
    assert one is not None
    assert (one.tolist(), one.dtype) == ([2.0, 2.0, 2.0], np.float32)
    given = np.array([1.0, 0.0])
    read = weights_of(given, 2, F8)
    assert read is not None
    read += 1
    assert given.tolist() == [1.0, 0.0]


@pytest.mark.parametrize(
    ("given", "kind", "said"),
    [
        ([1.0, 2.0, 3.0], ShapeError, r"sample_weight has shape \(3,\), but there are 2 rows: give \(2,\)"),
        ([1.0, -1.0], DataError, r"sample_weight\[1\] is -1.0; a weight is zero or more\."),
        ([0.0, 0.0], DataError, "sample_weight is zero everywhere"),
        ([1.0, np.nan], ValueError, "sample_weight contains NaN"),
    ],
)
def test_what_makes_no_sense_is_refused(given: Any, kind: type[Exception], said: str) -> None:
    with pytest.raises(kind, match=said):
        weights_of(given, 2, F8)


def test_classes_weigh() -> None:
    y = np.array(["a", "a", "a", "b"])
    assert with_classes(None, None, y, F8) is None
    balanced = with_classes(None, "balanced", y, F8)
    assert balanced is not None
    assert balanced.tolist() == pytest.approx([2 / 3, 2 / 3, 2 / 3, 2.0])
    both = with_classes(np.array([1.0, 2.0, 0.0, 1.0]), {"a": 3.0, "b": 0.5}, y, F8)
    assert both is not None
    assert both.tolist() == [3.0, 6.0, 0.0, 0.5]
