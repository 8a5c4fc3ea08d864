"""The rule D04: a class that is never found."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import lines, said


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("d04_rare_class", "D04", "faulty")
    assert found.code == "D04"
    assert found.span is not None
    assert found.span.line in lines("D04")
    assert found.proof == "exact"


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("d04_rare_class", "D04", "sound") == []
