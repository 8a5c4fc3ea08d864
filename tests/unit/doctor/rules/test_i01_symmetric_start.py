"""The rule I01: hidden units that are alike."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("i01_symmetric_start", "I01", "faulty")
    assert found.code == "I01"
    assert found.span is not None
    assert found.span.line in lines("I01")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("i01_symmetric_start", "I01", "faulty")
    assert "W1, b1 = rng.normal(0, 1, (2, 5)), np.zeros((1, 5))" in cured(found, text("I01", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("i01_symmetric_start", "I01", "sound") == []
