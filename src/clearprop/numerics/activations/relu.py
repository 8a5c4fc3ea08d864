"""Relu: nothing below 0, the sum itself above."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array


@dataclass(frozen=True, eq=False)
class Relu(Activation):
    """Cut off what is below 0.

    ::

        a = max(z, 0)        da/dz = 1 where z > 0, else 0        (0 at the kink z = 0, as PyTorch)

    Source
    ------
    Nair, Hinton (2010), Rectified linear units improve restricted Boltzmann machines, ICML.

    Examples
    --------
    >>> z = np.array([[-2.0, 0.0, 3.0]])
    >>> Relu().value(z).tolist(), Relu().derivative(z).tolist()
    ([[0.0, 0.0, 3.0]], [[0.0, 0.0, 1.0]])
    """

    name: ClassVar[str] = "relu"
    bounds: ClassVar[tuple[float, float]] = (0.0, math.inf)
    kinks: ClassVar[tuple[float, ...]] = (0.0,)

    def value(self, z: Array) -> Array:
        """``a = max(z, 0)``."""
        a: Array = np.maximum(z, 0.0)
        return a

    def derivative(self, z: Array) -> Array:
        """``da/dz = 1`` where z > 0, else 0."""
        return (z > 0).astype(z.dtype)
