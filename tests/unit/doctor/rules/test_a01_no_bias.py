"""The rule A01: a layer without a bias."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text

LINE = """\
import numpy as np
rng = np.random.default_rng(9)
t = rng.uniform(-1, 4, 60)
y = 18 * t + 32
m, c = 0.0, 0.0
for k in range(500):
    guess = m * t{read}
    m -= 0.05 * 2 * np.mean((guess - y) * t)
    c -= 0.05 * 2 * np.mean(guess - y)
print("mean squared error", np.mean((guess - y) ** 2))
"""


def test_the_fault_is_found_where_it_is() -> None:
    (one,) = said("a01_no_bias", "A01", "faulty")
    assert one.code == "A01"
    assert one.span is not None
    assert one.span.line in lines("A01")
    assert one.proof == "exact"


def test_a_bias_is_started_read_and_trained_in_the_words_of_the_program() -> None:
    (one,) = said("a01_no_bias", "A01", "faulty")
    program = cured(one, text("A01", "faulty"))
    assert "bias = 0.0\n" in program
    assert program.count("X @ W + bias") == 2
    assert "    bias -= 0.5 * (((p - y) * p * (1 - p)).sum(axis=0))\n" in program


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a01_no_bias", "A01", "sound") == []


def test_a_bias_that_is_trained_and_never_read_is_proven(tmp_path: Path) -> None:
    (one,) = found("a01_no_bias", LINE.format(read=""), tmp_path)
    assert (one.span and one.span.line, one.proof) == (7, "exact")
    assert one.edit is not None
    assert one.edit.replacements[0].text == "m * t + c"
    assert found("a01_no_bias", LINE.format(read=" + c"), tmp_path) == []


def test_a_straight_line_that_misses_its_offset_is_proven_without_a_run(tmp_path: Path) -> None:
    alone = LINE.replace("m, c = 0.0, 0.0", "m = 0.0").replace("    c -= 0.05 * 2 * np.mean(guess - y)\n", "")
    (one,) = found("a01_no_bias", alone.format(read=""), tmp_path)
    assert one.proof == "exact"
    program = cured(one, alone.format(read=""))
    assert "bias -= 0.05 * 2 * np.mean((guess - y))" in program
    through = alone.replace("+ 32", "").format(read="")
    assert found("a01_no_bias", through, tmp_path) == []


ZEROS = """\
import numpy as np
rng = np.random.default_rng(1)
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
y = np.array([[{first}], [1], [1], [0]], dtype=float)
U, V = rng.uniform(-1, 1, (2, 8)), rng.uniform(-1, 1, (8, 1))
for epoch in range(3000):
    h = np.tanh(x @ U)
    p = {answer}
    d = p - y
    V, U = V - 0.2 * h.T @ d, U - 0.2 * x.T @ (d @ V.T * (1 - h * h))
print("loss", np.mean((p - y) ** 2))
"""


SIGMOID = "1 / (1 + np.exp(-(h @ V)))"


@pytest.mark.parametrize(
    ("first", "answer", "codes"),
    [
        ("0", "1 / (1 + np.exp(-(h @ V)))", ["A01"]),
        ("0", "h @ V", []),
        ("0.5", "1 / (1 + np.exp(-(h @ V)))", []),
    ],
)
def test_the_answer_to_zeros_is_fixed_without_a_bias(
    first: str, answer: str, codes: list[str], tmp_path: Path
) -> None:
    faults = found("a01_no_bias", ZEROS.format(first=first, answer=answer), tmp_path)
    assert [each.code for each in faults] == codes
    assert all(each.proof == "exact" and each.span and each.span.line == 7 for each in faults)
