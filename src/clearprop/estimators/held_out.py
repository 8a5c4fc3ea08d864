"""Rows that are only measured: a share that is split off, or what the caller brings along."""

from __future__ import annotations

import copy
from typing import NamedTuple

import numpy as np
from sklearn.model_selection import train_test_split

from clearprop.errors import DataError
from clearprop.numerics.arrays import Array


class Examples(NamedTuple):
    """Inputs (n, n_in), targets (n, n_out), and how much each example counts (None: as much as any)."""

    x: Array
    y: Array
    weight: Array | None


def split_off(
    examples: Examples, fraction: float, splitter: np.random.RandomState, *, stratify: bool
) -> tuple[Examples, Examples]:
    """Set a share of the rows aside, the same rows whenever the splitter is the same.

    Classes keep their shares where ``stratify`` asks for it.

    Raises
    ------
    DataError
        "The validation set is too small: 1 row. Increase 'validation_fraction' or the size of your dataset."
    """
    arrays = [array for array in examples if array is not None]
    parts = train_test_split(
        *arrays,
        random_state=copy.deepcopy(splitter),
        test_size=fraction,
        stratify=examples.y.astype(bool) if stratify else None,
    )
    training, held_out = parts[::2], parts[1::2]
    if len(held_out[0]) < 2:
        raise DataError(
            "The validation set is too small: 1 row. Increase 'validation_fraction' or the size of your"
            " dataset."
        )
    without = (None,) * (examples.weight is None)
    return Examples(*training, *without), Examples(*held_out, *without)
