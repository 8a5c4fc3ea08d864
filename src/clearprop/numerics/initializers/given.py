"""Weights that are all alike: for hand calculations, for biases, and to see why weights must differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.initializers._initializer import Initializer
from clearprop.numerics.settings import check_number


@dataclass(frozen=True, eq=False)
class Zeros(Initializer):
    """Start every weight at 0; all units of a layer then stay alike for ever.

    Examples
    --------
    >>> Zeros().draw(1, 2, np.random.default_rng(0)).tolist()
    [[0.0, 0.0]]
    """

    name: ClassVar[str] = "zeros"

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return np.zeros((n_in, n_out))


@dataclass(frozen=True, eq=False)
class Ones(Initializer):
    """Start every weight at 1; all units of a layer then stay alike for ever.

    Examples
    --------
    >>> Ones().draw(1, 2, np.random.default_rng(0)).tolist()
    [[1.0, 1.0]]
    """

    name: ClassVar[str] = "ones"

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return np.ones((n_in, n_out))


@dataclass(frozen=True, eq=False)
class Constant(Initializer):
    """Start every weight at one value; all units of a layer then stay alike for ever.

    Raises
    ------
    SettingError
        "constant: value must be a finite number, but it is inf"

    Examples
    --------
    >>> Constant(0.5).draw(1, 2, np.random.default_rng(0)).tolist()
    [[0.5, 0.5]]
    """

    name: ClassVar[str] = "constant"

    value: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", check_number(self.value, "value", self.name))

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return np.full((n_in, n_out), self.value)
