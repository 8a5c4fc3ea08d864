"""Softplus: a smooth relu, always above 0, whose derivative is the sigmoid."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from clearprop.numerics import special
from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array


@dataclass(frozen=True, eq=False)
class Softplus(Activation):
    """Ramp up smoothly.

    ::

        a = log(1 + exp(z))        da/dz = sigmoid(z)

    Source
    ------
    Dugas et al. (2001), Incorporating second-order functional knowledge for better option pricing, NIPS 13.

    Examples
    --------
    >>> import numpy as np
    >>> z = np.array([[-1000.0, 0.0, 1000.0]])
    >>> Softplus().value(z).round(4).tolist(), Softplus().derivative(z).tolist()
    ([[0.0, 0.6931, 1000.0]], [[0.0, 0.5, 1.0]])
    """

    name: ClassVar[str] = "softplus"
    bounds: ClassVar[tuple[float, float]] = (0.0, math.inf)

    def value(self, z: Array) -> Array:
        """``a = max(z, 0) + log1p(exp(-|z|))``."""
        return special.softplus(z)

    def derivative(self, z: Array) -> Array:
        """``da/dz = sigmoid(z)``."""
        return special.sigmoid(z)
