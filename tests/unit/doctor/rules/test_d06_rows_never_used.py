"""The rule D06: rows that are left out."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("d06_rows_never_used", "D06", "faulty")
    assert found.code == "D06"
    assert found.span is not None
    assert found.span.line in lines("D06")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("d06_rows_never_used", "D06", "faulty")
    assert "range(0, len(x), 12)" in cured(found, text("D06", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("d06_rows_never_used", "D06", "sound") == []
