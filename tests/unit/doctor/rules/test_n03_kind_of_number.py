"""Fractions cut off in silence."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import RULES, cured, found, of_folder


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("n03_kind_of_number", "N03")
    assert [(each.code, each.span and each.span.line) for each in faulty] == [("N03", 6)]
    assert faulty[0].proof == "exact"
    assert "dtype=float" in cured(faulty[0], RULES / "N03" / "faulty.py")
    assert sound == []


def test_a_store_that_is_refused_is_cured_where_the_array_is_made(tmp_path: Path) -> None:
    text = "import numpy as np\nw = np.array([1, 2])\nfor _ in range(3):\n    w -= 0.5 * w\nprint(w)\n"
    (only,) = found("n03_kind_of_number", text, tmp_path)
    assert (only.code, only.span and only.span.line) == ("N03", 2)


def test_labels_that_are_cast_are_no_fault(tmp_path: Path) -> None:
    text = (
        "import numpy as np\np = np.array([0.2, 0.9])\nprint(np.round(p).astype(int), (p * 10).astype(int))\n"
    )
    assert found("n03_kind_of_number", text, tmp_path) == []
