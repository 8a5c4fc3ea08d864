"""The rule E01: an accuracy over one column."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("e01_accuracy", "E01", "faulty")
    assert found.code == "E01"
    assert found.span is not None
    assert found.span.line in lines("E01")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("e01_accuracy", "E01", "faulty")
    assert "(answer(X)[1] > 0.5).ravel() == Y.ravel()" in cured(found, text("E01", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("e01_accuracy", "E01", "sound") == []
