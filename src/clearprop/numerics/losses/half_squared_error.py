"""Half squared error: the squared error halved, so that its gradient is the difference itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.losses._loss import Loss
from clearprop.numerics.shapes import check_same_shape


@dataclass(frozen=True, eq=False)
class HalfSquaredError(Loss):
    """Sum half the squared differences of an example.

    ::

        l = 1/2 sum over j of (a_j - y_j)²        dl/da_j = a_j - y_j

    Source
    ------
    Rumelhart, Hinton, Williams (1986), Nature 323, 533-536, equation 3.

    Examples
    --------
    >>> a, y = np.array([[1.0, 2.0]]), np.array([[0.0, 4.0]])
    >>> HalfSquaredError().value(a, y).tolist(), HalfSquaredError().gradient(a, y).tolist()
    ([2.5], [[1.0, -2.0]])
    """

    name: ClassVar[str] = "half_squared_error"

    def value(self, a: Array, y: Array) -> Array:
        """``l = sum of (a - y)² / 2``, (n,); inf where the square is too large for the dtype."""
        check_same_shape(a, y, "a", "y")
        with np.errstate(over="ignore", under="ignore"):
            total: Array = 0.5 * ((a - y) ** 2).sum(axis=-1)
        return total

    def gradient(self, a: Array, y: Array) -> Array:
        """``dl/da = a - y``, (n, n_out)."""
        check_same_shape(a, y, "a", "y")
        with np.errstate(over="ignore"):
            return a - y
