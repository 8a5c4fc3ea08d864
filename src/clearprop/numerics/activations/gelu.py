"""Gelu: z times the probability that a standard normal number is below z."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics import special
from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array

_SQRT_HALF = math.sqrt(0.5)
_DENSITY_AT_0 = 1.0 / math.sqrt(2.0 * math.pi)


@dataclass(frozen=True)
class Gelu(Activation):
    """Weigh z by the normal distribution function."""

    name: ClassVar[str] = "gelu"
    bounds: ClassVar[tuple[float, float]] = (-0.16997120747990369, math.inf)

    def value(self, z: Array) -> Array:
        """``a = z Phi(z)``."""
        with np.errstate(under="ignore"):
            return 0.5 * z * special.erfc(-z * _SQRT_HALF)

    def derivative(self, z: Array) -> Array:
        """``da/dz = Phi(z) + z phi(z)``."""
        with np.errstate(under="ignore"):
            near = np.clip(z, -40.0, 40.0)
            return 0.5 * special.erfc(-z * _SQRT_HALF) + near * _DENSITY_AT_0 * np.exp(-0.5 * near * near)
