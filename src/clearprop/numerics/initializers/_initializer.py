"""What every initializer offers: the weights of a layer, drawn from a generator that is passed in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from clearprop.errors import ShapeError
from clearprop.numerics.arrays import Array
from clearprop.numerics.settings import Setting
from clearprop.numerics.shapes import in_dtype


@dataclass(frozen=True, eq=False)
class Initializer(Setting, ABC):
    """Base of every initializer: a frozen object whose fields are its numbers.

    Examples
    --------
    >>> from clearprop.numerics.initializers import Uniform
    >>> str(Uniform(-1, 1))
    'uniform(-1.0, 1.0)'
    """

    def draw(self, n_in: int, n_out: int, rng: np.random.Generator, dtype: DTypeLike = np.float64) -> Array:
        """Draw the weights of a layer.

        Parameters
        ----------
        n_in, n_out : how many units the layer hears, and how many it has; both at least 1
        rng         : where the randomness comes from
        dtype       : float64 or float32

        Returns
        -------
        W (n_in, n_out)

        Raises
        ------
        ShapeError
            "weights of shape (0, 4) cannot be drawn: both sizes must be at least 1"
        DataError
            "constant(1e+300)[0, 0] is 1e+300, which is too large for float32; scale it, or use float64."
        """
        if n_in < 1 or n_out < 1:
            raise ShapeError(
                f"weights of shape ({n_in}, {n_out}) cannot be drawn: both sizes must be at least 1"
            )
        return in_dtype(self._numbers(n_in, n_out, rng), np.dtype(dtype), str(self))

    @abstractmethod
    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array: ...
