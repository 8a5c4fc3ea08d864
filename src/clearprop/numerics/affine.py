"""The part of a layer that is learned: a weighted sum of what comes in, plus a bias; and its way back."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from clearprop.errors import ShapeError
from clearprop.numerics.arrays import Array


class AffineGradients(NamedTuple):
    """What one delta means for the weights, the bias, and the activations that came in."""

    dW: Array
    db: Array
    da_in: Array


def affine(a_in: Array, W: Array, b: Array | None) -> Array:
    """Give every unit its weighted sum.

    ::

        z = a_in @ W + b        z[i, j] = sum over k of a_in[i, k] W[k, j], plus b[j]

    Parameters
    ----------
    a_in : (n, n_in)      one row an example
    W    : (n_in, n_out)  one column a unit
    b    : (n_out,), or (1,) where all units share one bias, or None where there is none

    Returns
    -------
    z (n, n_out); a sum too large for its dtype is inf or nan, without a warning: whoever takes a training
    step looks at its numbers and names the first that is not finite

    Raises
    ------
    ShapeError
        "a_in is (4, 3) but W is (2, 5): the last size of a_in and the first of W must both be n_in"
        "b is (4,) but W is (2, 5): b must be (5,), one bias a unit, or (1,), one for all"

    Source
    ------
    Rosenblatt (1958), Psychological Review 65, 386-408;
    Goodfellow, Bengio, Courville (2016), Deep Learning, section 6.1.

    Examples
    --------
    >>> a_in = np.array([[1.0, 2.0]])
    >>> W = np.array([[1.0, 0.0, 10.0], [0.0, 1.0, 100.0]])
    >>> affine(a_in, W, np.array([0.5, 0.5, 0.5])).tolist()
    [[1.5, 2.5, 210.5]]
    """
    if a_in.ndim != 2 or W.ndim != 2 or a_in.shape[1] != W.shape[0]:
        raise ShapeError(
            f"a_in is {a_in.shape} but W is {W.shape}:"
            " the last size of a_in and the first of W must both be n_in"
        )
    if b is not None and b.shape not in (W.shape[1:], (1,)):
        raise ShapeError(
            f"b is {b.shape} but W is {W.shape}:"
            f" b must be ({W.shape[1]},), one bias a unit, or (1,), one for all"
        )
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        z: Array = a_in @ W
        return z if b is None else z + b


def affine_backward(delta: Array, a_in: Array, W: Array) -> AffineGradients:
    """Carry a layer's delta back to its weights, its bias and the layer below.

    With L the loss of the batch and delta = dL/dz::

        dW    = a_in.T @ delta       each weight is met by every example
        db    = sum of delta rows    the bias is met with input 1
        da_in = delta @ W.T          what the layer below has to answer for

    Parameters
    ----------
    delta : (n, n_out)    already divided by n where L is a mean
    a_in  : (n, n_in)     the activations that entered the layer
    W     : (n_in, n_out) the weights used in the forward pass, not the updated ones

    Returns
    -------
    dW (n_in, n_out), db (n_out,), da_in (n, n_in), in the dtype of delta

    Raises
    ------
    ShapeError
        "delta is (32, 4) but W is (8, 5): their last sizes must both be n_out"
        "delta is (32, 4) but a_in is (16, 8): their first sizes must both be n"
        "a_in is (32, 7) but W is (8, 4): the last size of a_in and the first of W must both be n_in"

    Source
    ------
    Rumelhart, Hinton, Williams (1986), Nature 323, 533-536;
    Goodfellow, Bengio, Courville (2016), Deep Learning, section 6.5.

    Examples
    --------
    >>> delta = np.array([[0.5], [-0.5]])
    >>> a_in = np.array([[1.0, 2.0], [3.0, 4.0]])
    >>> dW, db, da_in = affine_backward(delta, a_in, np.array([[10.0], [20.0]]))
    >>> dW.tolist(), db.tolist()
    ([[-1.0], [-1.0]], [0.0])
    >>> da_in.tolist()
    [[5.0, 10.0], [-5.0, -10.0]]
    """
    _check_backward(delta, a_in, W)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        return AffineGradients(dW=a_in.T @ delta, db=delta.sum(axis=0), da_in=delta @ W.T)


def _check_backward(delta: Array, a_in: Array, W: Array) -> None:
    if delta.ndim != 2 or W.ndim != 2 or delta.shape[1] != W.shape[1]:
        raise ShapeError(f"delta is {delta.shape} but W is {W.shape}: their last sizes must both be n_out")
    if a_in.ndim != 2 or delta.shape[0] != a_in.shape[0]:
        raise ShapeError(f"delta is {delta.shape} but a_in is {a_in.shape}: their first sizes must both be n")
    if a_in.shape[1] != W.shape[0]:
        raise ShapeError(
            f"a_in is {a_in.shape} but W is {W.shape}:"
            " the last size of a_in and the first of W must both be n_in"
        )
