"""The error function, which the exact gelu needs and NumPy does not have."""

from __future__ import annotations

import math

import numpy as np

from clearprop.numerics.arrays import Array

_ERF = np.vectorize(math.erf, otypes=[float])
_ERFC = np.vectorize(math.erfc, otypes=[float])


def erf(x: Array) -> Array:
    """erf."""
    value: Array = _ERF(x).astype(x.dtype)
    return value


def erfc(x: Array) -> Array:
    """erfc."""
    value: Array = _ERFC(x).astype(x.dtype)
    return value
