"""The rule D03: values that are no numbers."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("d03_broken_values", "D03", "faulty")
    assert found.code == "D03"
    assert found.span is not None
    assert found.span.line in lines("D03")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("d03_broken_values", "D03", "faulty")
    assert "y = np.nan_to_num(y)" in cured(found, text("D03", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("d03_broken_values", "D03", "sound") == []


def test_a_division_that_makes_them_is_named(tmp_path: Path) -> None:
    program = (
        "import numpy as np\n"
        "rng = np.random.default_rng(3)\n"
        "x = np.column_stack([rng.normal(0, 1, 20), np.full(20, 2.5)])\n"
        "y = (x[:, :1] > 0).astype(float)\n"
        "x = (x - x.mean(axis=0)) / x.std(axis=0)\n"
        "w = rng.normal(0, 1, (2, 1))\n"
        "for epoch in range(20):\n"
        "    p = 1 / (1 + np.exp(-(x @ w)))\n"
        "    w -= 0.1 * x.T @ (p - y)\n"
    )
    (one,) = found("d03_broken_values", program, tmp_path)
    assert (one.message, one.span and one.span.line) == ("doctor.message.D03.division", 5)
    assert "/ (x.std(axis=0) + 1e-8)\n" in cured(one, program)
