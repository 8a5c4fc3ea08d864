"""AdamW: Adam, with weights that shrink a little at every step, whatever their gradient."""

from __future__ import annotations

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.updates.adam import adam


def adamw(
    g: Array,
    W: Array,
    m: Array,
    v: Array,
    *,
    t: int,
    learning_rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
    weight_decay: float,
) -> tuple[Array, Array, Array]:
    """Step as Adam does, and shrink the parameter towards 0 besides.

    ::

        update = adam's update - learning_rate weight_decay W

    The decay does not pass through m and v, so it is not divided by the size of the gradient: that is what
    tells it from an l2 penalty.

    Parameters
    ----------
    g             : the gradient, any shape
    W             : as g, the parameter before the step
    m, v          : as g, the means so far; zeros before the first step
    t             : the number of this step, from 1
    learning_rate : how far to go, above 0
    beta1, beta2  : the parts of m and v that are kept, from 0 to below 1
    epsilon       : keeps the denominator from 0
    weight_decay  : the part of W that is taken off at learning rate 1

    Returns
    -------
    update, m_new and v_new, as g

    Source
    ------
    Loshchilov, Hutter (2019), Decoupled weight decay regularization, ICLR.

    Examples
    --------
    >>> g, zero = np.array([2.0]), np.array([0.0])
    >>> update, m, v = adamw(
    ...     g, np.array([8.0]), zero, zero,
    ...     t=1, learning_rate=0.5, beta1=0.5, beta2=0.75, epsilon=0.0, weight_decay=0.25,
    ... )
    >>> update.tolist()
    [-1.5]
    """
    update, m_new, v_new = adam(
        g, m, v, t=t, learning_rate=learning_rate, beta1=beta1, beta2=beta2, epsilon=epsilon
    )
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        return update - learning_rate * weight_decay * W, m_new, v_new
