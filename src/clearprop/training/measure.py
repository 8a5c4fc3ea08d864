"""What is measured after each epoch, on the validation data where there is some."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from clearprop.network.forward import forward
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import Loss
from clearprop.training.metrics import Metric

Examples = tuple[Array, Array]


class Measure:
    """Validation loss and metrics of a network; metrics are of the training data without validation."""

    def __init__(
        self, loss: Loss, metrics: Mapping[str, Metric], held_out: Examples | None, training: Examples
    ) -> None:
        self._loss, self._metrics = loss, metrics
        self._held_out, self._training = held_out, training

    @property
    def has_validation(self) -> bool:
        """Whether there is validation data."""
        return self._held_out is not None

    def __call__(self, network: Network) -> dict[str, float]:
        """Measure now; nothing is computed where nothing was asked for."""
        if self._held_out is None and not self._metrics:
            return {}
        x, y = self._training if self._held_out is None else self._held_out
        with np.errstate(all="ignore"):
            passed = forward(network.layers, x)
            last = passed.layers[-1]
            measured = {name: float(metric(last.a, y)) for name, metric in self._metrics.items()}
            if self._held_out is None:
                return measured
            losses = self._loss.value(last.z if self._loss.on_logits else last.a, y)
        return {"validation_loss": float(losses.mean()), **measured}
