"""What a kind of float can hold, and how far its arithmetic strays from arithmetic on paper.

A record was computed in float64 or in float32.  What is too large for it became ``inf`` there, what is too
small became 0, and sums are off by parts of the numbers added up; a line on paper has to know which.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from clearprop.formula.arithmetic import magnitude, peak, recompute
from clearprop.formula.tree import Expression


@dataclass(frozen=True)
class Precision:
    """``rounding`` is in parts of the largest numbers added up; ``largest`` and ``lost`` are absolute."""

    rounding: float
    largest: Fraction
    lost: Fraction

    def explains(self, expression: Expression, result: float) -> bool:
        """Whether a formula and a result differ by no more than rounding and underflow explain.

        Examples
        --------
        >>> from clearprop.formula.tree import Number
        >>> tiny = Number(1e-30) * Number(1e-20)
        >>> FLOAT32.explains(tiny, 0.0), FLOAT64.explains(tiny, 0.0)
        (True, False)
        """
        value, size = recompute(expression).value, magnitude(expression)
        if not (isinstance(value, Fraction) and isinstance(size, Fraction)):
            return False
        return abs(value - Fraction(result)) <= Fraction(self.rounding) * size + self.lost

    def overflows(self, expression: Expression) -> bool:
        """Whether a number that arises on the way through a formula may be too large.

        Examples
        --------
        >>> from clearprop.formula.tree import Number
        >>> large = Number(1e20) * Number(1e20)
        >>> FLOAT32.overflows(large), FLOAT64.overflows(large)
        (True, False)
        """
        return peak(expression) > self.largest


# A result may have gone through a few roundings at the lower end: sixteen times the smallest number.
FLOAT64 = Precision(1e-10, Fraction(float(np.finfo(np.float64).max)), Fraction(2) ** -1070)
FLOAT32 = Precision(1e-5, Fraction(float(np.finfo(np.float32).max)), Fraction(2) ** -145)
