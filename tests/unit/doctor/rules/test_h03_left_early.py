"""The rule H03: a return in the loop."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("h03_left_early", "H03", "faulty")
    assert found.code == "H03"
    assert found.span is not None
    assert found.span.line in lines("H03")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("h03_left_early", "H03", "faulty")
    assert "    return P" in cured(found, text("H03", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("h03_left_early", "H03", "sound") == []


def test_a_loop_that_its_own_counter_leaves_is_told(tmp_path: Path) -> None:
    program = (
        "import numpy as np\n"
        "x = np.linspace(-1, 1, 20).reshape(-1, 1)\n"
        "w, b = np.zeros((1, 1)), np.zeros(1)\n"
        "for k in range(300):\n"
        "    if k % 10 == 9:\n"
        "        break\n"
        "    a = x @ w + b\n"
        "    w -= 0.1 * x.T @ (a - 3 * x - 1) / 20\n"
        "    b -= 0.1 * (a - 3 * x - 1).mean(axis=0)\n"
        "print('loss', np.mean((a - 3 * x - 1) ** 2))\n"
    )
    (one,) = found("h03_left_early", program, tmp_path)
    assert (one.span and one.span.line, one.proof) == (5, "rerun")
    assert "break" not in cured(one, program)
