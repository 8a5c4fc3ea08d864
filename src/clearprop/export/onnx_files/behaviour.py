"""Which activation some operators compute is found by trying them, not by how they are written.

One exporter writes a gelu as one operator and another as five; what they answer is the same.  So the
operators between two layers are given numbers from −50 to 50, and the activation that answers the same is
theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clearprop.numerics.activations import ACTIVATIONS, Activation, Elu, LeakyRelu

Numbers = NDArray[Any]
Function = Callable[[Numbers], Numbers]

FAR = 50.0
_TOLERANCE = {"float64": 1e-11, "float32": 3e-6}


def recognised(function: Function, width: int, dtype: np.dtype[Any]) -> Activation | None:
    """The activation that answers as ``function`` does, z (n, width) to a (n, width); None if none does.

    Examples
    --------
    >>> recognised(lambda z: np.where(z > 0, z, 0.2 * z), 3, np.dtype("float64"))
    LeakyRelu(slope=0.2)
    """
    z = probes(width).astype(dtype)
    a = function(z)
    if a.shape != z.shape or a.dtype.kind != "f" or not np.isfinite(a).all():
        return None
    return next((ours for ours in _candidates(function, z[:1]) if _alike(ours.value(z), a)), None)


def probes(width: int) -> Numbers:
    """Numbers near 0, of medium size and far out, in rows in which they meet one another."""
    rng = np.random.default_rng(0)
    sizes = np.repeat([0.1, 1.0, 5.0, FAR], 16)[:, np.newaxis]
    numbers: Numbers = rng.uniform(-1.0, 1.0, (64, width)) * sizes
    return numbers


def _candidates(function: Function, row: Numbers) -> Iterator[Activation]:
    """Every activation, and those with a number with the number that fits."""
    for kind in ACTIVATIONS.values():
        if kind not in (LeakyRelu, Elu):
            yield kind()
    yield LeakyRelu(_written(-function(np.full_like(row, -1.0))[0, 0]))
    yield Elu(_written(-function(np.full_like(row, -FAR))[0, 0]))


def _written(number: Any) -> float:
    """The number as somebody wrote it: 0.01, where a float32 holds 0.009999999776."""
    return float(str(number))


def _alike(ours: Numbers, theirs: Numbers) -> bool:
    limit: float = _TOLERANCE[ours.dtype.name]
    return bool((np.abs(ours - theirs) <= limit * np.maximum(1.0, np.abs(ours))).all())
