"""RMSProp: every parameter's step measured against the usual size of its own gradient."""

from __future__ import annotations

import numpy as np

from clearprop.numerics.arrays import Array


def rmsprop(g: Array, v: Array, *, learning_rate: float, decay: float, epsilon: float) -> tuple[Array, Array]:
    """Divide the gradient by the root of a fading mean of its squares.

    ::

        v_new  = decay v + (1 - decay) g²
        update = -learning_rate g / (sqrt(v_new) + epsilon)

    Parameters
    ----------
    g             : the gradient, any shape
    v             : as g, the mean square so far; zeros before the first step
    learning_rate : how far to go, above 0
    decay         : the part of v that is kept, from 0 to below 1
    epsilon       : keeps the denominator from 0

    Returns
    -------
    update and v_new, as g

    Source
    ------
    Tieleman, Hinton (2012), Neural Networks for Machine Learning, lecture 6.5.

    Examples
    --------
    >>> update, v = rmsprop(np.array([2.0]), np.array([0.0]), learning_rate=0.5, decay=0.75, epsilon=0.0)
    >>> update.tolist(), v.tolist()
    ([-1.0], [1.0])
    """
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        v_new = decay * v + (1.0 - decay) * (g * g)
        update: Array = -learning_rate * g / (np.sqrt(v_new) + epsilon)
    return update, v_new
