"""Elu: the sum itself above 0, a curve that levels off below."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array
from clearprop.numerics.settings import check_number


@dataclass(frozen=True, eq=False)
class Elu(Activation):
    """Level off at -scale below 0.

    ::

        a = z where z > 0, else scale (exp(z) - 1)
        da/dz = 1 where z > 0, else scale exp(z)        (scale at z = 0, as PyTorch)

    With scale 1 the derivative does not jump at 0, but it bends there, so 0 is among the kinks.

    Parameters
    ----------
    scale : how far below 0 the curve ends, a finite number, at least 0

    Raises
    ------
    SettingError
        "elu: scale must be at least 0, but it is -1.0"

    Source
    ------
    Clevert, Unterthiner, Hochreiter (2016), Fast and accurate deep network learning by exponential linear
    units, ICLR.

    Examples
    --------
    >>> z = np.array([[-1.0, 0.0, 3.0]])
    >>> Elu().value(z).round(4).tolist(), Elu().derivative(z).round(4).tolist()
    ([[-0.6321, 0.0, 3.0]], [[0.3679, 1.0, 1.0]])
    """

    name: ClassVar[str] = "elu"
    bounds: ClassVar[tuple[float, float]] = (-1.0, math.inf)
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    scale: float = 1.0

    def __post_init__(self) -> None:
        scale = check_number(self.scale, "scale", self.name, least=0.0)
        object.__setattr__(self, "scale", scale)
        # The class tells the bounds of the usual scale 1; an object with another scale tells its own.
        object.__setattr__(self, "bounds", (-scale, math.inf))

    def value(self, z: Array) -> Array:
        """``a = max(z, 0) + scale expm1(min(z, 0))``: one of the two terms is always 0."""
        with np.errstate(under="ignore"):
            a: Array = np.maximum(z, 0.0) + self.scale * np.expm1(np.minimum(z, 0.0))
        return a

    def derivative(self, z: Array) -> Array:
        """``da/dz = 1`` where z > 0, else scale exp(z)."""
        with np.errstate(under="ignore"):
            below = self.scale * np.exp(np.minimum(z, 0.0))
        slope: Array = np.where(z > 0, 1.0, below).astype(z.dtype)
        return slope
