"""The rule A02: a hidden layer that is linear."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("a02_no_activation", "A02", "faulty")
    assert found.code == "A02"
    assert found.span is not None
    assert found.span.line in lines("A02")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("a02_no_activation", "A02", "faulty")
    assert "hidden = np.tanh(sums)" in cured(found, text("A02", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a02_no_activation", "A02", "sound") == []


LEFT_OUT = """\
import numpy as np
rng = np.random.default_rng(4)
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
y = np.array([[0], [1], [1], [0]], dtype=float)
W1, b1 = rng.normal(0, 1, (2, 4)), np.zeros(4)
W2, b2 = rng.normal(0, 1, (4, 1)), np.zeros(1)
for step in range(900):
    z1 = x @ W1 + b1
    h = z1
    a = 1 / (1 + np.exp(-(h @ W2 + b2)))
    d2 = a - y
    d1 = d2 @ W2.T * (1 - h ** 2)
    W2 -= 0.3 * h.T @ d2
    b2 -= 0.3 * d2.sum(axis=0)
    W1 -= 0.3 * x.T @ d1
    b1 -= 0.3 * d1.sum(axis=0)
print("loss", ((a - y) ** 2).mean())
"""


def test_a_slope_without_its_activation_proves_that_this_was_left_out(tmp_path: Path) -> None:
    (one,) = found("a02_no_activation", LEFT_OUT, tmp_path)
    assert (one.proof, one.span and one.span.line) == ("exact", 9)
    assert "    h = np.tanh(z1)\n" in cured(one, LEFT_OUT)
