"""What every activation offers: its value and its derivative, both from z."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.settings import Setting


@dataclass(frozen=True, eq=False)
class Activation(Setting, ABC):
    """Base of every activation: a frozen object whose fields are its numbers.

    ``elementwise``: each a depends on its own z only (softmax alone does not).
    ``bounds``: the smallest and the largest value that a comes near; it may reach them.
    ``kinks``: the z where the derivative jumps or bends, so that differences across them say little.

    Examples
    --------
    >>> from clearprop.numerics.activations import Sigmoid
    >>> Sigmoid().scalar(0.0), Sigmoid().scalar_derivative(0.0)
    (0.5, 0.25)
    """

    elementwise: ClassVar[bool] = True
    bounds: ClassVar[tuple[float, float]]
    kinks: ClassVar[tuple[float, ...]] = ()

    @abstractmethod
    def value(self, z: Array) -> Array:
        """Give a = f(z), in the shape and dtype of z."""

    @abstractmethod
    def derivative(self, z: Array) -> Array:
        """Give da/dz entry by entry, from z and not from a: near its bounds, a has lost the digits."""

    def scalar(self, z: float) -> float:
        """Give f of one number, the same number as :meth:`value` gives."""
        return float(self.value(np.array([[z]]))[0, 0])

    def scalar_derivative(self, z: float) -> float:
        """Give the derivative at one number, the same number as :meth:`derivative` gives."""
        return float(self.derivative(np.array([[z]]))[0, 0])
