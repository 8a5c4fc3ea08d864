"""The rule U05: the gradient of another parameter."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("u05_wrong_parameter", "U05", "faulty")
    assert (found.code, found.proof) == ("U05", "exact")
    assert found.span is not None
    assert found.span.line in lines("U05")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("u05_wrong_parameter", "U05", "faulty")
    assert "B -= step * gB" in cured(found, text("U05", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("u05_wrong_parameter", "U05", "sound") == []
