"""Clipping: one scale for all gradients of a step, so that their common length stays within bounds."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from clearprop.numerics.arrays import Array


def clip_scale(gradients: Iterable[Array], clip_norm: float | None) -> float:
    """Give the factor that brings the gradients of a step down to a given length; 1 where they are shorter.

    ::

        norm  = sqrt(sum of g² over every entry of every gradient)
        scale = min(1, clip_norm / norm)

    One factor for all keeps the direction of the step.  The entries are divided by the largest before they
    are squared, so that no square overflows or vanishes.

    Parameters
    ----------
    gradients : every gradient of the step, of any shapes
    clip_norm : the largest length allowed, above 0; None for no limit

    Returns
    -------
    a number from 0 to 1; nan where a gradient is nan

    Source
    ------
    Pascanu, Mikolov, Bengio (2013), On the difficulty of training recurrent neural networks, ICML.

    Examples
    --------
    >>> clip_scale([np.array([3.0]), np.array([[4.0]])], 1.0)
    0.2
    >>> clip_scale([np.array([3.0]), np.array([[4.0]])], None)
    1.0
    """
    if clip_norm is None:
        return 1.0
    arrays = [np.asarray(g, dtype=np.float64) for g in gradients if g.size]
    # NumPy's max keeps a nan, Python's may lose it.
    largest = float(np.max([np.abs(g).max() for g in arrays], initial=0.0))
    if largest == 0.0:
        return 1.0
    if not math.isfinite(largest):
        return clip_norm / largest
    with np.errstate(under="ignore"):
        length = math.sqrt(sum(float(np.sum((g / largest) ** 2)) for g in arrays))
    return min(1.0, clip_norm / largest / length)
