"""Softmax without the largest value taken off."""

from __future__ import annotations

from tests.unit.doctor.rules.alone import RULES, cured, of_folder


def test_the_fault_is_placed_and_cured_and_the_sound_one_left_alone() -> None:
    faulty, sound = of_folder("n02_exponential_overflows", "N02")
    assert [(each.code, each.span and each.span.line) for each in faulty] == [("N02", 11)]
    assert faulty[0].proof == "rerun"
    assert "keepdims=True))" in cured(faulty[0], RULES / "N02" / "faulty.py")
    assert sound == []
