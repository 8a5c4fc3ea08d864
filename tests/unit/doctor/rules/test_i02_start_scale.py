"""The rule I02: weights that start far too large."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("i02_start_scale", "I02", "faulty")
    assert found.code == "I02"
    assert found.span is not None
    assert found.span.line in lines("I02")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("i02_start_scale", "I02", "faulty")
    assert " * 400" in cured(found, text("I02", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("i02_start_scale", "I02", "sound") == []
