"""Measures of a prediction that people ask for by name while a training goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from clearprop.errors import SettingError
from clearprop.numerics.arrays import Array

Metric = Callable[[Array, Array], float]


def accuracy(prediction: Array, y: Array) -> float:
    """The share of examples on the right side: of 0.5 for one output, the largest output for several.

    A prediction of exactly 0.5 counts as the class 0.

    Examples
    --------
    >>> accuracy(np.array([[0.9], [0.2], [0.6]]), np.array([[1.0], [0.0], [0.0]]))
    0.6666666666666666
    """
    if y.shape[1] == 1:
        return float(np.mean((prediction > 0.5) == (y > 0.5)))
    return float(np.mean(prediction.argmax(axis=1) == y.argmax(axis=1)))


def mean_absolute_error(prediction: Array, y: Array) -> float:
    """The mean of ``|a - y|`` over examples and outputs."""
    return float(np.mean(np.abs(prediction - y)))


def root_mean_squared_error(prediction: Array, y: Array) -> float:
    """The root of the mean of ``(a - y)²`` over examples and outputs."""
    return float(np.sqrt(np.mean((prediction - y) ** 2)))


METRICS: dict[str, Metric] = {
    "accuracy": accuracy,
    "mean_absolute_error": mean_absolute_error,
    "root_mean_squared_error": root_mean_squared_error,
}


def metrics_by_name(chosen: Sequence[str | Metric]) -> dict[str, Metric]:
    """Find metrics by name; a function of (prediction, y) goes by its own name.

    Raises
    ------
    SettingError
        'metrics has "accurracy"; known are accuracy, mean_absolute_error, root_mean_squared_error.'
    """
    if isinstance(chosen, str):
        chosen = (chosen,)
    found: dict[str, Metric] = {}
    for metric in chosen:
        if callable(metric):
            found[getattr(metric, "__name__", repr(metric))] = metric
        elif metric in METRICS:
            found[metric] = METRICS[metric]
        else:
            raise SettingError(
                f'metrics has "{metric}"; known are {", ".join(METRICS)}; a function of'
                f" (prediction, y) will do, too."
            )
    return found
