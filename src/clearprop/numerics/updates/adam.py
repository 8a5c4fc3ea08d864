"""Adam: momentum, measured against the usual size of the gradient, both corrected for their start at 0."""

from __future__ import annotations

import numpy as np

from clearprop.numerics.arrays import Array


def adam(
    g: Array,
    m: Array,
    v: Array,
    *,
    t: int,
    learning_rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
) -> tuple[Array, Array, Array]:
    """Step along the mean gradient, divided by the root of the mean square.

    ::

        m_new  = beta1 m + (1 - beta1) g
        v_new  = beta2 v + (1 - beta2) g²
        update = -learning_rate (m_new / (1 - beta1^t)) / (sqrt(v_new / (1 - beta2^t)) + epsilon)

    Both means start at 0 and are too small at first; dividing by 1 - beta^t makes up for it.

    Parameters
    ----------
    g             : the gradient, any shape
    m, v          : as g, the means so far; zeros before the first step
    t             : the number of this step, from 1
    learning_rate : how far to go, above 0
    beta1, beta2  : the parts of m and v that are kept, from 0 to below 1
    epsilon       : keeps the denominator from 0

    Returns
    -------
    update, m_new and v_new, as g

    Source
    ------
    Kingma, Ba (2015), Adam: a method for stochastic optimization, ICLR, algorithm 1.

    Examples
    --------
    >>> zero = np.array([0.0])
    >>> update, m, v = adam(
    ...     np.array([2.0]), zero, zero, t=1, learning_rate=0.5, beta1=0.5, beta2=0.75, epsilon=0.0
    ... )
    >>> update.tolist(), m.tolist(), v.tolist()
    ([-0.5], [1.0], [1.0])
    """
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        # In place, where it can be: each new array of a large layer costs as much as computing it.
        m_new: Array = beta1 * m
        m_new += (1.0 - beta1) * g
        v_new: Array = beta2 * v
        v_new += (1.0 - beta2) * (g * g)
        root = np.sqrt(v_new / (1.0 - beta2**t))
        root += epsilon
        update: Array = m_new / (1.0 - beta1**t)
        update *= -learning_rate
        update /= root
    return update, m_new, v_new
