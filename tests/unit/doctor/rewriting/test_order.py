"""Updates that move behind what reads the old values."""

from __future__ import annotations

import pytest

from clearprop.doctor.rewriting.order import later
from tests.unit.doctor.diagnosis.recorded import EARLY, TWO_LAYERS, recorded
from tests.unit.doctor.rewriting.sites import trial
from tests.unit.doctor.rules.cases import known, text

UPDATE, READER = "    W2 -= rate * h.T @ d2\n", "    d1 = d2 @ W2.T * (1 - h ** 2)\n"


def moved(source: str, *parameters: str) -> str | None:
    """Move the updates of some parameters."""
    seen = recorded(source)
    edit = later(seen.traced, trial("older", parameters=list(parameters)))
    return None if edit is None else seen.with_edit(edit)


def test_the_update_comes_last() -> None:
    assert moved(EARLY, "W2") == TWO_LAYERS


def test_a_statement_of_several_lines_moves_as_a_whole() -> None:
    long = UPDATE.replace("h.T @ d2", "(\n        h.T\n        @ d2  # δ of the answers\n    )")
    assert moved(EARLY.replace(UPDATE, long), "W2") == TWO_LAYERS.replace(UPDATE, long)


def test_nothing_moves_where_nothing_reads_the_new_value() -> None:
    assert moved(TWO_LAYERS, "W2") is None


def test_other_parameters_stay() -> None:
    assert moved(EARLY, "b2") is None


def test_it_is_not_written_where_the_two_stand_in_other_blocks() -> None:
    apart = EARLY.replace(UPDATE, f"    if True:\n    {UPDATE}")
    assert moved(apart, "W2") is None


def test_it_is_not_written_where_both_stand_in_one_line() -> None:
    assert moved(EARLY.replace(UPDATE + READER, f"{UPDATE.rstrip()}; {READER.strip()}\n"), "W2") is None


NUMBERS = """\
from math import tanh

V = [[0.3, -0.5], [0.8, 0.1]]
w = [0.4, -0.7]
data = [([1.0, 0.5], 0.3), ([-0.4, 1.2], -0.6), ([0.7, -0.9], 0.2)]
for x, y in data:
    h = [tanh(V[j][0] * x[0] + V[j][1] * x[1]) for j in range(2)]
    d = w[0] * h[0] + w[1] * h[1] - y
    for j in range(2):
        w[j] -= 0.1 * d * h[j]
    back = []
    for j in range(2):
        back.append(d * w[j] * (1 - h[j] ** 2))
    for j in range(2):
        for i in range(2):
            V[j][i] -= 0.1 * back[j] * x[i]
"""
LOOP = "    for j in range(2):\n        w[j] -= 0.1 * d * h[j]\n"
READING = "    for j in range(2):\n        back.append(d * w[j] * (1 - h[j] ** 2))\n"


def test_a_loop_of_updates_moves_as_a_whole_behind_the_loop_that_reads() -> None:
    expected = NUMBERS.replace(LOOP, "").replace(READING, READING + LOOP)
    assert moved(NUMBERS, "w[0]", "w[1]") == expected


def test_a_loop_that_computes_what_is_needed_stays() -> None:
    needed = NUMBERS.replace(LOOP, f"{LOOP}        last = d * h[j]\n").replace(
        "back = []", "back = [last][:0]"
    )
    assert moved(needed, "w[0]", "w[1]") is None


def test_what_is_returned_is_computed_before_the_update() -> None:
    layers = """\
import numpy as np

rng = np.random.default_rng(3)
x, y = rng.normal(size=(5, 2)), rng.normal(size=(5, 1))


class Layer:
    def __init__(self, n_in, n_out):
        self.W = rng.normal(size=(n_in, n_out))

    def forward(self, given):
        self.given, self.answer = given, np.tanh(given @ self.W)
        return self.answer

    def backward(self, error):
        delta = error * (1 - self.answer ** 2)
        self.W -= 0.1 * self.given.T @ delta
        return delta @ self.W.T


layers = [Layer(2, 3), Layer(3, 1)]
for step in range(4):
    answer = x
    for layer in layers:
        answer = layer.forward(answer)
    error = answer - y
    for layer in reversed(layers):
        error = layer.backward(error)
print("loss", ((answer - y) ** 2).mean())
"""
    names = [p.name for p in recorded(layers).evidence.understanding.roles.parameters]
    update = "        self.W -= 0.1 * self.given.T @ delta\n"
    assert moved(layers, *names) == layers.replace(
        f"{update}        return delta @ self.W.T",
        f"        below = delta @ self.W.T\n{update}        return below",
    )


@pytest.mark.parametrize("end", ["", "\n"])
def test_the_last_line_may_have_no_end(end: str) -> None:
    updates = TWO_LAYERS.split(READER)[1].replace(UPDATE, "")
    last = "    W1 -= rate * x.T @ (d2 @ W2.T * (1 - h ** 2))"
    head = TWO_LAYERS.split(READER)[0]
    source = head + UPDATE + updates.split("\n")[0] + "\n" + last
    assert moved(source + end, "W2") == head + updates.split("\n")[0] + f"\n{last}\n" + UPDATE


def test_the_search_proposes_just_that() -> None:
    evidence = known("U01", "faulty")
    (found,) = [each for each in evidence.searches[0].versions if each.means == "older"]
    edit = later(evidence.traced, found)
    assert edit is not None
    rows = [row.strip() for row in edit.applied(text("U01", "faulty"), edit.files[0]).split("\n")]
    assert rows.index("W2 -= rate * a1.T @ d2") == rows.index("d1 = d2 @ W2.T * slope(a1)") + 1
    assert sorted(rows) == sorted(row.strip() for row in text("U01", "faulty").split("\n"))
