"""Sums and products of numbers, lists and matrices, as people mean them.

A list ``(0.5, -1)`` is neither row nor column and takes the side that fits.  Where two readings fit (``*``
between square matrices, a list added to one) a :class:`Reading` chooses, and a calculation is right if
one reading is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Value = float | Array


class Unfit(Exception):
    """Shapes that do not go together, or a value that is no number."""


@dataclass(frozen=True)
class Reading:
    """How to read what is ambiguous: products entry by entry, lists as columns."""

    entrywise: bool = False
    columns: bool = False


PLAIN = Reading()
READINGS = (PLAIN, Reading(entrywise=True), Reading(columns=True), Reading(entrywise=True, columns=True))


def tidy(value: Value) -> Value:
    """A plain number for an array of one, and nothing that is not finite."""
    if isinstance(value, np.ndarray):
        if value.size == 1:
            return tidy(float(value.reshape(-1)[0]))
        if not np.isfinite(value).all():
            raise Unfit("not finite")
        return value
    if not np.isfinite(value):
        raise Unfit("not finite")
    return float(value)


def add(left: Value, right: Value, reading: Reading = PLAIN) -> Value:
    """The sum, entry by entry; a bias is added to every row, or to every column."""
    left, right = broadcast(left, right, reading)
    return left + right


def broadcast(left: Value, right: Value, reading: Reading = PLAIN) -> tuple[Value, Value]:
    """Two values in shapes that NumPy joins as people mean it."""
    if not (isinstance(left, np.ndarray) and isinstance(right, np.ndarray)) or left.shape == right.shape:
        return left, right
    if left.ndim == right.ndim == 1:
        raise Unfit(f"lists of {len(left)} and {len(right)}")
    if left.ndim == 1:
        return _list_to(left, right, reading), right
    if right.ndim == 1:
        return left, _list_to(right, left, reading)
    rows = left.shape[0] == right.shape[0] and 1 in (left.shape[1], right.shape[1])
    columns = left.shape[1] == right.shape[1] and 1 in (left.shape[0], right.shape[0])
    if rows or columns:
        return left, right
    if left.shape == right.shape[::-1] and 1 in left.shape:
        return left, right.T
    raise Unfit(f"{left.shape} and {right.shape}")


def _list_to(values: Array, other: Array, reading: Reading) -> Array:
    rows, columns = other.shape
    as_row, as_column = len(values) == columns, len(values) == rows
    if as_column and (not as_row or reading.columns):
        return values.reshape(-1, 1)
    if as_row:
        return values.reshape(1, -1)
    raise Unfit(f"{values.shape} and {other.shape}")


def multiply(sign: str, left: Value, right: Value, reading: Reading = PLAIN) -> Value:
    """The product that a sign means: ``⊙`` entry by entry, ``@`` of matrices, the others whichever fits.

    Examples
    --------
    >>> multiply("·", np.array([1.0, 2.0]), np.array([3.0, 4.0]))
    11.0
    """
    if not (isinstance(left, np.ndarray) and isinstance(right, np.ndarray)):
        return left * right
    if sign == "⊙":
        return entrywise(left, right, reading)
    if sign == "@":
        return matrix_product(left, right)
    if reading.entrywise and not _column_by_row(left, right):
        try:
            return entrywise(left, right, reading)
        except Unfit:
            return matrix_product(left, right)
    try:
        return matrix_product(left, right)
    except Unfit:
        return entrywise(left, right, reading)


def _column_by_row(left: Array, right: Array) -> bool:
    """A column before a row makes a matrix, whatever else is meant entry by entry."""
    return left.ndim == right.ndim == 2 and left.shape[1] == right.shape[0] == 1


def entrywise(left: Value, right: Value, reading: Reading) -> Value:
    """Entry times entry."""
    left, right = broadcast(left, right, reading)
    return left * right


def matrix_product(left: Array, right: Array) -> Value:
    """Rows times columns; a vector is turned where only then it fits."""
    for one, two in _turned(left, right):
        if one.shape[-1] == two.shape[0]:
            return tidy(one @ two)
    raise Unfit(f"{left.shape} times {right.shape}")


def _turned(left: Array, right: Array) -> list[tuple[Array, Array]]:
    """As written; then a list as the row or column that fits; then a row or column turned."""
    ways = [(left, right)]
    if left.ndim == 1 and right.ndim == 2 and right.shape[0] == 1:
        ways.append((left.reshape(-1, 1), right))
    if right.ndim == 1 and left.ndim == 2:
        if left.shape[1] == 1:
            ways.append((left, right.reshape(1, -1)))
        ways.append((right.reshape(1, -1), left))
    if right.ndim == 2 and 1 in right.shape:
        ways.append((left, right.T))
    if left.ndim == 2 and 1 in left.shape:
        ways.append((left.T, right))
    return ways


def same_shape(left: Value, right: Value) -> tuple[Value, Value] | None:
    """Both in one shape if they are numbers alike: a list, a row and a column of the same length compare."""
    if not isinstance(left, np.ndarray) or not isinstance(right, np.ndarray):
        return (
            (left, right) if not isinstance(left, np.ndarray) and not isinstance(right, np.ndarray) else None
        )
    if left.shape == right.shape:
        return left, right
    if _is_vector(left) and _is_vector(right) and left.size == right.size:
        return left.reshape(-1), right.reshape(-1)
    return None


def _is_vector(value: Array) -> bool:
    return value.ndim == 1 or 1 in value.shape
