"""Checks that arrays have the sizes and the numbers that a formula needs, each with a message that points.

NumPy would broadcast two sizes that do not belong together and go on; a network trained on that learns
nothing and nobody is told.  So sizes are compared, never broadcast.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from clearprop.errors import DataError, ShapeError
from clearprop.numerics.arrays import Array


def as_array(values: object, name: str) -> Array:
    """Give numbers as a floating-point array: float32 stays, whole numbers and booleans become float64.

    Raises
    ------
    ShapeError
        "x has rows of different lengths: every row needs the same number of values"
    DataError
        "x holds text (<U3), but numbers are needed: turn it into numbers first"

    Examples
    --------
    >>> as_array([[1, 2], [3, 4]], "x")
    array([[1., 2.],
           [3., 4.]])
    """
    try:
        array: NDArray[Any] = np.asarray(values)
    except ValueError:
        raise ShapeError(
            f"{name} has rows of different lengths: every row needs the same number of values"
        ) from None
    if array.dtype.kind == "O":
        array = _from_objects(array, name)
    if array.dtype.kind not in "fiub":
        kind = {"U": "text", "S": "bytes", "c": "complex numbers"}.get(array.dtype.kind, "values")
        raise DataError(
            f"{name} holds {kind} ({array.dtype}), but numbers are needed: turn it into numbers first"
        )
    keep = array.dtype in (np.dtype(np.float32), np.dtype(np.float64))
    return array if keep else array.astype(np.float64)


def _from_objects(array: NDArray[Any], name: str) -> NDArray[np.float64]:
    try:
        return array.astype(np.float64)
    except (TypeError, ValueError):
        raise DataError(
            f"{name} holds objects that are not numbers: turn it into numbers, or rows of one length, first"
        ) from None


def as_matrix(values: object, name: str) -> Array:
    """Give numbers as a matrix, one row an example; a single row or column is never guessed at.

    Raises
    ------
    ShapeError
        "x has shape (3,), but a matrix is needed, one row an example:
        reshape(1, -1) makes it one example, reshape(-1, 1) one feature"
        "x has shape (0, 3): it has no numbers"

    Examples
    --------
    >>> as_matrix([[1, 2, 3]], "x").shape
    (1, 3)
    """
    array = as_array(values, name)
    if array.ndim == 1:
        raise ShapeError(
            f"{name} has shape {array.shape}, but a matrix is needed, one row an example:"
            " reshape(1, -1) makes it one example, reshape(-1, 1) one feature"
        )
    if array.ndim != 2:
        raise ShapeError(f"{name} has shape {array.shape}, but a matrix is needed, one row an example")
    if array.size == 0:
        raise ShapeError(f"{name} has shape {array.shape}: it has no numbers")
    return array


def check_finite(array: Array, name: str) -> None:
    """Refuse nan and infinity, naming the first such entry.

    Raises
    ------
    DataError
        "x[3, 1] is nan: every number must be finite"

    Examples
    --------
    >>> check_finite(np.array([[1.0, np.inf]]), "x")
    Traceback (most recent call last):
    ...
    clearprop.errors.DataError: x[0, 1] is inf: every number must be finite
    """
    finite = np.isfinite(array)
    if not finite.all():
        raise DataError(f"{entry(array, ~finite, name)}: every number must be finite")


def entry(array: Array, where: NDArray[np.bool_], name: str) -> str:
    """Name the first entry of an array where a condition holds, with its value: ``x[3, 1] is nan``.

    Examples
    --------
    >>> y = np.array([[0.0, 2.0]])
    >>> entry(y, y > 1, "y")
    'y[0, 1] is 2.0'
    """
    place = tuple(int(i) for i in np.argwhere(where)[0])
    return f"{name}[{', '.join(map(str, place))}] is {float(array[place])!r}"


def check_same_shape(first: Array, second: Array, first_name: str, second_name: str) -> None:
    """Refuse two arrays of different shapes, rather than broadcast one over the other.

    Raises
    ------
    ShapeError
        "a is (4, 1) but y is (4,): they must have the same shape, and are not broadcast"

    Examples
    --------
    >>> check_same_shape(np.zeros((4, 1)), np.ones((4, 1)), "a", "y")
    """
    if first.shape != second.shape:
        raise ShapeError(
            f"{first_name} is {first.shape} but {second_name} is {second.shape}:"
            " they must have the same shape, and are not broadcast"
        )
