"""How much each row counts: sample weights, times the weights of its classes."""

from __future__ import annotations

from numbers import Real
from typing import Any

import numpy as np
from sklearn.utils import check_array
from sklearn.utils.class_weight import compute_sample_weight

from clearprop.errors import DataError, ShapeError
from clearprop.numerics.arrays import Array


def weights_of(sample_weight: Any, n: int, dtype: np.dtype[Any]) -> Array | None:
    """``sample_weight`` as (n,), or None where there is none; a single number counts for every row.

    Raises
    ------
    ShapeError
        "sample_weight has shape (3,), but there are 4 rows: give (4,), one weight each."
    DataError
        "sample_weight[2] is -1.0; a weight is zero or more."
    """
    if sample_weight is None:
        return None
    if isinstance(sample_weight, Real):
        sample_weight = np.full(n, float(sample_weight))
    weight: Array = check_array(
        sample_weight, ensure_2d=False, dtype=dtype, copy=True, input_name="sample_weight"
    )
    if weight.shape != (n,):
        raise ShapeError(
            f"sample_weight has shape {weight.shape}, but there are {n} rows: give ({n},), one weight each."
        )
    if (weight < 0).any():
        row = int(np.flatnonzero(weight < 0)[0])
        raise DataError(f"sample_weight[{row}] is {weight[row]}; a weight is zero or more.")
    if not weight.any():
        raise DataError("sample_weight is zero everywhere; give at least one row a weight above zero.")
    return weight


def with_classes(weight: Array | None, class_weight: Any, y: Any, dtype: np.dtype[Any]) -> Array | None:
    """The weights times those of the classes: a dict, "balanced", or one of them an output."""
    if class_weight is None:
        return weight
    of_class: Array = compute_sample_weight(class_weight, y).astype(dtype)
    return of_class if weight is None else weight * of_class
