"""Gelu: z times the probability that a standard normal number is below z."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array
from clearprop.numerics.error_function import MIDDLE, Doubles, erf_near, gaussian, scaled_erfc

_SQRT_HALF = math.sqrt(0.5)
_DENSITY_AT_0 = 1.0 / math.sqrt(2.0 * math.pi)
# From here on exp(-z²/2) is 0 in float64.
_END = 39.0


@dataclass(frozen=True, eq=False)
class Gelu(Activation):
    """Weigh z by the normal distribution function, the exact form and not the one with tanh.

    ::

        a = z Phi(z)        da/dz = Phi(z) + z phi(z)
        Phi(z) = erfc(-z / sqrt(2)) / 2        phi(z) = exp(-z²/2) / sqrt(2 pi)

    Below 0 both are exp(-z²/2) times a slowly changing factor; the factor is put together first, so that all
    digits are there in the far tail.  Near z = -0.7518, where the derivative crosses 0, its two terms cancel;
    it is right there to a few units in the last place of the terms.

    Source
    ------
    Hendrycks, Gimpel (2016), Gaussian error linear units, arXiv:1606.08415, section 2.

    Examples
    --------
    >>> z = np.array([[-1.0, 0.0, 1.0]])
    >>> Gelu().value(z).round(4).tolist(), Gelu().derivative(z).round(4).tolist()
    ([[-0.1587, 0.0, 0.8413]], [[-0.0833, 0.5, 1.0833]])
    >>> f"{Gelu().scalar(-30.0):.10g}"
    '-1.472014178e-196'
    """

    name: ClassVar[str] = "gelu"
    bounds: ClassVar[tuple[float, float]] = (-0.16997120747990366, math.inf)

    def value(self, z: Array) -> Array:
        """``a = z Phi(z)``."""
        wide = z.astype(np.float64)
        with np.errstate(under="ignore"):
            parts = _parts(wide)
            below = parts.z * parts.tail * parts.e
            above = wide * (1.0 - parts.tail * parts.e)
            near = wide * (0.5 + 0.5 * parts.erf)
            return _choose(wide, below, near, above).astype(z.dtype)

    def derivative(self, z: Array) -> Array:
        """``da/dz = Phi(z) + z phi(z)``."""
        wide = z.astype(np.float64)
        with np.errstate(under="ignore"):
            parts = _parts(wide)
            # z phi(z) without its factor e
            steep = parts.z * _DENSITY_AT_0 * (1.0 + parts.small)
            below = (parts.tail + steep) * parts.e
            above = (1.0 - parts.tail * parts.e) + steep * parts.e
            near = (0.5 + 0.5 * parts.erf) + steep * parts.e
            return _choose(wide, below, near, above).astype(z.dtype)


class _Parts(NamedTuple):
    """z within ±_END, exp(-z²/2) = e (1 + small), Phi(-|z|) = tail e, and erf(z / sqrt(2)) near 0."""

    z: Doubles
    e: Doubles
    small: Doubles
    tail: Doubles
    erf: Doubles


def _parts(z: Doubles) -> _Parts:
    z = np.clip(z, -_END, _END)
    x = z * _SQRT_HALF
    e, small = gaussian(np.abs(z), 0.5)
    first, second = scaled_erfc(np.maximum(np.abs(x), MIDDLE), small)
    return _Parts(z, e, small, 0.5 * (first + second), erf_near(x))


def _choose(z: Doubles, below: Doubles, near: Doubles, above: Doubles) -> Doubles:
    is_near = np.abs(z) * _SQRT_HALF < MIDDLE
    chosen: Doubles = np.where(is_near, near, np.where(z < 0, below, above))
    return chosen
