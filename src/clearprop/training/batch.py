"""The examples of one recorded step."""

from __future__ import annotations

from clearprop.data.batches import Rows
from clearprop.engines import Batch
from clearprop.numerics.arrays import freeze, read_only


def batch_of(data: Batch, rows: Rows) -> Batch:
    """These rows of the data; a view where they are all of it, in the given order."""
    freeze(rows)
    if len(rows) == len(data.x):
        weight = None if data.example_weight is None else read_only(data.example_weight)
        return Batch(read_only(data.x), read_only(data.y), rows, weight)
    weight = None if data.example_weight is None else freeze(data.example_weight[rows])
    return Batch(freeze(data.x[rows]), freeze(data.y[rows]), rows, weight)
