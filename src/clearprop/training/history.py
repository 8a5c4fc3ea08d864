"""What is measured while a training goes on: one row an epoch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from clearprop.record.step import Step
from clearprop.training.column import Column

LOSS_COLUMNS = ("loss", "loss_min", "loss_max", "validation_loss")


class History:
    """Collects the losses of an epoch's examples, and closes the epoch into one row."""

    def __init__(self) -> None:
        self.loss, self.loss_min, self.loss_max = Column(), Column(), Column()
        self.validation_loss = Column()
        self.metrics: dict[str, Column] = {}
        self.epochs = 0
        self._begin()

    def _begin(self) -> None:
        self._sum = self._weight = 0.0
        self._min, self._max = np.inf, -np.inf

    def see(self, step: Step) -> None:
        """Add the examples of a step, each measured before its update; weight 0 is as good as absent."""
        losses, weight = step.example_losses, step.example_weight
        if weight is not None:
            losses, weight = losses[weight > 0], weight[weight > 0]
        with np.errstate(under="ignore"):
            self._sum += float(losses.sum() if weight is None else losses @ weight)
        self._weight += float(len(losses) if weight is None else weight.sum())
        self._min = min(self._min, float(losses.min(initial=np.inf)))
        self._max = max(self._max, float(losses.max(initial=-np.inf)))

    def add(self, curves: NDArray[np.float64]) -> NDArray[np.float64]:
        """Add steps that nobody recorded: (4, epochs), sum of losses, sum of weights, smallest and largest.

        The first column belongs to the epoch that has begun; every column but the last ends its epoch.  The
        losses of the epochs are given back, with a place for that of the last.  The array is used up.
        """
        first, last = curves[:, 0].tolist(), curves.shape[1] - 1
        curves[:, 0] = (
            self._sum + first[0],
            self._weight + first[1],
            min(self._min, first[2]),
            max(self._max, first[3]),
        )
        self._sum, self._weight, self._min, self._max = curves[:, last].tolist()
        losses: NDArray[np.float64] = curves[0]
        if last:
            np.divide(losses[:last], curves[1, :last], out=losses[:last])
            self.loss.extend(losses[:last])
            self.loss_min.extend(curves[2, :last])
            self.loss_max.extend(curves[3, :last])
            self.epochs += last
        return losses

    def close_epoch(self, measured: dict[str, float]) -> dict[str, float]:
        """End the epoch; the row, with what was measured after it, is what callbacks are given."""
        row = {"loss": self._sum / self._weight, "loss_min": self._min, "loss_max": self._max, **measured}
        for name, value in row.items():
            self._column(name).append(value)
        self.epochs += 1
        self._begin()
        return row

    def forget_unfinished(self) -> None:
        """Take back a row that Ctrl-C stopped half-way: every column is as long as there are epochs."""
        for column in (self.loss, self.loss_min, self.loss_max, self.validation_loss, *self.metrics.values()):
            column.cut(self.epochs)

    def forget_after(self, epoch: int) -> None:
        """Take back the epochs that came after the one with which training turned out to end."""
        self.epochs = min(self.epochs, epoch)
        self.forget_unfinished()
        self._begin()

    def _column(self, name: str) -> Column:
        if name in LOSS_COLUMNS:
            column: Column = getattr(self, name)
            return column
        return self.metrics.setdefault(name, Column())
