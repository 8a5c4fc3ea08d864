"""Squared error: the square of every difference, summed over the outputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.losses._loss import Loss
from clearprop.numerics.shapes import check_same_shape


@dataclass(frozen=True, eq=False)
class SquaredError(Loss):
    """Sum the squared differences of an example.

    ::

        l = sum over j of (a_j - y_j)²        dl/da_j = 2 (a_j - y_j)

    Source
    ------
    Legendre (1805), Nouvelles méthodes pour la détermination des orbites des comètes, appendix.

    Examples
    --------
    >>> a, y = np.array([[1.0, 2.0]]), np.array([[0.0, 4.0]])
    >>> SquaredError().value(a, y).tolist(), SquaredError().gradient(a, y).tolist()
    ([5.0], [[2.0, -4.0]])
    """

    name: ClassVar[str] = "squared_error"

    def value(self, a: Array, y: Array) -> Array:
        """``l = sum of (a - y)²``, (n,); inf where the square is too large for the dtype."""
        check_same_shape(a, y, "a", "y")
        with np.errstate(over="ignore", under="ignore"):
            total: Array = ((a - y) ** 2).sum(axis=-1)
        return total

    def gradient(self, a: Array, y: Array) -> Array:
        """``dl/da = 2 (a - y)``, (n, n_out)."""
        check_same_shape(a, y, "a", "y")
        with np.errstate(over="ignore"):
            return 2.0 * (a - y)
