"""Places in a training to go back to.

What an engine's course did is not recorded, but it can be done again: the numbers of a moment and the state
of the generator decide everything that comes after.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from clearprop.training.current import Current, Numbers
from clearprop.training.order import Mark, Order


class Checkpoint(NamedTuple):
    """The numbers of a moment, and where the training stood."""

    mark: Mark
    numbers: Numbers


class Checkpoints:
    """Remembers as many as are needed to take the last ``reach`` steps again."""

    def __init__(self, order: Order, current: Current, reach: int) -> None:
        self._order, self._current, self._reach = order, current, reach
        self._kept: deque[Checkpoint] = deque()

    def add(self) -> Checkpoint:
        """Remember the moment."""
        checkpoint = Checkpoint(self._order.mark(), self._current.snapshot())
        self._kept.append(checkpoint)
        while len(self._kept) > 1 and self._kept[1].mark.t <= checkpoint.mark.t - self._reach:
            self._kept.popleft()
        return checkpoint

    def back(self, checkpoint: Checkpoint) -> None:
        """Go back to a moment."""
        self._order.back(checkpoint.mark)
        self._current.restore(checkpoint.numbers)

    def back_before(self, t: int) -> None:
        """Go back to a moment with at most t steps taken; all steps before the earliest were recorded."""
        while len(self._kept) > 1 and self._kept[-1].mark.t > t:
            self._kept.pop()
        self.back(self._kept[-1])
