"""Nesterov momentum: momentum that looks one step ahead."""

from __future__ import annotations

import numpy as np

from clearprop.numerics.arrays import Array


def nesterov(g: Array, m: Array, *, learning_rate: float, momentum: float) -> tuple[Array, Array]:
    """Step along the gradient and the momentum that it will have been added to.

    ::

        m_new  = momentum m + g
        update = -learning_rate (g + momentum m_new)

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
    Nesterov (1983), Soviet Mathematics Doklady 27, 372-376; in this form Sutskever, Martens, Dahl, Hinton
    (2013), On the importance of initialization and momentum in deep learning, ICML.

    Examples
    --------
    >>> update, m = nesterov(np.array([2.0]), np.array([10.0]), learning_rate=0.5, momentum=0.5)
    >>> update.tolist(), m.tolist()
    ([-2.75], [7.0])
    """
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        m_new = momentum * m + g
        return -learning_rate * (g + momentum * m_new), m_new
