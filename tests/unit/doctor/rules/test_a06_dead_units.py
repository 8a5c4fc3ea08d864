"""The rule A06: a dead layer."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("a06_dead_units", "A06", "faulty")
    assert found.code == "A06"
    assert found.span is not None
    assert found.span.line in lines("A06")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("a06_dead_units", "A06", "faulty")
    assert "np.full(12, 0.0)" in cured(found, text("A06", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a06_dead_units", "A06", "sound") == []
