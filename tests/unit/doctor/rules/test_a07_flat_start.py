"""The rule A07: a layer that starts flat."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("a07_flat_start", "A07", "faulty")
    assert found.code == "A07"
    assert found.span is not None
    assert found.span.line in lines("A07")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("a07_flat_start", "A07", "faulty")
    assert "np.zeros(12) + 0.0" in cured(found, text("A07", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a07_flat_start", "A07", "sound") == []
