"""The forms that stay exact where the textbook formula overflows, cancels or divides 0 by 0.

``1 / (1 + exp(-z))`` overflows at z = -800, and ``log(sigmoid(z))`` is -inf there although the true value
is -800.  Everything here is written with ``exp`` of numbers that are never above 0, and adds only terms of
one sign, so it is right to a few units in the last place at every finite number.  NumPy would report an
``exp`` that came out as 0 as an underflow; here 0 is the right answer, so that report is switched off.
"""

from __future__ import annotations

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.error_function import erf, erfc

__all__ = ["erf", "erfc", "log_sigmoid", "log_softmax", "log_sum_exp", "sigmoid", "softmax", "softplus"]


def sigmoid(z: Array) -> Array:
    """Squeeze every number into (0, 1).

    ::

        sigmoid(z) = 1 / (1 + exp(-z))
                   = exp(z) / (1 + exp(z))     the same; the one whose exp is small is computed

    Parameters
    ----------
    z : any shape

    Returns
    -------
    as z; relatively right in the lower tail too: sigmoid(-700) is 9.9e-305, not 0

    Source
    ------
    Goodfellow, Bengio, Courville (2016), Deep Learning, section 3.10.

    Examples
    --------
    >>> sigmoid(np.array([0.0, 1000.0, -1000.0])).tolist()
    [0.5, 1.0, 0.0]
    """
    with np.errstate(under="ignore"):
        e = np.exp(-np.abs(z))
        a: Array = np.where(z >= 0, 1.0, e) / (1.0 + e)
    return a


def softplus(z: Array) -> Array:
    """Give the smooth ramp whose slope is the sigmoid.

    ::

        softplus(z) = log(1 + exp(z)) = max(z, 0) + log1p(exp(-|z|))

    Parameters
    ----------
    z : any shape

    Returns
    -------
    as z, never below 0

    Source
    ------
    Dugas et al. (2001), Incorporating second-order functional knowledge for better option pricing, NIPS 13.

    Examples
    --------
    >>> softplus(np.array([0.0, 1000.0, -1000.0])).round(4).tolist()
    [0.6931, 1000.0, 0.0]
    """
    with np.errstate(under="ignore"):
        a: Array = np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))
    return a


def log_sigmoid(z: Array) -> Array:
    """Give log(sigmoid(z)) without ever forming the sigmoid.

    ::

        log_sigmoid(z) = -softplus(-z) = min(z, 0) - log1p(exp(-|z|))

    Parameters
    ----------
    z : any shape

    Returns
    -------
    as z, never above 0

    Examples
    --------
    >>> log_sigmoid(np.array([0.0, -1000.0])).round(4).tolist()
    [-0.6931, -1000.0]
    """
    return -softplus(-z)


def log_sum_exp(z: Array) -> Array:
    """Give the log of the sum of exp over each row.

    ::

        log_sum_exp(z)[i] = log(sum over j of exp(z[i, j]))
                          = m + log1p(sum of exp(z[i, j] - m) over all j but the largest),   m = max of row i

    Parameters
    ----------
    z : (..., k)

    Returns
    -------
    (...); right to a few units in the last place of m or the logarithm, whichever is larger; where they
    cancel, the digits of z themselves say no more

    Source
    ------
    Blanchard, Higham, Higham (2021), Accurately computing the log-sum-exp and softmax functions,
    IMA Journal of Numerical Analysis 41, 2311-2330.

    Examples
    --------
    >>> log_sum_exp(np.array([[1000.0, 1000.0]])).round(4).tolist()
    [1000.6931]
    """
    largest, others = _largest_and_others(z)
    total: Array = (largest + np.log1p(others.sum(axis=-1, keepdims=True)))[..., 0]
    return total


def softmax(z: Array) -> Array:
    """Turn each row into shares that are above 0 and sum to 1.

    ::

        softmax(z)[i, j] = exp(z[i, j]) / sum over k of exp(z[i, k])

    Parameters
    ----------
    z : (..., k)

    Returns
    -------
    as z

    Source
    ------
    Bridle (1990), Neurocomputing: algorithms, architectures and applications, 227-236.

    Examples
    --------
    >>> softmax(np.array([[0.0, 0.0], [1000.0, -1000.0]])).tolist()
    [[0.5, 0.5], [1.0, 0.0]]
    """
    e = _exp_below_largest(z, z.max(axis=-1, keepdims=True))
    with np.errstate(under="ignore"):
        a: Array = e / e.sum(axis=-1, keepdims=True)
    return a


def log_softmax(z: Array) -> Array:
    """Give log(softmax(z)) without ever forming the softmax.

    ::

        log_softmax(z)[i, j] = z[i, j] - log_sum_exp(z)[i]
                             = (z[i, j] - m) - log1p(sum of exp(z[i, k] - m) over all k but the largest)

    Parameters
    ----------
    z : (..., k)

    Returns
    -------
    as z, never above 0; also the largest entry is relatively right, where z - log_sum_exp(z) would cancel

    Source
    ------
    Blanchard, Higham, Higham (2021), see :func:`log_sum_exp`.

    Examples
    --------
    >>> [f"{log:.10g}" for log in log_softmax(np.array([[100.0, 0.0]]))[0]]
    ['-3.720075976e-44', '-100']
    """
    largest, others = _largest_and_others(z)
    # Two logits further apart than the largest float64 differ by inf: that is their rounded difference.
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        logs: Array = (z - largest) - np.log1p(others.sum(axis=-1, keepdims=True))
    return logs


def _largest_and_others(z: Array) -> tuple[Array, Array]:
    """Each row's largest entry m, and exp(z - m) with 0 in the place of one largest entry.

    That entry's exp is 1: log1p adds it without losing the digits of the others.
    """
    place = z.argmax(axis=-1, keepdims=True)
    largest: Array = np.take_along_axis(z, place, axis=-1)
    others = _exp_below_largest(z, largest)
    np.put_along_axis(others, place, 0.0, axis=-1)
    return largest, others


def _exp_below_largest(z: Array, largest: Array) -> Array:
    """exp(z - largest), with the rounding of the difference put right.

    The difference d is rounded to 16 digits, so exp(d) is wrong by |d| units in the last place; what the
    rounding lost is found exactly (Knuth's two-sum) and multiplied back in.  Where exp(d) is 0 there is
    nothing to put right, nor can it be, for d may have overflowed.
    """
    # An infinite logit has no softmax: its row is nan, and says so without a warning.
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        d = z - largest
        back = d + largest
        lost = (z - back) + ((back - d) - largest)
        e = np.exp(d)
        corrected: Array = e + e * np.where(e > 0, lost, 0.0)
    return corrected
