from __future__ import annotations

from clearprop.trace.recognise.passes import passes
from tests.unit.trace.snippets import NUMBERS, ROWS, layers_of

TWO_OUTPUTS = """
import math
v1, v2, u1, u2 = 0.1, 0.2, 0.3, 0.4
t1, t2 = 1.0, 2.5
for epoch in range(3):
    h = math.tanh(v1 * 0.5 + v2 * 1.5)
    o1, o2 = u1 * h, u2 * h
    e1, e2 = o1 - t1, o2 - t2
    d = (e1 * u1 + e2 * u2) * (1 - h * h)
    u1, u2 = u1 - 0.1 * e1 * h, u2 - 0.1 * e2 * h
    v1, v2 = v1 - 0.1 * d * 0.5, v2 - 0.1 * d * 1.5
"""

ONE_BY_ONE = """
import numpy as np
rng = np.random.default_rng(5)
X, T = rng.normal(size=(3, 2)), rng.normal(size=3)
w, b = rng.normal(size=2), 0.0
for epoch in range(4):
    dw, db = np.zeros(2), 0.0
    for x, t in zip(X, T):
        e = x @ w + b - t
        dw, db = dw + e * x, db + e
    w, b = w - 0.1 * dw, b - 0.1 * db
"""


def count(snippet):
    found = layers_of(snippet)
    return [len(each.meetings) for each in passes(found.ran.tape, found.kinds, found.step.meetings)]


def test_one_pass_for_a_batch() -> None:
    assert count(ROWS) == [1]


def test_outputs_that_share_what_is_hidden_are_one_pass() -> None:
    assert count(TWO_OUTPUTS) == [2]


def test_each_example_of_a_sum_is_a_pass() -> None:
    assert count(ONE_BY_ONE) == [1, 1, 1]


def test_one_example_at_a_time() -> None:
    assert count(NUMBERS) == [1]
