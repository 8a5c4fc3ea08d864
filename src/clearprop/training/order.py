"""Which examples each step sees: where a training stands, and the order of its epoch's examples."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clearprop.data.batches import Rows, epoch_order
from clearprop.numerics.arrays import freeze
from clearprop.numerics.generator import as_generator


class Mark(NamedTuple):
    """A place to go back to: how many steps were taken, the order of their epoch, the generator's state."""

    t: int
    order: Rows
    generator: Any


class Order:
    """Deals out the examples of one step after the other; all randomness of a training is drawn here.

    An order is drawn when the first step of its epoch is taken, as :func:`batches` draws it.
    """

    def __init__(
        self, n: int, batch_size: int | None, shuffle: bool, rng: int | np.random.Generator, draws: bool
    ) -> None:
        self._n, self._shuffle, self._rng = n, shuffle, rng
        self.batch_size = n if batch_size is None else min(batch_size, n)
        self.steps_an_epoch = -(-n // self.batch_size)
        self.shuffles = shuffle and self.steps_an_epoch > 1
        self._draws = self.shuffles or draws
        self.t = 0
        self._order = freeze(np.arange(n, dtype=np.intp))

    @cached_property
    def generator(self) -> np.random.Generator:
        """The source of all randomness; made of a seed where something is drawn."""
        return as_generator(self._rng)

    @property
    def epoch(self) -> int:
        """The epoch of the next step, from 1."""
        return self.t // self.steps_an_epoch + 1

    @property
    def place(self) -> int:
        """The number of the next step in its epoch, from 0."""
        return self.t % self.steps_an_epoch

    def next_rows(self) -> Rows:
        """The rows of the next step, which counts as taken."""
        place = self.place
        self._begin_epoch()
        self.t += 1
        return self._order[place * self.batch_size : (place + 1) * self.batch_size]

    def next_orders(self, count: int) -> NDArray[np.int64] | None:
        """The orders of the epochs that the next ``count`` steps touch, which count as taken."""
        end = self.t + count
        if not self.shuffles:
            self.t = end
            return None
        orders = []
        while self.t < end:
            self._begin_epoch()
            orders.append(self._order)
            self.t = min(end, self.t + self.steps_an_epoch - self.place)
        return np.array(orders, dtype=np.int64)

    def rows_of(self, count: int) -> int:
        """How many examples the next ``count`` steps see."""
        whole, rest = divmod(self.place + count, self.steps_an_epoch)
        return whole * self._n + rest * self.batch_size - self.place * self.batch_size

    def uniforms(self, count: int) -> NDArray[np.float64]:
        """Draw numbers from 0 to 1, as many at once as the steps would draw one after the other."""
        return self.generator.random(count)

    def mark(self) -> Mark:
        """Where the training stands."""
        return Mark(self.t, self._order, self.generator.bit_generator.state if self._draws else None)

    def back(self, mark: Mark) -> None:
        """Go back to where the training stood."""
        self.t, self._order = mark.t, mark.order
        if self._draws:
            self.generator.bit_generator.state = mark.generator

    def _begin_epoch(self) -> None:
        if self.shuffles and self.place == 0:
            self._order = freeze(epoch_order(self._n, True, self.generator))
