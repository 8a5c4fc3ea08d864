"""What the recipes of all kinds share: the block they return and the remarks they make."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from clearprop.data.columns import Column
from clearprop.data.notes import Note, Value, note
from clearprop.data.quoting import named

Rows = NDArray[np.intp]
Notes = tuple[Note, ...]


class Block(NamedTuple):
    """The inputs that one column gives, ``x (n, k)``, and what had to be done to get them."""

    x: NDArray[np.float64]
    notes: Notes = ()


def constant(column: Column) -> Notes:
    """Remark that a column is the same in every training row.

    Examples
    --------
    >>> constant(Column("red", "boolean", np.ones(3)))[0].key
    'constant'
    """
    return (note("constant", column=named(column.name)),)


def filled(key: str, column: str, missing: NDArray[np.bool_], value: Value | None = None) -> Notes:
    """Remark how many values of a column are missing and what stands in for them.

    Examples
    --------
    >>> filled("missing_numeric", "age", np.array([True, False]), 37.0)[0].values
    {'column': 'age', 'count': 1, 'rows': 2, 'value': 37.0}
    """
    count = int(np.count_nonzero(missing))
    if not count:
        return ()
    said: dict[str, Value] = {"column": named(column), "count": count, "rows": missing.size}
    return (Note(key, said if value is None else said | {"value": value}),)
