"""Plain gradient descent: a step straight downhill."""

from __future__ import annotations

import numpy as np

from clearprop.numerics.arrays import Array


def sgd(g: Array, *, learning_rate: float) -> Array:
    """Step against the gradient.

    ::

        update = -learning_rate g        what is added to the parameter

    Parameters
    ----------
    g             : the gradient, any shape
    learning_rate : how far to go, above 0

    Returns
    -------
    update, as g

    Source
    ------
    Cauchy (1847), Comptes rendus 25, 536-538; Robbins, Monro (1951), Annals of Mathematical Statistics 22,
    400-407.

    Examples
    --------
    >>> sgd(np.array([2.0, -4.0]), learning_rate=0.5).tolist()
    [-1.0, 2.0]
    """
    with np.errstate(over="ignore", under="ignore"):
        return -learning_rate * g
