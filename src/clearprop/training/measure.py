"""What is measured after each epoch, on the validation data where there is some."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from clearprop.errors import SettingError
from clearprop.network.forward import forward
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array, read_only
from clearprop.numerics.losses import Loss
from clearprop.training.metrics import Metric

Examples = tuple[Array, Array]


class Measure:
    """Validation loss and metrics of a network; metrics are of the training data without validation."""

    def __init__(
        self, loss: Loss, metrics: Mapping[str, Metric], held_out: Examples | None, training: Examples
    ) -> None:
        self._loss, self._metrics = loss, metrics
        # A metric is somebody else's code, and these arrays are the caller's own data.
        self._examples = tuple(map(read_only, training if held_out is None else held_out))
        self.has_validation = held_out is not None
        self.is_active = self.has_validation or bool(metrics)

    def __call__(self, network: Network) -> dict[str, float]:
        """Measure now; nothing is computed where nothing was asked for.

        Raises
        ------
        SettingError
            "the metric share answered None; a metric of (prediction, y) gives one number."
        """
        if not self.is_active:
            return {}
        x, y = self._examples
        with np.errstate(all="ignore"):
            passed = forward(network.layers, x)
            last = passed.layers[-1]
            measured = {name: _number(name, metric(last.a, y)) for name, metric in self._metrics.items()}
            if not self.has_validation:
                return measured
            losses = self._loss.value(last.z if self._loss.on_logits else last.a, y)
        return {"validation_loss": float(losses.mean()), **measured}


def _number(name: str, answer: Any) -> float:
    try:
        return float(answer)
    except (TypeError, ValueError):
        raise SettingError(
            f"the metric {name} answered {answer!r}; a metric of (prediction, y) gives one number."
        ) from None
