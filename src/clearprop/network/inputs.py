"""Inputs, targets and weights as the caller gives them, checked once and never broadcast."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from clearprop.errors import DataError, SettingError, ShapeError
from clearprop.network.dense import Dense
from clearprop.numerics.arrays import Array
from clearprop.numerics.frames import column_names
from clearprop.numerics.losses import Loss
from clearprop.numerics.shapes import as_numbers, check_finite, in_dtype

_REMEDY = "Impute it or leave the row out."


def check_dtype(dtype: DTypeLike) -> np.dtype[Any]:
    """float64 or float32, nothing else."""
    try:
        kind = np.dtype(dtype)
    except TypeError:
        kind = None
    if kind not in (np.float64, np.float32):
        raise SettingError(f'dtype is {dtype!r}; use "float64" or "float32".')
    return kind


def as_inputs(x: ArrayLike, n_in: int, dtype: np.dtype[Any], name: str = "x", *, check: bool = True) -> Array:
    """x as (n, n_in) in the network's type; no copy where it already is that.

    Without ``check`` it may hold what is not finite, which :func:`check_inputs` refuses; not where columns
    have names, which only an error that comes now can tell.

    Raises
    ------
    ShapeError
        "x has shape (2,), but the network takes 2 inputs: give (n, 2), one row an example; a single
        example is x[None, :]."
    """
    columns = column_names(x)
    if check or columns:
        array = _numbers(x, name, dtype, columns)
    else:
        array = in_dtype(as_numbers(x, name), dtype, name)
    if array.ndim != 2 or array.shape[1] != n_in:
        hint = f"; a single example is {name}[None, :]" if array.shape == (n_in,) else ""
        hint = f"; a column is {name}[:, None]" if array.ndim == 1 and n_in == 1 else hint
        plural = "input" if n_in == 1 else "inputs"
        named = f" (columns {', '.join(columns[:8])}{', …' if len(columns) > 8 else ''})" if columns else ""
        raise ShapeError(
            f"{name} has shape {array.shape}{named}, but the network takes {n_in} {plural}:"
            f" give (n, {n_in}), one row an example{hint}."
        )
    if not len(array):
        raise ShapeError(
            f"{name} has shape {array.shape}: there is no example in it; at least one is needed."
        )
    return array


def check_inputs(x: Array, name: str = "x") -> None:
    """Refuse inputs that are not finite, naming the first."""
    check_finite(x, name, _REMEDY)


def as_targets(y: ArrayLike, n: int, n_out: int, loss: Loss, dtype: np.dtype[Any], name: str = "y") -> Array:
    """y as (n, n_out): given so, or (n,) where n_out is 1, or integer classes for cross_entropy.

    Raises
    ------
    ShapeError
        "y has shape (3,), but the network answers (4, 1): one row an example is needed. It is not broadcast."
    """
    given = as_numbers(y, name)
    if loss.name == "cross_entropy" and n_out > 1 and given.ndim == 1 and given.dtype.kind in "iub":
        return _one_hot(given, n, n_out, dtype, name)
    array = _numbers(given, name, dtype, column_names(y))
    if array.shape == (n,) and n_out == 1:
        array = array[:, None]
    if array.shape != (n, n_out):
        classes = ", or one whole-numbered class an example" if loss.name == "cross_entropy" else ""
        raise ShapeError(
            f"{name} has shape {array.shape}, but the network answers {(n, n_out)}:"
            f" one row an example is needed{classes}. It is not broadcast."
            + (_class_hint(given, n, name) if classes else "")
        )
    try:
        loss.check_targets(array)
    except DataError as error:
        # A loss speaks of y; say so where it is not the y of the training data.
        raise error if name == "y" else DataError(f"{name.removesuffix(' y')} data: {error}") from None
    return array


def as_example_weight(weight: ArrayLike | None, n: int, dtype: np.dtype[Any]) -> Array | None:
    """Weights as (n,), each zero or more, not all zero.

    Raises
    ------
    ShapeError
        "example_weight has shape (3,), but there are 4 examples: give (4,), one weight each."
    """
    if weight is None:
        return None
    array = _numbers(weight, "example_weight", dtype)
    if array.shape != (n,):
        raise ShapeError(
            f"example_weight has shape {array.shape}, but there are {n} examples: give ({n},), one"
            f" weight each."
        )
    if (array < 0).any():
        row = int(np.flatnonzero(array < 0)[0])
        raise DataError(f"example_weight[{row}] is {array[row]}; a weight is zero or more.")
    if not array.any():
        raise DataError(
            "example_weight is zero everywhere, so no example would count; give at least one above zero."
        )
    with np.errstate(over="ignore"):
        # Divided by an infinite sum, every weight would count nothing.
        if not np.isfinite(array.sum()):
            raise DataError(f"the sum of example_weight is too large for {dtype}; scale the weights down.")
    return array


def check_loss(layers: tuple[Dense, ...], loss: Loss) -> None:
    """Refuse pairs of loss and output activation that make no sense, with the remedy.

    Raises
    ------
    SettingError
        'binary_cross_entropy needs a sigmoid output, but the last layer is identity. Use "sigmoid" there, or
        another loss such as half_squared_error.'
    """
    last = layers[-1]
    if loss.partner is not None and last.activation.name != loss.partner:
        raise SettingError(
            f"{loss} needs a {loss.partner} output, but the last layer is {last.activation}."
            f' Use "{loss.partner}" there, or another loss such as half_squared_error.'
        )
    if last.activation.name == "softmax" and last.n_out == 1:
        raise SettingError(
            "a softmax over one unit always answers 1. Use two units or more,"
            ' or one "sigmoid" unit with binary_cross_entropy.'
        )
    if last.dropout:
        raise SettingError("the last layer has dropout, which would drop answers; put it on a hidden layer.")


def _numbers(values: ArrayLike, name: str, dtype: np.dtype[Any], columns: tuple[str, ...] = ()) -> Array:
    array = in_dtype(as_numbers(values, name), dtype, name, columns)
    check_finite(array, name, _REMEDY, columns)
    return array


def _class_hint(given: np.ndarray[Any, Any], n: int, name: str) -> str:
    """What makes classes of numbers that look like classes, but are floats or stand in a column."""
    if given.size != n or given.ndim > 2 or (given != np.floor(given)).any():
        return ""
    column = "" if given.ndim == 1 else "[:, 0]"
    whole = "" if given.dtype.kind in "iub" else ".astype(int)"
    return f" For classes, give {name}{column}{whole}."


def _one_hot(classes: np.ndarray[Any, Any], n: int, n_out: int, dtype: np.dtype[Any], name: str) -> Array:
    if classes.shape != (n,):
        raise ShapeError(
            f"{name} has shape {classes.shape}, but there are {n} examples: give ({n},), one class each."
        )
    low, high = int(classes.min()), int(classes.max())
    if low < 0 or high >= n_out:
        wrong = low if low < 0 else high
        raise DataError(
            f"{name} has the class {wrong}, but the network has {n_out} outputs: classes go from 0"
            f" to {n_out - 1}."
        )
    # Booleans would choose rows instead of numbering them.
    one_hot: Array = np.eye(n_out, dtype=dtype)[classes.astype(np.intp)]
    return one_hot
