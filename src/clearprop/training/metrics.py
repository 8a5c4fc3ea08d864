"""Measures of a prediction that people ask for by name while a training goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from clearprop.errors import SettingError
from clearprop.numerics.arrays import Array
from clearprop.training.history import LOSS_COLUMNS

Metric = Callable[[Array, Array], float]


def accuracy(prediction: Array, y: Array) -> float:
    """The share of examples that are right.

    Where each row of y is one class (its outputs add up to 1), the largest output decides..  Otherwise
    every output is a question of its own, and an example is right if all its outputs are on their side of
    0.5; exactly 0.5 counts as 0.

    Examples
    --------
    >>> accuracy(np.array([[0.9], [0.2], [0.6]]), np.array([[1.0], [0.0], [0.0]]))
    0.6666666666666666
    """
    if y.shape[1] > 1 and np.allclose(y.sum(axis=1), 1.0):
        return float(np.mean(prediction.argmax(axis=1) == y.argmax(axis=1)))
    return float(np.mean(((prediction > 0.5) == (y > 0.5)).all(axis=1)))


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
        "metrics has 'accurracy'; known are accuracy, mean_absolute_error, root_mean_squared_error; a function
        of (prediction, y) will do, too."
        'metrics has "accuracy" twice; give each function a name of its own (its __name__).'
        'metrics is 3; give a list of names or functions, such as ["accuracy"].'
        'metrics has "loss", which is measured anyway; give the function another name.'
    """
    if isinstance(chosen, str) or callable(chosen):
        chosen = (chosen,)
    if not isinstance(chosen, Iterable):
        raise SettingError(f'metrics is {chosen!r}; give a list of names or functions, such as ["accuracy"].')
    found: dict[str, Metric] = {}
    for metric in chosen:
        name, function = _named(metric)
        if name in LOSS_COLUMNS:
            raise SettingError(
                f'metrics has "{name}", which is measured anyway; give the function another name.'
            )
        if name in found:
            raise SettingError(
                f'metrics has "{name}" twice; give each function a name of its own (its __name__).'
            )
        found[name] = function
    return found


def _named(metric: str | Metric) -> tuple[str, Metric]:
    if callable(metric):
        return str(getattr(metric, "__name__", repr(metric))), metric
    if isinstance(metric, str) and metric in METRICS:
        return metric, METRICS[metric]
    raise SettingError(
        f"metrics has {metric!r}; known are {', '.join(METRICS)}; a function of (prediction, y) will do, too."
    )
