"""The rule H01: a rate that is too large."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("h01_rate", "H01", "faulty")
    assert found.code == "H01"
    assert found.span is not None
    assert found.span.line in lines("H01")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("h01_rate", "H01", "faulty")
    assert "rate = 0." in cured(found, text("H01", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("h01_rate", "H01", "sound") == []
