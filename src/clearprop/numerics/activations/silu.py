"""Silu (swish): z times its own sigmoid, a relu with the corner rounded off."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array

# Here exp(z / 2) is 0 already, so nothing changes any more; infinity times 0 would be nan.
_FAR = -1500.0


@dataclass(frozen=True, eq=False)
class Silu(Activation):
    """Weigh z by its own sigmoid.

    ::

        a = z sigmoid(z)        da/dz = sigmoid(z) + z sigmoid(z) sigmoid(-z)

    With h = exp(-|z| / 2), sigmoid(|z|) = 1 / (1 + h²) and sigmoid(-|z|) = h² / (1 + h²).  z is multiplied by
    one h and then by the other: z h still has all its digits where h² has lost some (below z = -708, exp(z)
    is smaller than the smallest normal number).

    Near z = -1.2785, where the derivative crosses 0, its two terms cancel; it is right there to a few units
    in the last place of the terms.

    Source
    ------
    Elfwing, Uchibe, Doya (2018), Neural Networks 107, 3-11; the value also Hendrycks, Gimpel (2016),
    arXiv:1606.08415.

    Examples
    --------
    >>> z = np.array([[-1.0, 0.0, 100.0]])
    >>> Silu().value(z).round(4).tolist(), Silu().derivative(z).round(4).tolist()
    ([[-0.2689, 0.0, 100.0]], [[0.0723, 0.5, 1.0]])
    """

    name: ClassVar[str] = "silu"
    bounds: ClassVar[tuple[float, float]] = (-0.2784645427610738, math.inf)

    def value(self, z: Array) -> Array:
        """``a = z sigmoid(z)``."""
        with np.errstate(under="ignore"):
            h = np.exp(-0.5 * np.abs(z))
            below = np.clip(z, _FAR, -_FAR) * h * h
            a: Array = np.where(z < 0, below, z) / (1.0 + h * h)
        return a

    def derivative(self, z: Array) -> Array:
        """``da/dz = sigmoid(z) + z sigmoid(z) sigmoid(-z)``."""
        with np.errstate(under="ignore"):
            h = np.exp(-0.5 * np.abs(z))
            upper = 1.0 / (1.0 + h * h)
            curved = (np.clip(z, _FAR, -_FAR) * h * upper) * (h * upper)
            slope: Array = np.where(z < 0, h * h, 1.0) * upper + curved
        return slope
