"""The rule A06: a dead layer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("a06_dead_units", "A06", "faulty")
    assert found.code == "A06"
    assert found.span is not None
    assert found.span.line in lines("A06")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("a06_dead_units", "A06", "faulty")
    assert "np.full(12, 0.0)" in cured(found, text("A06", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a06_dead_units", "A06", "sound") == []


@pytest.mark.parametrize(
    ("start", "codes"), [("-rng.random((2, 6))", ["A06"]), ("rng.normal(0, 1, (2, 6))", [])]
)
def test_weights_that_make_every_sum_negative_are_told(start: str, codes: list[str], tmp_path: Path) -> None:
    program = (
        "import numpy as np\n"
        "rng = np.random.default_rng(2)\n"
        "x = rng.uniform(0.1, 1, (30, 2))\n"
        "t = x[:, :1] * x[:, 1:]\n"
        f"W1 = {start}\n"
        "b1, W2, b2 = np.zeros(6), rng.normal(0, 1, (6, 1)), np.zeros(1)\n"
        "for epoch in range(200):\n"
        "    z = x @ W1 + b1\n"
        "    h = np.maximum(z, 0)\n"
        "    d = (h @ W2 + b2 - t) / 30\n"
        "    e = d @ W2.T * (z > 0)\n"
        "    W2 -= 0.1 * h.T @ d\n"
        "    b2 -= 0.1 * d.sum(axis=0)\n"
        "    W1 -= 0.1 * x.T @ e\n"
        "    b1 -= 0.1 * e.sum(axis=0)\n"
    )
    faults = found("a06_dead_units", program, tmp_path)
    assert [each.code for each in faults] == codes
    assert all(each.span and each.span.line == 5 and each.edit is not None for each in faults)
