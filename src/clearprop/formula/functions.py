"""What is known of the functions in formulas: their names with settings, and where they are exact.

``relu(-2) = 0`` and ``σ(0) = 0.5`` are exact, ``σ(1) ≈ 0.731059`` is not.  This table is what lets a
printed line say which.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from fractions import Fraction

# Functions that hand on what comes in, or a part of it, and the rounding errors in it with it.
PIECEWISE_LINEAR = frozenset(("identity", "relu", "leaky_relu", "abs"))

_HALF = Fraction(1, 2)
_ONE = Fraction(1)
_ZERO = Fraction(0)

# A function, its derivative and a point: the exact value there.
_POINTS = {
    ("sigmoid", 0, _ZERO): _HALF,
    ("sigmoid", 1, _ZERO): Fraction(1, 4),
    ("tanh", 0, _ZERO): _ZERO,
    ("tanh", 1, _ZERO): _ONE,
    ("exp", 0, _ZERO): _ONE,
    ("ln", 0, _ONE): _ZERO,
    ("log", 0, _ONE): _ZERO,
    ("silu", 0, _ZERO): _ZERO,
    ("silu", 1, _ZERO): _HALF,
    ("gelu", 0, _ZERO): _ZERO,
    ("gelu", 1, _ZERO): _HALF,
    ("softplus", 1, _ZERO): _HALF,
    ("elu", 0, _ZERO): _ZERO,
}


def split_function(function: str) -> tuple[str, tuple[str, ...]]:
    """Part a function's name from the settings behind it.

    Examples
    --------
    >>> split_function("leaky_relu(0.01)"), split_function("sigmoid")
    (('leaky_relu', ('0.01',)), ('sigmoid', ()))
    """
    found = re.fullmatch(r"(.+?)\((.*)\)", function)
    if found is None:
        return function, ()
    return found[1], tuple(setting.strip() for setting in found[2].split(","))


def exact_value(name: str, derivative: int, arguments: tuple[Fraction, ...]) -> Fraction | None:
    """The value of a function at fractions if it is a fraction too and known to be, else None.

    Settings follow the arguments: ``leaky_relu`` has its slope as the last.

    Examples
    --------
    >>> exact_value("leaky_relu", 0, (Fraction(-2), Fraction(1, 100)))
    Fraction(-1, 50)
    >>> exact_value("sigmoid", 0, (Fraction(1),)) is None
    True
    """
    rule = _RULES.get((name, derivative))
    if rule is not None:
        known = rule(*arguments)
        if known is not None:
            return known
    return _POINTS.get((name, derivative, arguments[0]))


def _root(number: Fraction) -> Fraction | None:
    if number < 0:
        return None
    root = Fraction(math.isqrt(number.numerator), math.isqrt(number.denominator))
    return root if root * root == number else None


def _leaky(z: Fraction, slope: Fraction | None = None) -> Fraction | None:
    if z > 0:
        return z
    return None if slope is None else slope * z


def _leaky_slope(z: Fraction, slope: Fraction | None = None) -> Fraction | None:
    return _ONE if z > 0 else slope


def _sign(x: Fraction) -> Fraction:
    return Fraction((x > 0) - (x < 0))


_RULES: dict[tuple[str, int], Callable[..., Fraction | None]] = {
    ("identity", 0): lambda z: z,
    ("identity", 1): lambda z: _ONE,
    ("relu", 0): lambda z: max(z, _ZERO),
    ("relu", 1): lambda z: Fraction(z > 0),
    ("leaky_relu", 0): _leaky,
    ("leaky_relu", 1): _leaky_slope,
    ("elu", 0): lambda z, *scale: z if z > 0 else None,
    ("elu", 1): lambda z, *scale: _ONE if z > 0 else None,
    ("abs", 0): abs,
    ("sign", 0): _sign,
    ("max", 0): lambda *values: max(values),
    ("min", 0): lambda *values: min(values),
    ("sqrt", 0): _root,
}
