"""An epoch is cut into batches of rows here and nowhere else.

The rule is short enough to be repeated by hand, which is what makes a run repeatable elsewhere: one
permutation an epoch when rows are shuffled, none at all when everything fits into one batch.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from clearprop.errors import DataError, SettingError

Rows = NDArray[np.intp]


def check_batch_size(batch_size: object) -> int | None:
    """Return ``batch_size`` as a plain ``int`` or ``None``, or say what is wrong with it.

    Raises
    ------
    SettingError
        "batch_size is 0, but a batch has at least 1 example. Give a whole number from 1 on, or
        None for one batch of everything."

    Examples
    --------
    >>> check_batch_size(32), check_batch_size(None)
    (32, None)
    """
    if batch_size is None:
        return None
    remedy = "Give a whole number from 1 on, or None for one batch of everything."
    try:
        size = operator.index(batch_size)  # type: ignore[arg-type]  # the point is to find out
    except TypeError:
        size = None
    if size is None or isinstance(batch_size, bool):
        raise SettingError(f"batch_size is {batch_size!r}, which is not a whole number. {remedy}")
    if size < 1:
        raise SettingError(f"batch_size is {size}, but a batch has at least 1 example. {remedy}")
    return size


def batches(
    n: int,
    batch_size: int | None,
    shuffle: bool = True,
    rng: np.random.Generator | None = None,
) -> Iterator[Rows]:
    """Cut the rows 0 … n - 1 of one epoch into batches.

    ``batch_size`` of ``None`` or at least ``n`` is one batch in the given order, and nothing is drawn
    from ``rng``.  Otherwise the order is ``rng.permutation(n)`` when ``shuffle``, the given order when
    not, and the last batch holds what is left.  Settings are checked, and the order is drawn, when this
    is called and not when the first batch is taken.

    Parameters
    ----------
    n          : number of examples, at least 1
    batch_size : examples a batch, or None
    shuffle    : draw a new order for this epoch
    rng        : needed only when rows are shuffled into more than one batch

    Returns
    -------
    an iterator of read-only index arrays that together hold every row once

    Raises
    ------
    SettingError
        see `check_batch_size`; and "batches are to be shuffled, but rng is None. Pass a
        numpy.random.Generator, or shuffle=False."
    DataError
        "there are 0 examples, so there is nothing to cut into batches. Give at least one example."

    Examples
    --------
    >>> [rows.tolist() for rows in batches(5, 2, shuffle=False)]
    [[0, 1], [2, 3], [4]]
    >>> [rows.tolist() for rows in batches(3, None)]
    [[0, 1, 2]]
    """
    size = check_batch_size(batch_size)
    if n < 1:
        raise DataError(
            f"there are {n} examples, so there is nothing to cut into batches. Give at least one example."
        )
    if size is None or size >= n:
        size, order = n, np.arange(n, dtype=np.intp)
    else:
        order = epoch_order(n, shuffle, rng)
    order.setflags(write=False)
    return (order[start : start + size] for start in range(0, n, size))


def epoch_order(n: int, shuffle: bool, rng: np.random.Generator | None) -> Rows:
    """The order in which an epoch of several batches sees its examples; with ``shuffle`` it is drawn.

    Examples
    --------
    >>> epoch_order(3, False, None).tolist()
    [0, 1, 2]
    """
    if not shuffle:
        return np.arange(n, dtype=np.intp)
    if rng is None:
        raise SettingError(
            "batches are to be shuffled, but rng is None. Pass a numpy.random.Generator, or shuffle=False."
        )
    return rng.permutation(n).astype(np.intp, copy=False)
