"""Weights drawn so that signals neither fade nor grow through the layers.

A sum of n_in products has n_in times the variance of one of them.  So the variance of a weight is chosen
as one part of n_in, or of n_out for the way back; each paper here has its reasons for which.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.initializers._initializer import Initializer


def _uniform(variance: float, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    """Even from -limit to limit; such a number has variance limit² / 3."""
    limit = math.sqrt(3.0 * variance)
    return rng.uniform(-limit, limit, (n_in, n_out))


def _normal(variance: float, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
    return rng.normal(0.0, math.sqrt(variance), (n_in, n_out))


@dataclass(frozen=True, eq=False)
class GlorotUniform(Initializer):
    """Draw evenly from ±sqrt(6 / (n_in + n_out)): variance 2 / (n_in + n_out), for sigmoid and tanh.

    A compromise between keeping the size of the activations (1 / n_in) and that of the deltas (1 / n_out).

    Source: Glorot, Bengio (2010), Understanding the difficulty of training deep feedforward neural networks,
    AISTATS, equation 16.

    Examples
    --------
    >>> W = GlorotUniform().draw(4, 2, np.random.default_rng(0))
    >>> bool(abs(W).max() <= 1.0)
    True
    """

    name: ClassVar[str] = "glorot_uniform"

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return _uniform(2.0 / (n_in + n_out), n_in, n_out, rng)


@dataclass(frozen=True, eq=False)
class GlorotNormal(Initializer):
    """Draw from the normal distribution with variance 2 / (n_in + n_out), not truncated.

    Source: Glorot, Bengio (2010), AISTATS, equation 12.

    Examples
    --------
    >>> W = GlorotNormal().draw(100, 100, np.random.default_rng(0))
    >>> bool(abs(W.std() - 0.1) < 0.002)
    True
    """

    name: ClassVar[str] = "glorot_normal"

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return _normal(2.0 / (n_in + n_out), n_in, n_out, rng)


@dataclass(frozen=True, eq=False)
class HeUniform(Initializer):
    """Draw evenly from ±sqrt(6 / n_in): variance 2 / n_in, for relu, which lets half of the signal through.

    Source: He, Zhang, Ren, Sun (2015), Delving deep into rectifiers, ICCV, equation 10.

    Examples
    --------
    >>> W = HeUniform().draw(6, 2, np.random.default_rng(0))
    >>> bool(abs(W).max() <= 1.0)
    True
    """

    name: ClassVar[str] = "he_uniform"

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return _uniform(2.0 / n_in, n_in, n_out, rng)


@dataclass(frozen=True, eq=False)
class HeNormal(Initializer):
    """Draw from the normal distribution with variance 2 / n_in, not truncated.

    Source: He, Zhang, Ren, Sun (2015), ICCV, equation 10.

    Examples
    --------
    >>> W = HeNormal().draw(200, 100, np.random.default_rng(0))
    >>> bool(abs(W.std() - 0.1) < 0.002)
    True
    """

    name: ClassVar[str] = "he_normal"

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return _normal(2.0 / n_in, n_in, n_out, rng)


@dataclass(frozen=True, eq=False)
class LecunUniform(Initializer):
    """Draw evenly from ±sqrt(3 / n_in): variance 1 / n_in, which keeps the size of the sums z.

    Source: LeCun, Bottou, Orr, Müller (1998), Efficient BackProp, section 4.6.

    Examples
    --------
    >>> W = LecunUniform().draw(3, 2, np.random.default_rng(0))
    >>> bool(abs(W).max() <= 1.0)
    True
    """

    name: ClassVar[str] = "lecun_uniform"

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return _uniform(1.0 / n_in, n_in, n_out, rng)


@dataclass(frozen=True, eq=False)
class LecunNormal(Initializer):
    """Draw from the normal distribution with variance 1 / n_in, not truncated.

    Source: LeCun, Bottou, Orr, Müller (1998), Efficient BackProp, section 4.6.

    Examples
    --------
    >>> W = LecunNormal().draw(100, 100, np.random.default_rng(0))
    >>> bool(abs(W.std() - 0.1) < 0.002)
    True
    """

    name: ClassVar[str] = "lecun_normal"

    def _numbers(self, n_in: int, n_out: int, rng: np.random.Generator) -> Array:
        return _normal(1.0 / n_in, n_in, n_out, rng)
