"""How good predictions are, in numbers that people know: counts for classes, own units for numbers.

All of them are functions of plain arrays.  A quotient with nothing below the line is NaN, because no
number would be true there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clearprop.data.scaling import brought_near_one
from clearprop.errors import ShapeError

Values = NDArray[np.float64]
Counts = NDArray[np.intp]


class PerClass(NamedTuple):
    """For each class, ``(k,)``: precision, recall, F1, and how many rows truly belong to it."""

    precision: Values
    recall: Values
    f1: Values
    rows: Counts


def confusion_matrix(true: ArrayLike, predicted: ArrayLike, k: int) -> Counts:
    """Count how often class i was predicted as class j: row i is the truth, column j the prediction.

    Parameters
    ----------
    true, predicted : (n,) class numbers from 0 to k - 1
    k               : how many classes there are

    Raises
    ------
    ShapeError
        "true is (3,) and predicted is (2,): both must be (n,), one value a row"

    Examples
    --------
    >>> confusion_matrix([0, 0, 1], [0, 1, 1], 2).tolist()
    [[1, 1], [0, 1]]
    """
    rows, columns = _pair(true, predicted)
    counts = np.bincount(rows.astype(np.intp) * k + columns.astype(np.intp), minlength=k * k)
    return counts.reshape(k, k).astype(np.intp, copy=False)


def accuracy(true: ArrayLike, predicted: ArrayLike) -> float:
    """Return the share of rows whose class was predicted right.

    Examples
    --------
    >>> accuracy([0, 0, 1, 1], [0, 1, 1, 1])
    0.75
    """
    rows, columns = _pair(true, predicted)
    return float(np.mean(rows == columns)) if rows.size else float("nan")


def per_class(confusion: ArrayLike) -> PerClass:
    """Return precision, recall and F1 of each class from a confusion matrix C::

        precision_j = C_jj / Σ_i C_ij      of what was called j, how much is j
        recall_i    = C_ii / Σ_j C_ij      of what is i, how much was called i
        F1_i        = 2 C_ii / (Σ_j C_ij + Σ_j C_ji)

    Source
    ------
    van Rijsbergen (1979), Information Retrieval, 2nd edition, chapter 7.

    Examples
    --------
    >>> per_class([[1, 1], [0, 2]]).recall.tolist()
    [0.5, 1.0]
    """
    counts = np.asarray(confusion, np.float64)
    right, rows, called = np.diag(counts), counts.sum(axis=1), counts.sum(axis=0)
    return PerClass(
        _ratio(right, called), _ratio(right, rows), _ratio(2 * right, rows + called), rows.astype(np.intp)
    )


def mean_absolute_error(true: ArrayLike, predicted: ArrayLike) -> float:
    """Return ``Σ |predicted - true| / n``, in the unit of the target.

    Examples
    --------
    >>> mean_absolute_error([1.0, 2.0], [1.5, 1.0])
    0.75
    """
    difference, exponent = _difference(true, predicted)
    with np.errstate(all="ignore"):  # infinite predictions have infinite errors, and that is no surprise
        return _far(float(np.mean(np.abs(difference))), exponent)


def root_mean_squared_error(true: ArrayLike, predicted: ArrayLike) -> float:
    """Return ``√(Σ (predicted - true)² / n)``, in the unit of the target.

    Examples
    --------
    >>> root_mean_squared_error([1.0, 2.0], [4.0, 6.0]) == 12.5**0.5
    True
    """
    difference, exponent = _difference(true, predicted)
    with np.errstate(all="ignore"):
        return _far(float(np.sqrt(np.mean(difference**2))), exponent)


def r_squared(true: ArrayLike, predicted: ArrayLike) -> float:
    """Return the share of the target's variance that is explained::

        R² = 1 - Σ (predicted - true)² / Σ (true - mean of true)²

    1 is perfect, 0 is as good as always saying the mean; NaN where the target does not vary.

    Examples
    --------
    >>> r_squared([1.0, 2.0, 3.0], [1.0, 2.0, 4.0])
    0.5
    """
    residual, above = _difference(true, predicted)
    values, below = brought_near_one(np.asarray(true, np.float64))
    if not values.size or values.min() == values.max():
        return float("nan")
    with np.errstate(all="ignore"):
        ratio = float(np.sum(residual**2) / np.sum((values - values.mean()) ** 2))
        return 1 - _far(ratio, 2 * (above - below))


def _difference(true: ArrayLike, predicted: ArrayLike) -> tuple[Values, int]:
    """``predicted - true`` brought near 1, and the power of two that it was divided by.

    Squares and sums of numbers near the ends of the range would overflow or vanish; a power of two changes
    no digit.
    """
    rows, columns = _pair(true, predicted)
    with np.errstate(all="ignore"):
        both, first = brought_near_one(np.concatenate([rows, columns]))
        difference, second = brought_near_one(both[rows.size :] - both[: rows.size])
    return difference, first + second


def _far(value: float, exponent: int) -> float:
    """``value · 2^exponent``, infinite where that is too large for a float64."""
    return float(np.ldexp(value, exponent))


def _pair(true: ArrayLike, predicted: ArrayLike) -> tuple[Values, Values]:
    first, second = np.asarray(true, np.float64), np.asarray(predicted, np.float64)
    if first.ndim != 1 or first.shape != second.shape:
        raise ShapeError(
            f"true is {first.shape} and predicted is {second.shape}: both must be (n,), one value a row"
        )
    return first, second


def _ratio(above: Values, below: Values) -> Values:
    ratio: Values = np.divide(above, below, out=np.full(above.shape, np.nan), where=below > 0)
    return ratio
