"""Derivatives without a formula: two ways to ask a function itself how fast it changes.

Whoever writes a derivative by hand believes it; these functions believe nobody.  Central differences need
only the values of the function and are right to about 10 digits; the complex step is right to the last digit,
but needs a function that carries complex numbers through.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from clearprop.errors import SettingError, ShapeError
from clearprop.numerics.arrays import Array
from clearprop.numerics.shapes import check_same_shape


def central_difference(f: Callable[[Array], Any], x: Array, *, step: float | None = None) -> Array:
    """Measure the gradient of a function at x by changing one entry at a time.

    ::

        D(h)     = (f(x + h e_k) - f(x - h e_k)) / (2 h)        wrong by a multiple of h²
        gradient = (4 D(h) - D(2 h)) / 3                        in which that multiple cancels

    Parameters
    ----------
    f    : takes an array shaped as x, gives one number, and always the same one
    x    : any shape; it is not written to
    step : h of an entry is step max(1, |entry|); without it the cube root of the rounding unit of x (6e-6 in
           float64), so that no kink further than 2 h away is stepped over

    Returns
    -------
    the gradient, as x; in float64 its error is about 1e-10 times the size of f, so it serves to 1e-7

    Raises
    ------
    ShapeError
        "f must give one number, but it gave an array of shape (3,)"

    Source
    ------
    Richardson (1911), Philosophical Transactions A 210, 307-357;
    Press et al. (2007), Numerical Recipes, section 5.7.

    Examples
    --------
    >>> x = np.array([[1.0, -2.0]])
    >>> central_difference(lambda x: (x**3).sum(), x).round(8).tolist()
    [[3.0, 12.0]]
    """
    share = float(np.cbrt(np.finfo(x.dtype).eps)) if step is None else step
    gradient = np.empty(x.shape)
    for k in np.ndindex(x.shape):
        h = share * max(1.0, abs(float(x[k])))
        gradient[k] = (4.0 * _quotient(f, x, k, h) - _quotient(f, x, k, 2.0 * h)) / 3.0
    return gradient.astype(x.dtype)


def _quotient(f: Callable[[Array], Any], x: Array, k: tuple[int, ...], h: float) -> float:
    above, below = x.copy(), x.copy()
    above[k] += h
    below[k] -= h
    # The two entries differ by 2 h only up to rounding; what they really differ by is known exactly.
    return (_number(f(above)) - _number(f(below))) / (float(above[k]) - float(below[k]))


def complex_step(f: Callable[[Any], Any], x: Array, *, step: float = 1e-30) -> Array:
    """Measure the gradient of an analytic function at x to the last digit, by an imaginary step.

    ::

        gradient_k = Im f(x + i h e_k) / h

    Nothing is subtracted, so h can be so small that the error, a multiple of h², is nothing at all.

    Parameters
    ----------
    f    : takes a complex array shaped as x and gives one complex number; without abs, max or comparisons,
           which drop the imaginary part
    x    : any shape; it is not written to
    step : h

    Returns
    -------
    the gradient, as x

    Raises
    ------
    SettingError
        "f gave a real number for a complex array, so it does not carry the imaginary part: use
        central_difference"
    ShapeError
        "f must give one number, but it gave an array of shape (3,)"

    Source
    ------
    Squire, Trapp (1998), Using complex variables to estimate derivatives of real functions, SIAM Review 40,
    110-112.

    Examples
    --------
    >>> complex_step(lambda x: np.exp(x).sum(), np.array([0.0, 1.0])).tolist()
    [1.0, 2.718281828459045]
    """
    gradient = np.empty(x.shape)
    for k in np.ndindex(x.shape):
        moved = x.astype(np.complex128)
        moved[k] += 1j * step
        value = _one(f(moved))
        if not np.iscomplexobj(value):
            raise SettingError(
                "f gave a real number for a complex array, so it does not carry the imaginary part:"
                " use central_difference"
            )
        gradient[k] = value.imag / step
    return gradient.astype(x.dtype)


def relative_gap(g: Array, reference: Array) -> float:
    """Tell how far a gradient is from a reference, compared with the size of the reference.

    ::

        gap = ||g - reference|| / ||reference||        (0 where both are 0, infinite where only the second is)

    Parameters
    ----------
    g, reference : the same shape

    Returns
    -------
    a number, at least 0; nan where either has a nan, so that no comparison with it holds

    Raises
    ------
    ShapeError
        "g is (4, 1) but reference is (4,): they must have the same shape, and are not broadcast"

    Examples
    --------
    >>> relative_gap(np.array([3.0, 4.5]), np.array([3.0, 4.0]))
    0.1
    """
    check_same_shape(g, reference, "g", "reference")
    with np.errstate(over="ignore", invalid="ignore"):
        difference = np.subtract(g, reference, dtype=np.float64)
    largest, times = _length(difference)
    reference_largest, reference_times = _length(reference.astype(np.float64))
    if reference_largest == 0.0:
        return largest * math.inf if largest else 0.0
    return largest / reference_largest * (times / reference_times)


def _length(x: Array) -> tuple[float, float]:
    """The length of x as its largest entry, and how many times that: no square overflows or vanishes."""
    largest = float(np.max(np.abs(x), initial=0.0))
    if largest == 0.0 or not math.isfinite(largest):
        return largest, 1.0
    with np.errstate(under="ignore"):
        return largest, math.sqrt(float(np.sum((x / largest) ** 2)))


def _one(value: Any) -> Any:
    if np.ndim(value) != 0:
        raise ShapeError(f"f must give one number, but it gave an array of shape {np.shape(value)}")
    return value


def _number(value: Any) -> float:
    return float(_one(value))
