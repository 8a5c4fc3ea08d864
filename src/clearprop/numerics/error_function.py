"""The error function, which the exact gelu needs and NumPy does not have.

Near 0 ``erf`` is x and a correction; further out ``erfc`` is ``exp(-x²)`` times a slowly changing factor.
Both are polynomials whose coefficients come from ``scripts/make_erf_coefficients.py``, which fits them in 50
digits.  Two things keep the last digits right.  Numbers are cut to half their digits where their product must
be exact: exp would turn a rounded x² into an error of x² units in the last place.  And what is added to a
number is far smaller than it, so that its own rounding hardly counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clearprop.numerics.arrays import Array

Doubles = NDArray[np.float64]

# Where the form for x near 0 ends and the other begins.
MIDDLE = 0.5
# From here on exp(-x²) is 0 in float64.
_END = 28.0

# erf(x) / x - 1 in powers of x², 0 <= x <= 1/2.
_NEAR = (
    0.12837916709551256,
    -0.37612638903183476,
    0.11283791670925457,
    -0.026866170632921085,
    0.005223977373542183,
    -0.0008548297798086192,
    0.00012053337222877719,
    -1.4845900896375835e-05,
    1.4726381680017032e-06,
)
# (x + 1/2) exp(x²) erfc(x) in powers of t = (x - 15/4) / (x + 15/4), 1/2 <= x <= 28.
_FURTHER = (
    0.6187563154189137,
    -0.07012029929277337,
    0.0017927077427329222,
    0.04113836924505854,
    -0.05440196507092785,
    0.04615216058072937,
    -0.02934669929328225,
    0.014181138700012984,
    -0.004873289801294524,
    0.0008778130171151721,
    0.00014685701916421123,
    -0.0001450775609939515,
    2.582358465457215e-05,
    1.1193993627834169e-05,
    -5.71887693651133e-06,
    -4.910521168618639e-07,
    8.690111762243503e-07,
    -2.2580931470716425e-08,
    -1.2025778871436296e-07,
    6.7448315117747814e-09,
    1.2320992557880755e-08,
)
# What rounding the first of them lost.
_FURTHER_REST = 5.0090533025844406e-17


class Coefficients(NamedTuple):
    """``erf(x) = x + x Σ near[k] x²ᵏ`` up to 1/2, and from there on with ``t = (x - 15/4) / (x + 15/4)``
    ``erfc(x) = exp(-x²) Σ further[k] tᵏ / (x + 1/2)``.
    """

    near: tuple[float, ...]
    further: tuple[float, ...]


def coefficients() -> Coefficients:
    """Give the two polynomials, for whoever writes erf in another language.

    Examples
    --------
    >>> t = (2.0 - 3.75) / (2.0 + 3.75)
    >>> float(np.exp(-4.0) * sum(c * t**k for k, c in enumerate(coefficients().further)) / 2.5)
    0.004677734981047265
    """
    return Coefficients(_NEAR, _FURTHER)


def erf(x: Array) -> Array:
    """Give the share of a normal distribution with variance 1/2 that lies between -x and x.

    ::

        erf(x) = 2 / sqrt(pi) times the integral of exp(-u²) from 0 to x

    Parameters
    ----------
    x : any shape

    Returns
    -------
    as x, from -1 to 1; within 2 units in the last place

    Source
    ------
    Abramowitz, Stegun (1964), Handbook of Mathematical Functions, 7.1.1; the coefficients are our own.

    Examples
    --------
    >>> erf(np.array([0.0, 1.0, -np.inf])).round(6).tolist()
    [0.0, 0.842701, -1.0]
    """
    wide = x.astype(np.float64)
    with np.errstate(under="ignore"):
        further = np.copysign(1.0 - _erfc_further(wide), wide)
        return np.where(np.abs(wide) < MIDDLE, erf_near(wide), further).astype(x.dtype)


def erfc(x: Array) -> Array:
    """Give 1 - erf(x), with all its digits also where erf(x) is nearly 1.

    ::

        erfc(x) = 2 / sqrt(pi) times the integral of exp(-u²) from x to infinity

    Parameters
    ----------
    x : any shape

    Returns
    -------
    as x, from 2 down to 0; within 2 units in the last place, down to erfc(26.5) = 1e-307 and below

    Source
    ------
    Abramowitz, Stegun (1964), 7.1.2; the form far out: Shepherd, Laframboise (1981), Mathematics of
    Computation 36, 249-253; the coefficients are our own.

    Examples
    --------
    >>> [f"{value:.10g}" for value in erfc(np.array([0.0, 10.0, -10.0]))]
    ['1', '2.088487584e-45', '2']
    """
    wide = x.astype(np.float64)
    with np.errstate(under="ignore"):
        further = _erfc_further(wide)
        further = np.where(wide > 0, further, 2.0 - further)
        return np.where(np.abs(wide) < MIDDLE, 1.0 - erf_near(wide), further).astype(x.dtype)


def scaled_erfc(x: Doubles, small: Doubles) -> tuple[Doubles, Doubles]:
    """Give exp(x²) erfc(x) (1 + small) in two parts, for x from 1/2 to 28.

    Their sum is the value.  The first has 26 binary digits, so that a product with another such number is
    exact; the second is far smaller.  ``small`` is a correction that the caller wants multiplied in.
    """
    base = short(x) + 0.5
    small = (small * base - (x - short(x))) / (x + 0.5)
    t = (x - 3.75) / (x + 3.75)
    rest = t * _polynomial(_FURTHER[1:], t) + _FURTHER_REST
    rest = rest + (_FURTHER[0] + rest) * small
    first = np.rint((_FURTHER[0] + rest) / base * 2.0**26) * 2.0**-26
    # base and first are short: first base is exact, and so is the difference.
    second: Doubles = ((_FURTHER[0] - first * base) + rest) / base
    return first, second


def gaussian(x: Doubles, share: float) -> tuple[Doubles, Doubles]:
    """Give exp(-share x²) as e (1 + small), for share 1 or 1/2 and x from 0 to 40."""
    head = short(x)
    e: Doubles = np.exp(-share * head * head)
    small: Doubles = np.expm1(-share * (x - head) * (x + head))
    return e, small


def short(x: Doubles) -> Doubles:
    """Cut x, up to 60 in size, to at most 26 binary digits: float64 holds its square exactly."""
    return np.rint(x * 2.0**20) * 2.0**-20


def _product(e: Doubles, first: Doubles, second: Doubles) -> Doubles:
    """e (first + second), rounded about once, where first has 26 binary digits."""
    far = e * (2.0**27 + 1.0)
    head = far - (far - e)
    return head * first + ((e - head) * first + e * second)


def erf_near(x: Doubles) -> Doubles:
    """erf(x), for x from -1/2 to 1/2."""
    near = np.clip(x, -MIDDLE, MIDDLE)
    return near + near * _polynomial(_NEAR, near * near)


def _erfc_further(x: Doubles) -> Doubles:
    """erfc(|x|), for |x| from 1/2 on."""
    size = np.clip(np.abs(x), MIDDLE, _END)
    e, small = gaussian(size, 1.0)
    return _product(e, *scaled_erfc(size, small))


def _polynomial(coefficients: Sequence[float], x: Doubles) -> Doubles:
    """The polynomial with these coefficients, the constant first, by Horner's rule."""
    value: Any = coefficients[-1]
    for c in coefficients[-2::-1]:
        value = value * x + c
    total: Doubles = value
    return total
