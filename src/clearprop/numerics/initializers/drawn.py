"""Weights drawn from a distribution whose width is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.errors import SettingError
from clearprop.numerics.arrays import Array
from clearprop.numerics.initializers._initializer import Initializer
from clearprop.numerics.settings import check_number


@dataclass(frozen=True, eq=False)
class Uniform(Initializer):
    """Draw every weight evenly from low to high.

    Raises
    ------
    SettingError
        "uniform: low must be below high, but low is 1.0 and high is -1.0"

    Examples
    --------
    >>> W = Uniform(2, 3).draw(10, 10, np.random.default_rng(0))
    >>> bool((W >= 2).all() and (W <= 3).all())
    True
    """

    name: ClassVar[str] = "uniform"

    low: float
    high: float

    def __post_init__(self) -> None:
        low = check_number(self.low, "low", self.name)
        high = check_number(self.high, "high", self.name)
        if not low < high:
            raise SettingError(
                f"{self.name}: low must be below high, but low is {low!r} and high is {high!r}"
            )
        check_number(high - low, "high - low", self.name)
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return rng.uniform(self.low, self.high, (n_in, n_out))


@dataclass(frozen=True, eq=False)
class Normal(Initializer):
    """Draw every weight from the normal distribution around 0, with standard deviation scale, not truncated.

    Raises
    ------
    SettingError
        "normal: scale must be at least 0, but it is -1.0"

    Examples
    --------
    >>> W = Normal(0.1).draw(100, 100, np.random.default_rng(0))
    >>> bool(abs(W.std() - 0.1) < 0.002)
    True
    """

    name: ClassVar[str] = "normal"

    scale: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", check_number(self.scale, "scale", self.name, least=0.0))

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return rng.normal(0.0, self.scale, (n_in, n_out))
