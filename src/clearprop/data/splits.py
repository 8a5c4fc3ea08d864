"""Rows are set aside for validation here, once, before anything is fitted to the others.

Every row lands on exactly one side.  With class labels, each class keeps its share on both sides as
nearly as whole rows allow, and a class never loses its last training row to the validation side.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clearprop.errors import DataError, SettingError, ShapeError

Rows = NDArray[np.intp]


class Split(NamedTuple):
    """Row numbers for training and for validation: together every row, each once, in shuffled order."""

    training: Rows
    validation: Rows


def split(
    n: int,
    rng: np.random.Generator,
    validation: float = 0.2,
    labels: NDArray[Any] | None = None,
) -> Split:
    """Shuffle the rows 0 … n - 1 and set a share of them aside for validation.

    ``round(validation · n)`` rows are set aside, but always at least one on either side.  With
    ``labels`` the split is stratified: class k with ``n_k`` rows gives ``m n_k / n`` of the ``m``
    validation rows, rounded by largest remainder, and keeps at least one row for training.  A class of
    a single row therefore trains, unless every class has a single row.

    Parameters
    ----------
    n          : number of rows, at least 2
    rng        : one ``rng.permutation(n)`` is drawn
    validation : the share set aside, between 0 and 1
    labels     : (n,) class of each row, of any type that can be compared; None for no stratification

    Raises
    ------
    SettingError
        "validation is 1.5, but the share of rows set aside must lie between 0 and 1, both
        excluded. Give for example 0.2."
    DataError
        "there is 1 row, but a split into training and validation needs at least 2. Add rows, or
        train without validation."
    ShapeError
        "labels has shape (3,), but there are 4 rows: one label a row is needed."

    Examples
    --------
    >>> labels = np.array(["a"] * 8 + ["b"] * 2)
    >>> training, validation = split(10, np.random.default_rng(0), 0.5, labels)
    >>> labels[validation].tolist().count("a"), labels[validation].tolist().count("b")
    (4, 1)
    """
    m = _count(n, validation)
    order = rng.permutation(n).astype(np.intp, copy=False)
    chosen = np.arange(n) < m if labels is None else _stratified(_codes(labels, n)[order], m)
    return Split(order[~chosen], order[chosen])


def _count(n: int, validation: float) -> int:
    if isinstance(validation, bool) or not 0 < validation < 1:
        raise SettingError(
            f"validation is {validation!r}, but the share of rows set aside must lie between 0 and 1, "
            "both excluded. Give for example 0.2."
        )
    if n < 2:
        raise DataError(
            f"there {'is 1 row' if n == 1 else f'are {n} rows'}, but a split into training and "
            "validation needs at least 2. Add rows, or train without validation."
        )
    return min(max(round(validation * n), 1), n - 1)


def _codes(labels: NDArray[Any], n: int) -> Rows:
    if labels.shape != (n,):
        raise ShapeError(
            f"labels has shape {labels.shape}, but there are {n} rows: one label a row is needed."
        )
    codes: Rows = np.unique(labels, return_inverse=True)[1].astype(np.intp, copy=False)
    return codes


def _stratified(codes: Rows, m: int) -> NDArray[np.bool_]:
    """Mark the first rows of each class, as many as that class owes; ``codes`` is in shuffled order."""
    sizes = np.bincount(codes)
    owed = _owed(sizes, m)
    if not owed.any():  # every class has one row, so some class has to give up its only one
        return np.arange(codes.size) < m
    by_class = np.argsort(codes, kind="stable")
    place = np.empty_like(codes)  # how many rows of the same class come before this one
    place[by_class] = np.arange(codes.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    chosen: NDArray[np.bool_] = place < owed[codes]
    return chosen


def _owed(sizes: Rows, m: int) -> Rows:
    """Share ``m`` rows among classes in proportion to ``sizes``, leaving each class at least one row."""
    most = sizes - 1
    ideal = m * sizes / sizes.sum()
    owed: Rows = np.minimum(np.floor(ideal).astype(np.intp), most)
    while (missing := min(m, int(most.sum())) - int(owed.sum())) > 0:
        wanting = np.where(owed < most, ideal - owed, -np.inf)
        owed[np.argsort(-wanting, kind="stable")[: min(missing, int((owed < most).sum()))]] += 1
    return owed
