"""The rule G02: a slope of the wrong value."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g02_derivative_of_wrong_value", "G02", "faulty")
    assert (found.code, found.proof) == ("G02", "exact")
    assert found.span is not None
    assert found.span.line in lines("G02")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g02_derivative_of_wrong_value", "G02", "faulty")
    assert "slope(a1)" in cured(found, text("G02", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g02_derivative_of_wrong_value", "G02", "sound") == []
