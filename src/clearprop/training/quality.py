"""How good a model is on some rows, in numbers that people know."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clearprop.data.metrics import (
    accuracy,
    confusion_matrix,
    mean_absolute_error,
    r_squared,
    root_mean_squared_error,
)
from clearprop.model import Model

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Quality:
    """The measures of a model on some rows.

    ``loss`` is the mean loss of an example, as in training.  A classification has ``accuracy`` and
    ``confusion`` (row: the true class, column: the predicted one); a regression has errors in the
    target's own unit, and R².
    """

    rows: int
    loss: float
    accuracy: float | None = None
    confusion: NDArray[np.intp] | None = None
    mean_absolute_error: float | None = None
    root_mean_squared_error: float | None = None
    r_squared: float | None = None

    def numbers(self) -> dict[str, float | None]:
        """The single numbers by name, as plain data; what is not a number is None."""
        names = ("loss", "accuracy", "mean_absolute_error", "root_mean_squared_error", "r_squared")
        found = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return {name: value if math.isfinite(value) else None for name, value in found.items()}


def measure_model(model: Model, x: Values, values: Values) -> Quality:
    """Measure a model.

    Parameters
    ----------
    x : (n, n_in) preprocessed inputs
    values : (n,) class codes, or numbers in the target's own unit
    """
    passed = model.network.forward(x)
    outputs = passed.prediction.astype(np.float64)
    last, y = passed.layers[-1], model.target.encode(values).astype(model.network.dtype)
    loss = float(model.loss.value(last.z if model.loss.on_logits else last.a, y).mean())
    if model.target.task == "classification":
        codes, classes = model.target.codes(outputs), len(model.target.classes)
        confusion = confusion_matrix(values, codes, classes)
        return Quality(len(values), loss, accuracy=accuracy(values, codes), confusion=confusion)
    predicted = model.target.inverse(outputs)
    return Quality(
        len(values),
        loss,
        mean_absolute_error=mean_absolute_error(values, predicted),
        root_mean_squared_error=root_mean_squared_error(values, predicted),
        r_squared=r_squared(values, predicted),
    )
