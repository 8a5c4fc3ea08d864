"""Huber loss: squared for small differences, straight for large ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.losses._loss import Loss
from clearprop.numerics.settings import check_number
from clearprop.numerics.shapes import check_same_shape


@dataclass(frozen=True, eq=False)
class Huber(Loss):
    """Square small differences, count large ones as they are.

    ::

        l = sum over j of  r_j² / 2                           where |r_j| <= threshold,   r_j = a_j - y_j
                           threshold (|r_j| - threshold / 2)  elsewhere
        dl/da_j = r_j, but not beyond -threshold and threshold

    With q = min(|r|, threshold) both lines are q (|r| - q / 2), which is what is computed.

    Parameters
    ----------
    threshold : where the square turns into a line, a finite number above 0

    Raises
    ------
    SettingError
        "huber: threshold must be above 0, but it is -1.0"

    Source
    ------
    Huber (1964), Robust estimation of a location parameter, Annals of Mathematical Statistics 35, 73-101.

    Examples
    --------
    >>> a, y = np.array([[0.5, 3.0]]), np.array([[0.0, 0.0]])
    >>> Huber().value(a, y).tolist(), Huber().gradient(a, y).tolist()
    ([2.625], [[0.5, 1.0]])
    """

    name: ClassVar[str] = "huber"
    kinks: ClassVar[tuple[float, ...]] = (-1.0, 1.0)

    threshold: float = 1.0

    def __post_init__(self) -> None:
        threshold = check_number(self.threshold, "threshold", self.name, above=0.0)
        object.__setattr__(self, "threshold", threshold)
        # The class tells the kinks of the usual threshold 1; an object with another one tells its own.
        object.__setattr__(self, "kinks", (-threshold, threshold))

    def value(self, a: Array, y: Array) -> Array:
        """``l = sum of q (|a - y| - q / 2)`` with ``q = min(|a - y|, threshold)``, (n,)."""
        check_same_shape(a, y, "a", "y")
        with np.errstate(over="ignore", under="ignore"):
            size = np.abs(a - y)
            q = np.minimum(size, self.threshold)
            total: Array = (q * (size - 0.5 * q)).sum(axis=-1)
        return total

    def gradient(self, a: Array, y: Array) -> Array:
        """``dl/da = a - y``, cut off at ``-threshold`` and ``threshold``, (n, n_out)."""
        check_same_shape(a, y, "a", "y")
        with np.errstate(over="ignore"):
            cut: Array = np.clip(a - y, -self.threshold, self.threshold)
        return cut
