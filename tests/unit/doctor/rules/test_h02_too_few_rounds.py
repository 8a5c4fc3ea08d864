"""The rule H02: training that ends too early."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("h02_too_few_rounds", "H02", "faulty")
    assert found.code == "H02"
    assert found.span is not None
    assert found.span.line in lines("H02")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("h02_too_few_rounds", "H02", "faulty")
    assert "EPOCHS = 600" in cured(found, text("H02", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("h02_too_few_rounds", "H02", "sound") == []
