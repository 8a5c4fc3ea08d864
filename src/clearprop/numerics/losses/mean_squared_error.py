"""Mean squared error: the square of every difference, averaged over the outputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.losses._loss import Loss
from clearprop.numerics.shapes import check_same_shape


@dataclass(frozen=True, eq=False)
class MeanSquaredError(Loss):
    """Average the squared differences of an example over its outputs.

    ::

        l = 1/n_out sum over j of (a_j - y_j)²        dl/da_j = 2 (a_j - y_j) / n_out

    With the reduction ``mean`` this is the mean over all entries of the batch, as PyTorch's MSELoss.

    Source
    ------
    Bishop (2006), Pattern Recognition and Machine Learning, section 5.2.

    Examples
    --------
    >>> a, y = np.array([[1.0, 2.0]]), np.array([[0.0, 4.0]])
    >>> MeanSquaredError().value(a, y).tolist(), MeanSquaredError().gradient(a, y).tolist()
    ([2.5], [[1.0, -2.0]])
    """

    name: ClassVar[str] = "mean_squared_error"

    def value(self, a: Array, y: Array) -> Array:
        """``l = mean of (a - y)²``, (n,); inf where the sum of squares is too large for the dtype."""
        check_same_shape(a, y, "a", "y")
        with np.errstate(over="ignore", under="ignore"):
            total: Array = ((a - y) ** 2).mean(axis=-1)
        return total

    def gradient(self, a: Array, y: Array) -> Array:
        """``dl/da = 2 (a - y) / n_out``, (n, n_out)."""
        check_same_shape(a, y, "a", "y")
        with np.errstate(over="ignore", under="ignore"):
            slope: Array = 2.0 / a.shape[-1] * (a - y)
        return slope
