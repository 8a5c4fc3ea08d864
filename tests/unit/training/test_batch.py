"""The examples of a step: views of all the data in its order, copies of some of it."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.engines import Batch
from clearprop.training.batch import batch_of

X, Y, WEIGHT = np.arange(6.0).reshape(3, 2), np.arange(3.0)[:, None], np.array([1.0, 2.0, 3.0])
DATA = Batch(X, Y, np.arange(3), WEIGHT)


def test_all_of_it_is_a_view() -> None:
    batch = batch_of(DATA, np.arange(3))
    assert np.shares_memory(batch.x, X)
    assert np.shares_memory(batch.y, Y)
    assert batch.example_weight is not None
    assert np.shares_memory(batch.example_weight, WEIGHT)
    assert X.flags.writeable


@pytest.mark.parametrize("rows", [[2], [2, 0]])
def test_some_of_it_is_a_copy(rows: list[int]) -> None:
    batch = batch_of(DATA, np.array(rows))
    assert batch.x.tolist() == X[rows].tolist()
    assert batch.y.tolist() == Y[rows].tolist()
    assert batch.example_weight is not None
    assert batch.example_weight.tolist() == WEIGHT[rows].tolist()
    assert not np.shares_memory(batch.x, X)
    assert batch_of(Batch(X, Y, np.arange(3)), np.array(rows)).example_weight is None


def test_nothing_of_it_can_be_written_to() -> None:
    for rows in (np.arange(3), np.array([1])):
        batch = batch_of(DATA, rows)
        arrays = (batch.x, batch.y, batch.rows, batch.example_weight)
        assert not any(array is not None and array.flags.writeable for array in arrays)
