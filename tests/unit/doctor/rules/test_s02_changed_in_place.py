"""The rule S02: answers changed in place."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("s02_changed_in_place", "S02", "faulty")
    assert (found.code, found.proof) == ("S02", "exact")
    assert found.span is not None
    assert found.span.line in lines("S02")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("s02_changed_in_place", "S02", "faulty")
    assert "d2 = error * slope(a2)\n    d1 = d2" in cured(found, text("S02", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("s02_changed_in_place", "S02", "sound") == []
