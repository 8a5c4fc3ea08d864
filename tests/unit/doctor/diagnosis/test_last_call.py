"""Layers that read the answers of the last call."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.last_call import answers_of_last_call
from tests.unit.doctor.diagnosis.recorded import recorded

KEPT = """\
import numpy as np

rng = np.random.default_rng(5)
x, y = rng.normal(size=(4, 3)), rng.normal(size=(4, 1))


class Net:
    def __init__(self):
        self.W1, self.W2 = rng.normal(size=(3, 5)), rng.normal(size=(5, 1))
        self.h = np.zeros((1, 5))

    def answer(self, x):
        z1 = x @ self.W1
        z2 = self.h @ self.W2
        self.h = np.tanh(z1)
        return z2


net = Net()
for epoch in range(6):
    for k in range(4):
        a = net.answer(x[k : k + 1])
        d2 = a - y[k : k + 1]
        d1 = d2 @ net.W2.T * (1 - net.h ** 2)
        net.W2 -= 0.05 * net.h.T @ d2
        net.W1 -= 0.05 * x[k : k + 1].T @ d1
print("loss", (d2 ** 2).sum())
"""
READ = "        z2 = self.h @ self.W2\n"
MADE = "        self.h = np.tanh(z1)\n"
# In a loop over batches, where what is computed from the stale answers follows at once.
LOOPED = """\
import numpy as np

rng = np.random.default_rng(5)
x, y = rng.normal(size=(12, 3)), rng.normal(size=(12, 1))
W1, W2 = rng.normal(size=(3, 5)), rng.normal(size=(5, 1))
h = np.zeros((4, 5))
for step in range(9):
    k = rng.permutation(12)[:4]
    a = h @ W2
    delta = a - y[k]
    h = np.tanh(x[k] @ W1)
    below = delta @ W2.T * (1 - h ** 2)
    W2 -= 0.05 * h.T @ delta
    W1 -= 0.05 * x[k].T @ below
print("loss", (delta ** 2).sum())
"""


def test_the_line_that_reads_the_last_answers_is_told_and_put_behind() -> None:
    known = recorded(KEPT)
    (found,) = answers_of_last_call(known.evidence)
    assert known.told(found) == ("S07", known.line("z2 ="))
    assert found.proof == "exact"
    assert known.with_edit(found.edit) == KEPT.replace(READ + MADE, MADE + READ)


def test_what_makes_the_answers_goes_first_where_others_follow_the_reader() -> None:
    known = recorded(LOOPED)
    (found,) = answers_of_last_call(known.evidence)
    assert known.told(found) == ("S07", known.line("a = h @ W2"))
    made = "    h = np.tanh(x[k] @ W1)\n"
    assert known.with_edit(found.edit) == LOOPED.replace(made, "").replace(
        "    a = h @ W2\n", f"{made}    a = h @ W2\n"
    )


@pytest.mark.parametrize(
    "sound",
    [
        KEPT.replace(READ + MADE, MADE + READ),
        # A recurrent state is made from the one before it.
        KEPT.replace("np.tanh(z1)", "np.tanh(z1 + 0.5 * self.h)"),
        # Several passes before one update: each overwrites the answers of the pass before it.
        KEPT.replace(READ + MADE, MADE + READ)
        .replace("    for k in range(4):\n", "    g1, g2 = 0, 0\n    for k in range(4):\n")
        .replace("        net.W2 -= 0.05 *", "        g2 = g2 +")
        .replace("        net.W1 -= 0.05 *", "        g1 = g1 +")
        .replace("print(", "    net.W2 -= 0.05 * g2\n    net.W1 -= 0.05 * g1\nprint("),
        # The answers for the next round are computed after the update: they are those of its weights.
        LOOPED.replace("    h = np.tanh(x[k] @ W1)\n", "")
        .replace("k = rng.permutation(12)[:4]", "k = np.arange(4)")
        .replace("h = np.zeros((4, 5))", "h = np.tanh(x[:4] @ W1)")
        .replace("x[k].T @ below\n", "x[k].T @ below\n    h = np.tanh(x[k] @ W1)\n"),
    ],
)
def test_of_answers_of_this_step_nothing_is_said(sound: str) -> None:
    assert list(answers_of_last_call(recorded(sound).evidence)) == []
