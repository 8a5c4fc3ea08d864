"""Logarithms of zero: the report is no number, training is sound."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import RULES, cured, found, of_folder


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("n01_not_a_number", "N01")
    assert [(each.code, each.span and each.span.line) for each in faulty] == [("N01", 11)]
    assert faulty[0].proof == "exact"
    assert faulty[0].observed is not None
    assert "log" in faulty[0].observed
    assert "np.log(np.maximum(p, 1e-12))" in cured(faulty[0], RULES / "N01" / "faulty.py")
    assert sound == []


def test_a_warning_that_changes_nothing_is_no_fault(tmp_path: Path) -> None:
    text = (
        "import numpy as np\n"
        "x = np.array([0.0, 1.0, 2.0])\n"
        "safe = np.where(x > 0, np.log(x), 0.0)\n"
        "print(safe.sum())\n"
    )
    assert found("n01_not_a_number", text, tmp_path) == []
