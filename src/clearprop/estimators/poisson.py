"""Counts: scikit-learn's Poisson loss, with the exponential that goes before it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.errors import DataError
from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import Loss
from clearprop.numerics.shapes import check_finite, check_same_shape, entry


@dataclass(frozen=True, eq=False)
class Exponential(Activation):
    """Give a rate, which is above 0::

        a = exp(z)        da/dz = exp(z)

    Examples
    --------
    >>> Exponential().value(np.array([[0.0]])).tolist()
    [[1.0]]
    """

    name: ClassVar[str] = "exp"
    bounds: ClassVar[tuple[float, float]] = (0.0, math.inf)

    def value(self, z: Array) -> Array:
        """``a = exp(z)``; inf where it is too large for the dtype."""
        with np.errstate(over="ignore", under="ignore"):
            a: Array = np.exp(z)
        return a

    def derivative(self, z: Array) -> Array:
        """``da/dz = exp(z)``."""
        return self.value(z)


@dataclass(frozen=True, eq=False)
class Poisson(Loss):
    """Half the Poisson deviance, summed over outputs, from the logs z of the rates::

        l = sum over j of y_j log(y_j / a_j) - y_j + a_j,   a = exp(z)        dl/dz_j = a_j - y_j

    Source: McCullagh, Nelder (1989), Generalized Linear Models, section 2.3.

    Examples
    --------
    >>> z, y = np.array([[0.0], [0.0]]), np.array([[1.0], [0.0]])
    >>> Poisson().value(z, y).tolist(), Poisson().gradient(np.exp(z), y).tolist()
    ([0.0, 1.0], [[0.0], [1.0]])
    """

    name: ClassVar[str] = "poisson"
    on_logits: ClassVar[bool] = True
    partner: ClassVar[str | None] = "exp"

    def value(self, z: Array, y: Array) -> Array:
        """``l = sum of exp(z) - y z + y log y - y``, (n,); 0 log 0 is 0."""
        check_same_shape(z, y, "z", "y")
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            own = y * np.log(np.where(y > 0, y, 1.0)) - y
            total: Array = (np.exp(z) - y * z + own).sum(axis=-1)
        return total

    def gradient(self, a: Array, y: Array) -> Array:
        """``dl/dz = a - y``, (n, n_out)."""
        check_same_shape(a, y, "a", "y")
        return a - y

    def check_targets(self, y: Array) -> None:
        """Refuse counts below 0.

        Raises
        ------
        DataError
            "y[0, 0] is -1.0: poisson needs counts, which are not below 0"
        """
        check_finite(y, "y")
        if (y < 0).any():
            raise DataError(f"{entry(y, y < 0, 'y')}: {self.name} needs counts, which are not below 0")
