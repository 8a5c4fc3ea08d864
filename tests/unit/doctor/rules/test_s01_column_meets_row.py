"""A column minus a row."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import RULES, cured, found, of_folder


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("s01_column_meets_row", "S01")
    assert [(each.code, each.span and each.span.line) for each in faulty] == [("S01", 5)]
    assert faulty[0].proof == "exact"
    assert "reshape(-1, 1)" in cured(faulty[0], RULES / "S01" / "faulty.py")
    assert sound == []


def test_a_table_of_all_pairs_that_is_meant_is_no_fault(tmp_path: Path) -> None:
    text = (
        "import numpy as np\nx = np.arange(5.0)\ndistance = np.abs(x[:, None] - x)\nprint(distance.max())\n"
    )
    assert found("s01_column_meets_row", text, tmp_path) == []
