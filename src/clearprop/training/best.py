"""The best network so far, and whether to go on waiting for a better one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from clearprop.network.network import Network

# Hands over a network when it is wanted: it may have to be computed anew.
Source = Callable[[], Network]


class Best:
    """Remembers the network with the lowest loss; ``patience`` epochs without a lower one are enough.

    With validation data, the loss is measured after the epoch and belongs to the epoch's last network.
    Without, it is the training loss, measured while the epoch went on; it belongs to the network that went
    into the epoch's last step (with one batch an epoch, exactly the one that was measured).
    """

    def __init__(self, patience: int | None) -> None:
        self._patience = patience
        self.loss = float("inf")
        self.epoch: int | None = None
        self._source: Source | None = None

    @property
    def network(self) -> Network | None:
        """The best network; None before there is one."""
        return None if self._source is None else self._source()

    def forget(self) -> None:
        """Let the network go."""
        self._source = None

    def see(self, epoch: int, loss: float, source: Source) -> None:
        """Remember the network if its loss is lower than every one before."""
        if loss < self.loss:
            self.loss, self.epoch, self._source = loss, epoch, source

    def see_all(
        self, first: int, losses: Sequence[float] | NDArray[np.float64], source_of: Callable[[int], Source]
    ) -> int | None:
        """See several epochs in a row; gives the epoch at which patience ended, and sees none after it."""
        found = np.asarray(losses, dtype=np.float64)
        if self._patience is None:
            lowest = int(found.argmin())
            if not np.isnan(found[lowest]):
                self.see(first + lowest, float(found[lowest]), source_of(first + lowest))
                return None
        epochs = first + np.arange(len(losses))
        # fmin passes over a loss that is nan, as a comparison does.
        before = np.fmin.accumulate(np.append(self.loss, found))[:-1]
        better = found < before
        best = np.maximum.accumulate(np.where(better, epochs, self.epoch or 0))
        patience = np.inf if self._patience is None else self._patience
        out = np.flatnonzero(epochs - best >= patience)
        seen = int(out[0]) + 1 if len(out) else len(losses)
        if better[:seen].any():
            place = int(np.flatnonzero(better[:seen])[-1])
            self.see(first + place, float(found[place]), source_of(first + place))
        return first + int(out[0]) if len(out) else None

    def out_of_patience(self, epoch: int) -> bool:
        """Whether the last ``patience`` epochs brought nothing better."""
        return self._patience is not None and epoch - (self.epoch or 0) >= self._patience

    def since_when(self) -> str:
        """How long nothing better was seen, in words."""
        epochs = "1 epoch" if self._patience == 1 else f"{self._patience} epochs"
        if self.epoch is None:
            return f"was not finite in {epochs}"
        return f"last fell at epoch {self.epoch}, {epochs} before"


def first_below(losses: NDArray[np.float64], tolerance: float | None) -> int | None:
    """How many of these epochs it took until the loss was small enough.

    Examples
    --------
    >>> first_below(np.array([0.5, 0.25, 0.125]), 0.25)
    2
    """
    if tolerance is None:
        return None
    small = np.flatnonzero(losses <= tolerance)
    return int(small[0]) + 1 if len(small) else None
