"""How good answers are on held-out rows: scikit-learn's default scores, as metrics of a training."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from clearprop.numerics.arrays import Array

Score = Callable[[Array, Array], float]


def accuracy_of(weight: Array | None) -> Score:
    """The share of rows that are right in all their outputs, each row counted by its weight.

    Examples
    --------
    >>> y = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> accuracy_of(None)(np.array([[0.6, 0.4], [0.7, 0.3]]), y)
    0.5
    """

    def score(prediction: Array, y: Array) -> float:
        if not np.isfinite(prediction).all():
            return float("nan")
        right = ((prediction > 0.5) == (y > 0.5)).all(axis=1)
        return float(np.average(right, weights=weight))

    return score


def class_accuracy_of(weight: Array | None) -> Score:
    """The share of rows whose largest output is that of their class."""

    def score(prediction: Array, y: Array) -> float:
        if not np.isfinite(prediction).all():
            return float("nan")
        return float(np.average(prediction.argmax(axis=1) == y.argmax(axis=1), weights=weight))

    return score


def r2_of(weight: Array | None) -> Score:
    """``R² = 1 - Σ w (y - a)² / Σ w (y - mean)²``, the mean over outputs; constant targets give 1 or 0.

    Examples
    --------
    >>> r2_of(None)(np.array([[1.0], [3.0]]), np.array([[1.0], [3.0]]))
    1.0
    """

    def score(prediction: Array, y: Array) -> float:
        if not np.isfinite(prediction).all():
            return float("nan")
        counts = np.ones(len(y)) if weight is None else np.asarray(weight, np.float64)
        missed = counts @ (y - prediction).astype(np.float64) ** 2
        spread = counts @ (y - np.average(y, axis=0, weights=weight)).astype(np.float64) ** 2
        constant = spread == 0
        shares = np.where(constant, missed > 0, missed / np.where(constant, 1.0, spread))
        return float(np.mean(1.0 - shares))

    return score
