"""Leaky relu: the sum itself above 0, a small part of it below, so that no unit goes silent for good."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array
from clearprop.numerics.settings import check_number


@dataclass(frozen=True, eq=False)
class LeakyRelu(Activation):
    """Let a small part through below 0.

    ::

        a = z where z > 0, else slope z
        da/dz = 1 where z > 0, else slope        (slope at z = 0, as PyTorch)

    Parameters
    ----------
    slope : the part of z that is kept below 0, a finite number

    Raises
    ------
    SettingError
        "leaky_relu: slope must be a finite number, but it is nan"

    Source
    ------
    Maas, Hannun, Ng (2013), Rectifier nonlinearities improve neural network acoustic models, ICML workshop.

    Examples
    --------
    >>> z = np.array([[-2.0, 0.0, 3.0]])
    >>> LeakyRelu(0.1).value(z).tolist(), LeakyRelu(0.1).derivative(z).tolist()
    ([[-0.2, 0.0, 3.0]], [[0.1, 0.1, 1.0]])
    """

    name: ClassVar[str] = "leaky_relu"
    bounds: ClassVar[tuple[float, float]] = (-math.inf, math.inf)
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    slope: float = 0.01

    def __post_init__(self) -> None:
        object.__setattr__(self, "slope", check_number(self.slope, "slope", self.name))

    def value(self, z: Array) -> Array:
        """``a = max(z, 0) + slope min(z, 0)``: one of the two terms is always 0."""
        with np.errstate(under="ignore"):
            a: Array = np.maximum(z, 0.0) + self.slope * np.minimum(z, 0.0)
        return a

    def derivative(self, z: Array) -> Array:
        """``da/dz = 1`` where z > 0, else slope."""
        return np.where(z > 0, 1.0, self.slope).astype(z.dtype)
