"""Identity: the sum as it is, for outputs that may be any number."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.activations._activation import Activation
from clearprop.numerics.arrays import Array


@dataclass(frozen=True, eq=False)
class Identity(Activation):
    """Pass z on.

    ::

        a = z        da/dz = 1

    A network of identities alone is one affine map, however many layers it has.

    Examples
    --------
    >>> z = np.array([[-2.0, 3.0]])
    >>> Identity().value(z).tolist(), Identity().derivative(z).tolist()
    ([[-2.0, 3.0]], [[1.0, 1.0]])
    """

    name: ClassVar[str] = "identity"
    bounds: ClassVar[tuple[float, float]] = (-math.inf, math.inf)

    def value(self, z: Array) -> Array:
        """``a = z``, as an array of its own."""
        return z.copy()

    def derivative(self, z: Array) -> Array:
        """``da/dz = 1``."""
        return np.ones_like(z)
