"""The rule A08: a layer of one unit."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("a08_too_few_units", "A08", "faulty")
    assert found.code == "A08"
    assert found.span is not None
    assert found.span.line in lines("A08")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("a08_too_few_units", "A08", "faulty")
    assert "UNITS = 4" in cured(found, text("A08", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a08_too_few_units", "A08", "sound") == []
