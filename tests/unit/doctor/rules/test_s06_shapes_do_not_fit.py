"""Shapes that do not fit."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import RULES, cured, found, of_folder


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("s06_shapes_do_not_fit", "S06")
    assert [(each.code, each.span and each.span.line) for each in faulty] == [("S06", 13)]
    assert faulty[0].proof == "exact"
    assert "d @ u.T" in cured(faulty[0], RULES / "S06" / "faulty.py")
    assert sound == []


def test_an_array_of_a_wrong_size_is_cured_where_it_is_made(tmp_path: Path) -> None:
    text = RULES.joinpath("S06", "sound.py").read_text("utf-8").replace("(4, 7)", "(7, 4)")
    (only,) = found("s06_shapes_do_not_fit", text, tmp_path)
    assert (only.code, only.span and only.span.line) == ("S06", 6)


def test_a_file_that_is_missing_is_none_of_its_business(tmp_path: Path) -> None:
    text = "import numpy as np\nprint(np.loadtxt('there_is_no_such_file.csv'))\n"
    assert found("s06_shapes_do_not_fit", text, tmp_path) == []
