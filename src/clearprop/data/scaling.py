"""Where the middle of some numbers lies and how far they spread, for every finite float64.

Sums and squares of numbers near the ends of the range overflow or vanish, so they are first brought
near 1 by a power of two, which changes no digit of the result.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

SMALLEST = float(np.finfo(np.float64).tiny)


class Scale(NamedTuple):
    """``mean`` and standard deviation ``sd`` (dividing by n); ``sd`` is 1 where all values are the same."""

    mean: float
    sd: float
    constant: bool


def scale_of(values: Values) -> Scale:
    """Find mean and standard deviation of finite numbers::

        mean = Σ v / n        sd = √(Σ (v - mean)² / n)

    Values that are all the same, or differ by less than the smallest normal number, have
    ``constant=True`` and ``sd=1``, so that dividing by it is harmless.

    Examples
    --------
    >>> scale_of(np.array([1.0, 3.0])), scale_of(np.array([0.1, 0.1, 0.1]))
    (Scale(mean=2.0, sd=1.0, constant=False), Scale(mean=0.1, sd=1.0, constant=True))
    """
    if values.min() == values.max():
        return Scale(float(values[0]), 1.0, True)
    near_one, exponent = brought_near_one(values)
    low, high = float(near_one.min()), float(near_one.max())
    # rounding may push either past its bound, which at the end of the range would be infinite
    mean = math.ldexp(min(max(float(near_one.mean()), low), high), exponent)
    sd = math.ldexp(min(float(near_one.std()), high / 2 - low / 2), exponent)
    return Scale(mean, sd, False) if sd >= SMALLEST else Scale(mean, 1.0, True)


def median_of(values: Values) -> float:
    """Find the median of finite numbers: the middle one, or the mean of the two in the middle.

    Examples
    --------
    >>> median_of(np.array([1.0, 5.0, 2.0])), median_of(np.array([1e308, 1.5e308]))
    (2.0, 1.25e+308)
    """
    ordered = np.sort(values)
    low, high = float(ordered[(values.size - 1) // 2]), float(ordered[values.size // 2])
    middle = low + (high - low) / 2
    return middle if math.isfinite(middle) else low / 2 + high / 2


def standardise(values: Values, mean: float, sd: float) -> Values:
    """Return ``(v - mean) / sd``; infinite only where the result itself is too large for a float64.

    Examples
    --------
    >>> standardise(np.array([1.0, 3.0]), 2.0, 0.5), standardise(np.array([1.7e308]), -1.7e308, 1e308)
    (array([-2.,  2.]), array([3.4]))
    """
    with np.errstate(over="ignore"):
        difference = values - mean
        return np.where(np.isinf(difference), (values / 2 - mean / 2) / (sd / 2), difference / sd)


def brought_near_one(values: Values) -> tuple[Values, int]:
    """Divide numbers by a power of two so that the largest is near 1; return them and the exponent.

    Examples
    --------
    >>> brought_near_one(np.array([3.0, 1.0]))
    (array([0.75, 0.25]), 2)
    """
    largest = float(np.abs(values).max()) if values.size else 0.0
    exponent = math.frexp(largest)[1] if math.isfinite(largest) else 0
    return np.ldexp(values, -exponent), exponent
