"""The rule A08: a layer of one unit."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("a08_too_few_units", "A08", "faulty")
    assert found.code == "A08"
    assert found.span is not None
    assert found.span.line in lines("A08")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("a08_too_few_units", "A08", "faulty")
    assert "UNITS = 4" in cured(found, text("A08", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a08_too_few_units", "A08", "sound") == []


LISTED = """\
import numpy as np
rng = np.random.default_rng(2)
sizes = [2, 1, 1]
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
t = np.array([[0], [1], [1], [0]], dtype=float)
W = [rng.normal(0, 1, (n, m)) for n, m in zip(sizes, sizes[1:])]
b = [np.zeros(m) for m in sizes[1:]]
for epoch in range(500):
    h = np.tanh(x @ W[0] + b[0])
    a = 1 / (1 + np.exp(-(h @ W[1] + b[1])))
    d = a - t
    e = d @ W[1].T * (1 - h * h)
    W[1] -= 0.2 * h.T @ d
    b[1] -= 0.2 * d.sum(axis=0)
    W[0] -= 0.2 * x.T @ e
    b[0] -= 0.2 * e.sum(axis=0)
print("loss", np.mean((a - t) ** 2))
"""


def test_sizes_that_stand_in_a_list_are_found(tmp_path: Path) -> None:
    (one,) = found("a08_too_few_units", LISTED, tmp_path)
    assert (one.span and one.span.line, one.proof) == (3, "rerun")
    assert "sizes = [2, 4, 1]" in cured(one, LISTED)


REPEATED = """\
import random
from math import exp, tanh
random.seed(14)
MANY = 1
def net(n_in, n_hid):
    v = [[random.uniform(-2, 2) for _ in range(n_in + 1)] for _ in range(n_hid)]
    return v, [random.uniform(-2, 2) for _ in range(n_hid + 1)]
v, w = net(2, MANY)
for epoch in range(600):
    loss = 0.0
    for x, t in [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]:
        x = [*x, 1.0]
        h = [tanh(sum(a * b for a, b in zip(row, x))) for row in v] + [1.0]
        o = 1.0 / (1.0 + exp(-sum(a * b for a, b in zip(w, h))))
        d = o - t
        loss += d * d
        for j in range(len(v)):
            back = d * w[j] * (1 - h[j] ** 2)
            for i in range(len(x)):
                v[j][i] -= 0.3 * back * x[i]
        for j in range(len(w)):
            w[j] -= 0.3 * d * h[j]
print("loss", loss / 4)
"""


def test_units_that_a_list_repeats_are_found(tmp_path: Path) -> None:
    (one,) = found("a08_too_few_units", REPEATED, tmp_path)
    assert (one.span and one.span.line, one.proof) == (4, "rerun")
    assert "MANY = 4" in cured(one, REPEATED)
