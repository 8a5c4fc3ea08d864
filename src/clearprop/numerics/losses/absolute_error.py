"""Absolute error: the size of every difference, which a few wild targets cannot dominate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.losses._loss import Loss
from clearprop.numerics.shapes import check_same_shape


@dataclass(frozen=True, eq=False)
class AbsoluteError(Loss):
    """Sum the sizes of the differences of an example.

    ::

        l = sum over j of |a_j - y_j|        dl/da_j = sign(a_j - y_j)    (0 at the kink a = y, as PyTorch)

    Source
    ------
    Boscovich (1757); Bloomfield, Steiger (1983), Least Absolute Deviations.

    Examples
    --------
    >>> a, y = np.array([[1.0, 2.0, 3.0]]), np.array([[0.0, 4.0, 3.0]])
    >>> AbsoluteError().value(a, y).tolist(), AbsoluteError().gradient(a, y).tolist()
    ([3.0], [[1.0, -1.0, 0.0]])
    """

    name: ClassVar[str] = "absolute_error"
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    def value(self, a: Array, y: Array) -> Array:
        """``l = sum of |a - y|``, (n,)."""
        check_same_shape(a, y, "a", "y")
        with np.errstate(over="ignore"):
            total: Array = np.abs(a - y).sum(axis=-1)
        return total

    def gradient(self, a: Array, y: Array) -> Array:
        """``dl/da = sign(a - y)``, (n, n_out)."""
        check_same_shape(a, y, "a", "y")
        with np.errstate(over="ignore"):
            sign: Array = np.sign(a - y)
        return sign
