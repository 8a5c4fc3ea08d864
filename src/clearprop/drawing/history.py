"""What a finished training has to show: its losses by epoch, checked and put into arrays.

Only the names of the fields are asked for, not the class, so the losses of any other training (a
program that was traced, a file that was read) can be drawn just as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clearprop.errors import DataError, SettingError

Values = NDArray[np.float64]

_FIELDS = ("loss", "loss_min", "loss_max", "validation_loss", "best_epoch", "stopped", "settings")


class LossRecord(Protocol):
    """The part of a run that a loss curve needs."""

    @property
    def loss(self) -> ArrayLike:
        """The mean loss of each epoch."""

    @property
    def loss_min(self) -> ArrayLike:
        """The smallest loss of an example in each epoch."""

    @property
    def loss_max(self) -> ArrayLike:
        """The largest."""

    @property
    def validation_loss(self) -> ArrayLike | None:
        """The mean loss of the held-out examples after each epoch, where there are any."""

    @property
    def best_epoch(self) -> int | None:
        """The epoch with the best loss, counted from 1."""

    @property
    def stopped(self) -> str:
        """Why training ended, as a sentence."""

    @property
    def settings(self) -> Any:
        """Has ``loss`` and ``reduction``."""


@dataclass(frozen=True)
class History:
    """The losses of a training, one number for each epoch; numbers that are not finite are kept.

    ``stopped`` is empty when training simply came to its end.
    """

    mean: Values
    smallest: Values
    largest: Values
    validation: Values | None
    best_epoch: int | None
    stopped: str
    loss: str
    reduction: str

    @property
    def epochs(self) -> int:
        """How many epochs there are."""
        return len(self.mean)

    @property
    def has_band(self) -> bool:
        """Whether the examples of some epoch differ visibly, so that there is a range to draw."""
        known = np.isfinite(self.smallest) & np.isfinite(self.largest)
        low, high = self.smallest[known], self.largest[known]
        with np.errstate(over="ignore"):
            return bool(np.any(high - low > 1e-9 * np.maximum(np.abs(high), np.abs(low))))

    @property
    def curves(self) -> tuple[Values, ...]:
        """The losses that are drawn as lines of their own: the mean and, if there is one, the validation."""
        return (self.mean,) if self.validation is None else (self.mean, self.validation)


def read_history(run: LossRecord) -> History:
    """Take the losses out of a run.

    Raises
    ------
    SettingError
        "plot received a list, which has no field loss. Give a Run, as cp.train returns it."
    DataError
        "the run has 5 values in loss but 4 in loss_min. Each must have one for each epoch.";
        "the run's validation_loss cannot be read as numbers. …"
    """
    for name in _FIELDS:
        if not hasattr(run, name):
            raise SettingError(
                f"plot received a {type(run).__name__}, which has no field {name}. "
                "Give a Run, as cp.train returns it."
            )
    mean = _values(run.loss, "loss")
    validation = run.validation_loss
    best = run.best_epoch
    return History(
        mean=mean,
        smallest=_same_length(_values(run.loss_min, "loss_min"), "loss_min", len(mean)),
        largest=_same_length(_values(run.loss_max, "loss_max"), "loss_max", len(mean)),
        validation=None if validation is None else _validation(validation, len(mean)),
        best_epoch=best if best is not None and 1 <= best <= len(mean) else None,
        stopped="" if getattr(run, "outcome", "") == "all epochs" else str(run.stopped or ""),
        loss=str(run.settings.loss),
        reduction=str(run.settings.reduction),
    )


def _values(given: ArrayLike, name: str) -> Values:
    try:
        values = np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        values = np.empty((0, 0))
    if values.ndim != 1:
        raise DataError(
            f"the run's {name} cannot be read as numbers. It must have one number for each epoch."
        )
    return values


def _same_length(values: Values, name: str, epochs: int) -> Values:
    if len(values) != epochs:
        raise DataError(
            f"the run has {epochs} values in loss but {len(values)} in {name}. "
            "Each must have one for each epoch."
        )
    return values


def _validation(given: ArrayLike, epochs: int) -> Values | None:
    """A validation that was never measured is none; one that was interrupted lacks its last epoch."""
    values = _values(given, "validation_loss")
    if len(values) == 0:
        return None
    missing = np.full(max(0, epochs - len(values)), np.nan)
    return _same_length(np.concatenate([values, missing]), "validation_loss", epochs)
