from __future__ import annotations

import numpy as np

from clearprop.trace.recognise.dataset import dataset
from tests.unit.trace.known import known
from tests.unit.trace.snippets import COLUMNS, NUMBERS, ROWS, SOFTMAX

BATCHES = """
import numpy as np
rng = np.random.default_rng(4)
x, y = rng.normal(size=(12, 2)), rng.normal(size=(12, 1))
W = rng.normal(size=(2, 1))
for epoch in range(3):
    order = rng.permutation(12)
    for k in range(0, 12, 4):
        rows = order[k:k + 4]
        W -= 0.1 * x[rows].T @ (x[rows] @ W - y[rows]) / 4
"""


def of(snippet: str):
    seen = known(snippet)
    return dataset(seen.traced.tape, seen.recognised.steps), seen


def test_all_examples_at_once() -> None:
    found, seen = of(ROWS)
    assert np.array_equal(found.x, seen.traced.namespace["x"])
    assert np.array_equal(found.y, seen.traced.namespace["y"])
    assert found.rows[0].tolist() == [0, 1, 2, 3]
    assert found.whole


def test_examples_in_columns() -> None:
    found, seen = of(COLUMNS)
    assert np.array_equal(found.x, seen.traced.namespace["X"].T)
    assert np.array_equal(found.y, seen.traced.namespace["Y"].T)


def test_labels_become_rows_with_a_one() -> None:
    found, _ = of(SOFTMAX.replace("AXIS", "1"))
    assert found.y.tolist() == [[1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 0, 1]]


def test_batches_stand_in_the_whole() -> None:
    found, seen = of(BATCHES)
    x = seen.traced.namespace["x"]
    assert np.array_equal(found.x, x)
    for step in seen.recognised.steps:
        assert np.array_equal(x[found.rows[step.step.number]], step.x)


def test_single_examples_of_an_epoch_are_put_together() -> None:
    found, _ = of(NUMBERS)
    assert found.x.tolist() == [[0.0, 1.0], [1.0, 1.0]]
    assert found.y.tolist() == [[1.0], [0.0]]
    assert found.whole
