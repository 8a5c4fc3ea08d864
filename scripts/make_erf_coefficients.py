"""Fit the coefficients in src/clearprop/numerics/error_function.py, from nothing but mpmath's erf and erfc.

Two functions are fitted, each a smooth one that a short polynomial can follow:

* near 0,   erf(x) / x - 1                         in w = x², for 0 <= x <= 1/2;
* further,  (x + 1/2) exp(x²) erfc(x)              in t = (x - 15/4) / (x + 15/4), for 1/2 <= x <= 28.

The second is nearly flat (0.57 to 0.65), because exp(-x²) / (x + 1/2) already falls as erfc does; the map to
t brings its long way from 1/2 to 28 onto a short interval around 0.  Each function is interpolated in 50
digits at Chebyshev points, its Chebyshev series is cut off where the rest is below 1e-17, and what is left is
written in powers of w or t and rounded to float64.  The first coefficient of the second fit carries most of
the value, so what its rounding lost is kept as well.

Run it to print the coefficients::

    python scripts/make_erf_coefficients.py

tests/unit/numerics/test_error_function.py runs it too, and compares with what the package holds.

Source of the method: Mason, Handscomb (2003), Chebyshev Polynomials, sections 2.4 and 6.3; the form of the
second fit: Shepherd, Laframboise (1981), Mathematics of Computation 36, 249-253.
"""

from __future__ import annotations

from collections.abc import Callable

import mpmath
from mpmath import mpf

DIGITS = 50
POINTS = 50
REST = mpf("1e-17")


def chebyshev_series(f: Callable[[mpf], mpf], half_width: mpf, middle: mpf) -> list[mpf]:
    """The Chebyshev coefficients of f on [middle - half_width, middle + half_width]."""
    angles = [mpmath.pi * (2 * k + 1) / (2 * POINTS) for k in range(POINTS)]
    values = [f(middle + half_width * mpmath.cos(angle)) for angle in angles]
    series = [
        mpmath.fsum(value * mpmath.cos(j * angle) for value, angle in zip(values, angles, strict=True))
        * 2
        / POINTS
        for j in range(POINTS)
    ]
    series[0] /= 2
    return series


def cut_off(series: list[mpf]) -> list[mpf]:
    """The shortest beginning of the series whose rest is below REST."""
    length = len(series)
    while mpmath.fsum(abs(c) for c in series[length - 1 :]) < REST:
        length -= 1
    return series[:length]


def in_powers(series: list[mpf], half_width: mpf, middle: mpf) -> list[mpf]:
    """The same polynomial in powers of its variable, the constant first."""
    slope, shift = 1 / half_width, -middle / half_width
    before, current = [mpf(1)], [shift, slope]
    total = [mpf(0)] * len(series)
    for c in series:
        for i, part in enumerate(before):
            total[i] += c * part
        doubled = [2 * shift * part for part in current] + [mpf(0)]
        for i, part in enumerate(current):
            doubled[i + 1] += 2 * slope * part
        for i, part in enumerate(before):
            doubled[i] -= part
        before, current = current, doubled
    return total


def fit(f: Callable[[mpf], mpf], low: mpf, high: mpf) -> list[mpf]:
    """Coefficients of a polynomial for f on [low, high], the constant first."""
    half_width, middle = (high - low) / 2, (high + low) / 2
    return in_powers(cut_off(chebyshev_series(f, half_width, middle)), half_width, middle)


def erf_near(w: mpf) -> mpf:
    """erf(x) / x - 1 with w = x²."""
    x = mpmath.sqrt(w)
    return mpmath.erf(x) / x - 1


def erfc_further(t: mpf) -> mpf:
    """(x + 1/2) exp(x²) erfc(x) with t = (x - 15/4) / (x + 15/4)."""
    x = mpf(15) / 4 * (1 + t) / (1 - t)
    return (x + mpf(1) / 2) * mpmath.exp(x * x) * mpmath.erfc(x)


def coefficients() -> tuple[tuple[float, ...], tuple[float, ...], float]:
    """The two lists of float64 coefficients, constant first, and the rest of the second one's constant."""
    with mpmath.workdps(DIGITS):
        near = fit(erf_near, mpf(0), mpf(1) / 4)
        further = fit(erfc_further, mpf("-0.765"), mpf("0.765"))
        rest = float(further[0] - mpf(float(further[0])))
        return tuple(map(float, near)), tuple(map(float, further)), rest


def main() -> None:
    near, further, rest = coefficients()
    for name, numbers in (("_NEAR", near), ("_FURTHER", further)):
        print(f"{name} = (")
        for number in numbers:
            print(f"    {number!r},")
        print(")")
    print(f"_FURTHER_REST = {rest!r}")


if __name__ == "__main__":
    main()
