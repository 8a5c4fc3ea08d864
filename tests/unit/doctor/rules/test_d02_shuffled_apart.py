"""The rule D02: rows and targets in different orders."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("d02_shuffled_apart", "D02", "faulty")
    assert found.code == "D02"
    assert found.span is not None
    assert found.span.line in lines("D02")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("d02_shuffled_apart", "D02", "faulty")
    assert "X, Y = X[order], Y[order]" in cured(found, text("D02", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("d02_shuffled_apart", "D02", "sound") == []
