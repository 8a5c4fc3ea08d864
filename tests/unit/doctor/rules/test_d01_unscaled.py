"""The rule D01: columns of very different size."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("d01_unscaled", "D01", "faulty")
    assert found.code == "D01"
    assert found.span is not None
    assert found.span.line in lines("D01")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("d01_unscaled", "D01", "faulty")
    assert "X = (X - X.mean(axis=0)) / X.std(axis=0)" in cured(found, text("D01", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("d01_unscaled", "D01", "sound") == []
