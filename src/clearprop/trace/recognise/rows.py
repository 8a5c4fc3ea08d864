"""Where rows stand in a table, told by what they hold: fast for tables of tens of thousands of rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.labels import Integers

PART_NUMBERS = 1 << 18
HALF = np.uint64(32)
Words = NDArray[np.unsignedinteger[Any]]
Truths = NDArray[np.bool_]


class Table:
    """Tables side by side, for example inputs and targets; a row is one row of each."""

    def __init__(self, *parts: Array) -> None:
        self.parts = parts

    def places(self, *rows: Array) -> Integers | None:
        """Find where each row stands: one after another where they do, else the first one alike; None
        where one stands nowhere.

        Examples
        --------
        >>> table = np.array([[0.0, 1.0], [2.0, 3.0], [0.0, 1.0]])
        >>> Table(table).places(np.array([[2.0, 3.0], [0.0, 1.0]])).tolist()
        [1, 0]
        """
        if all(same_rows(part, some) for part, some in zip(self.parts, rows, strict=True)):
            return np.arange(len(rows[0]))
        order, known = self._order
        if not len(order):
            return None
        wanted = _keys(rows)
        at = np.minimum(np.searchsorted(known, wanted), len(order) - 1)
        if not (known[at] == wanted).all():
            return None
        found = order[at]
        for k in np.flatnonzero(~self._are_alike(found, rows)):
            # Two rows have the same key by chance.
            among = order[at[k] : np.searchsorted(known, wanted[k], side="right")]
            given = tuple(part[k : k + 1].repeat(len(among), axis=0) for part in rows)
            alike = among[self._are_alike(among, given)]
            if not len(alike):
                return None
            found[k] = alike[0]
        return np.asarray(found)

    @cached_property
    def _order(self) -> tuple[Integers, Words]:
        keys = _keys(self.parts)
        order = np.argsort(keys, kind="stable")
        return order, keys[order]

    def _are_alike(self, places: Integers, rows: tuple[Array, ...]) -> Truths:
        """Tell for each row whether it stands at its place."""
        alike = np.ones(len(places), dtype=bool)
        for part, some in zip(self.parts, rows, strict=True):
            alike &= (_bits(part[places]) == _bits(some)).all(axis=1)
        return alike


def same_rows(one: Array, other: Array) -> bool:
    """Whether two tables are equal; one that is looked at twice is not compared."""
    if one.shape != other.shape:
        return False
    is_one = one.__array_interface__["data"] == other.__array_interface__["data"]
    return (is_one and one.strides == other.strides) or bool(np.array_equal(one, other))


def _bits(rows: Array) -> Words:
    """Give numbers as bits, of which 0 and -0 have the same."""
    return (np.ascontiguousarray(rows, dtype=np.float64) + 0.0).view(np.uint64)


def _keys(parts: tuple[Array, ...]) -> Words:
    """Give a number for each row: equal rows have equal ones, others hardly ever."""
    rng = np.random.default_rng(0)
    keys = np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        weights = rng.integers(1, 1 << 63, part.shape[1], dtype=np.uint64) * np.uint64(2) + np.uint64(1)
        for some in _in_parts(part):
            bits = _bits(part[some])
            # The low half of a short number's bits is empty.
            bits ^= bits >> HALF
            keys[some] += bits @ weights
    return keys


def _in_parts(rows: Array) -> Iterator[slice]:
    size = max(1, PART_NUMBERS // max(rows.shape[1], 1))
    for begin in range(0, len(rows), size):
        yield slice(begin, begin + size)
