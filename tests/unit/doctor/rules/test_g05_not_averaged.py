"""The rule G05: a sum for a mean."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g05_not_averaged", "G05", "faulty")
    assert found.code == "G05"
    assert found.span is not None
    assert found.span.line in lines("G05")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g05_not_averaged", "G05", "faulty")
    assert "(out - y) / len(y)" in cured(found, text("G05", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g05_not_averaged", "G05", "sound") == []
