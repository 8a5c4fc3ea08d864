"""Normalised over the examples."""

from __future__ import annotations

from tests.unit.doctor.rules.alone import RULES, cured, of_folder


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("s04_wrong_axis", "S04")
    assert [(each.code, each.span and each.span.line) for each in faulty] == [("S04", 12)]
    assert faulty[0].proof == "exact"
    assert "e.sum(axis=1, keepdims=True)" in cured(faulty[0], RULES / "S04" / "faulty.py")
    assert sound == []
