"""What the functions of numerics are, in mpmath at 50 digits, and how far a float64 answer is from that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
from mpmath import mpf

Exact = Callable[[Any], Any]

# Where a float64 formula usually breaks: 0, subnormals, where exp leaves float64, the ends.
EDGES = (
    0.0,
    5e-324,
    1e-310,
    2.3e-308,
    1e-200,
    1e-16,
    1e-8,
    0.5,
    1.0,
    17.0,
    36.7,
    37.6,
    38.4,
    39.0,
    88.0,
    104.0,
)
FAR = (350.0, 372.5, 700.0, 708.3, 709.7, 713.0, 720.0, 744.4, 745.2, 1000.0, 1e10, 1e154, 1e200, 1e308)
LARGEST = float(np.finfo(np.float64).max)
SIZES = (*EDGES, *FAR, LARGEST)
EXTREMES = np.array([sign * size for size in SIZES for sign in (1.0, -1.0)])


def sigmoid(z: Any) -> Any:
    return 1 / (1 + mpmath.exp(-z))


def softplus(z: Any) -> Any:
    return max(z, mpf(0)) + mpmath.log1p(mpmath.exp(-abs(z)))


def tanh_slope(z: Any) -> Any:
    return mpmath.sech(z) ** 2


def normal_share(z: Any) -> Any:
    """Phi; mpmath's own erfc gives up beyond 1e150."""
    if abs(z) > 60:
        return mpf(z > 0)
    return mpmath.erfc(-z / mpmath.sqrt(2)) / 2


def gelu(z: Any) -> Any:
    return z * normal_share(z)


def gelu_slope(z: Any) -> Any:
    if abs(z) > 60:
        return normal_share(z)
    return normal_share(z) + z * mpmath.npdf(z)


def silu(z: Any) -> Any:
    return z * sigmoid(z)


def silu_slope(z: Any) -> Any:
    return sigmoid(z) * (1 + z * sigmoid(-z))


def log_softmax(z: list[Any]) -> list[Any]:
    """Each entry as -log(1 + the others), which cancels nowhere."""
    return [
        -mpmath.log1p(mpmath.fsum(mpmath.exp(other - own) for j, other in enumerate(z) if j != i))
        for i, own in enumerate(z)
    ]


def units_off(got: float, exact: Any, dtype: type[np.floating[Any]] = np.float64, scale: Any = None) -> float:
    """The distance from the exact number in units in the last place, of the number or of a given size."""
    size = dtype(float(exact if scale is None else scale))
    # Towards 0, so that the largest float64 has a unit too.
    below = np.nextafter(size, dtype(0.0))
    unit = max(abs(float(size) - float(below)), float(np.finfo(dtype).smallest_subnormal))
    return float(abs(mpf(float(got)) - exact) / mpf(unit))


def worst(f: Callable[[Any], Any], exact: Exact, x: Any, dtype: type[np.floating[Any]] = np.float64) -> float:
    """The largest distance of f from the exact function over x, in units in the last place.

    Any floating-point report at all is an error here, also the underflow that NumPy keeps to itself.
    """
    x = np.asarray(x, dtype=dtype)
    with np.errstate(all="raise"):
        got = f(x)
    assert got.dtype == x.dtype
    assert got.shape == x.shape
    with mpmath.workdps(50):
        return max(units_off(g, exact(mpf(float(v))), dtype) for g, v in zip(got, x, strict=True))
