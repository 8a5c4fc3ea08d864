"""A training on its way in an engine that does not record: many steps at a time, then their numbers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clearprop.engines.engine import Batch
from clearprop.engines.storage import Snapshot, Storage
from clearprop.network.network import Network
from clearprop.record.schedule import Schedule
from clearprop.record.settings import Plan
from clearprop.record.state import OptimizerState


class Advance(NamedTuple):
    """What some steps in a row have to tell.

    ``done`` steps were taken; where that is fewer than were asked for, the next one has a number that is not
    finite, and the parameters are of no use any more.  ``curves`` (4, epochs) has for every epoch that the
    steps touch the sum of the weighted losses of their examples, the sum of the weights, the smallest and the
    largest loss.
    """

    done: int
    curves: NDArray[np.float64]


def empty_curves(epochs: int) -> NDArray[np.float64]:
    """The curves of epochs in which no example was seen yet."""
    return np.repeat(np.array([[0.0], [0.0], [np.inf], [-np.inf]]), epochs, axis=1)


class Course(ABC):
    """Takes steps without recording them; the numbers are in ``storage``."""

    def __init__(self, storage: Storage, plan: Plan, data: Batch) -> None:
        self.storage, self.data, self._optimizer = storage, data, plan.optimizer
        self.batch_size = min(plan.batch_size or len(data.x), len(data.x))
        self.steps_an_epoch = -(-len(data.x) // self.batch_size)
        rate = plan.optimizer.learning_rate
        self._rate = None if isinstance(rate, Schedule) else np.array([float(rate)])

    @abstractmethod
    def advance(
        self, start: int, count: int, t: int, orders: NDArray[np.int64] | None, uniforms: Any
    ) -> Advance:
        """Take ``count`` steps, the first of which is number ``start`` of its epoch, after t steps in all.

        Parameters
        ----------
        orders : (epochs, n) of the epochs that the steps touch; None for the given order
        uniforms : for dropout: a number from 0 to 1 for each unit that may be dropped, in the order of
            steps, layers, rows, units
        """

    def load(self, network: Network, state: OptimizerState) -> None:
        """Go on from these numbers."""
        self.storage.load(network, state)

    def network(self) -> Network:
        """The network of the moment."""
        return self.storage.network()

    def state(self, t: int) -> OptimizerState:
        """What the optimizer remembers after t steps."""
        return self.storage.state(t)

    def snapshot(self) -> Snapshot:
        """The numbers of the moment, to go back to."""
        return self.storage.snapshot()

    def restore(self, snapshot: Snapshot) -> None:
        """Go back."""
        self.storage.restore(snapshot)

    def rates(self, t: int, count: int) -> NDArray[np.float64]:
        """The learning rates of the ``count`` steps after the t-th; one for all where it is constant."""
        if self._rate is not None:
            return self._rate
        return np.array([self._optimizer.rate(step) for step in range(t + 1, t + count + 1)])

    def uniforms_of_step(self, rows: int) -> int:
        """How many numbers the dropout of a step with so many rows wants."""
        return rows * sum(layer.n_out for layer in self.storage.template if layer.dropout)
