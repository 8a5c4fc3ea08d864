"""Momentum: steps that remember where they were going."""

from __future__ import annotations

import numpy as np

from clearprop.numerics.arrays import Array


def momentum(g: Array, m: Array, *, learning_rate: float, momentum: float) -> tuple[Array, Array]:
    """Step along a sum of past gradients that fades.

    ::

        m_new  = momentum m + g
        update = -learning_rate m_new        as PyTorch writes it; others put the learning rate into m

    Parameters
    ----------
    g             : the gradient, any shape
    m             : as g, what is remembered; zeros before the first step
    learning_rate : how far to go, above 0
    momentum      : the part of m that is kept, from 0 to below 1

    Returns
    -------
    update and m_new, as g

    Source
    ------
    Polyak (1964), Some methods of speeding up the convergence of iteration methods, USSR Computational
    Mathematics and Mathematical Physics 4(5), 1-17.

    Examples
    --------
    >>> update, m = momentum(np.array([2.0]), np.array([10.0]), learning_rate=0.5, momentum=0.9)
    >>> update.tolist(), m.tolist()
    ([-5.5], [11.0])
    """
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        m_new = momentum * m + g
        return -learning_rate * m_new, m_new
