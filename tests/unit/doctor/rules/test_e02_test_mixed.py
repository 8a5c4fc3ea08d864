"""The rule E02: a test of trained rows."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("e02_test_mixed", "E02", "faulty")
    assert found.code == "E02"
    assert found.span is not None
    assert found.span.line in lines("E02")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("e02_test_mixed", "E02", "faulty")
    assert "X[80:]" in cured(found, text("E02", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("e02_test_mixed", "E02", "sound") == []
