"""Softmax: one row of numbers turned into shares that sum to 1, so every unit answers for all others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.errors import SettingError
from clearprop.numerics import special
from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array
from clearprop.numerics.shapes import check_same_shape


@dataclass(frozen=True, eq=False)
class Softmax(Activation):
    """Turn each row into probabilities.

    ::

        a_i = exp(z_i) / sum over k of exp(z_k)        da_i/dz_j = a_i ([i = j] - a_j)

    It is not elementwise: its derivative is a matrix for each example, the Jacobian.

    Source
    ------
    Bridle (1990), Neurocomputing: algorithms, architectures and applications, 227-236.

    Examples
    --------
    >>> a = Softmax().value(np.array([[0.0, 0.0]]))
    >>> a.tolist(), Softmax().jacobian(a).tolist()
    ([[0.5, 0.5]], [[[0.25, -0.25], [-0.25, 0.25]]])
    """

    name: ClassVar[str] = "softmax"
    elementwise: ClassVar[bool] = False
    bounds: ClassVar[tuple[float, float]] = (0.0, 1.0)

    def value(self, z: Array) -> Array:
        """``a_i = exp(z_i) / sum of exp(z_k)``, row by row; z is (n, k)."""
        return special.softmax(z)

    def derivative(self, z: Array) -> Array:
        """Refuse: the derivative of a softmax is not one number for each z.

        Raises
        ------
        SettingError
            "softmax is not elementwise: use jacobian(a), or pull_back(da, a) which applies it"
        """
        raise SettingError(
            "softmax is not elementwise: use jacobian(a), or pull_back(da, a) which applies it"
        )

    def jacobian(self, a: Array) -> Array:
        """Give every derivative of every share.

        ::

            J[r, i, j] = da[r, i] / dz[r, j] = a[r, i] ([i = j] - a[r, j])

        Parameters
        ----------
        a : (n, k)  the shares, not z

        Returns
        -------
        J (n, k, k), symmetric, each row and each column summing to 0
        """
        with np.errstate(under="ignore"):
            unit = np.eye(a.shape[1], dtype=a.dtype)
            J: Array = a[:, :, None] * (unit - a[:, None, :])
        return J

    def pull_back(self, da: Array, a: Array) -> Array:
        """Carry dL/da back to dL/dz through the Jacobian, without forming it.

        ::

            delta_j = sum over i of da_i da_i/dz_j = a_j (da_j - sum over i of da_i a_i)

        Parameters
        ----------
        da : (n, k)  dL/da
        a  : (n, k)  the shares

        Returns
        -------
        delta (n, k), each row summing to 0

        Raises
        ------
        ShapeError
            "da is (4, 3) but a is (4, 2): they must have the same shape, and are not broadcast"

        Examples
        --------
        >>> Softmax().pull_back(np.array([[1.0, 0.0]]), np.array([[0.5, 0.5]])).tolist()
        [[0.25, -0.25]]
        """
        check_same_shape(da, a, "da", "a")
        with np.errstate(under="ignore"):
            delta: Array = a * (da - (da * a).sum(axis=-1, keepdims=True))
        return delta
