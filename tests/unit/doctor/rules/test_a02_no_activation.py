"""The rule A02: a hidden layer that is linear."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("a02_no_activation", "A02", "faulty")
    assert found.code == "A02"
    assert found.span is not None
    assert found.span.line in lines("A02")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("a02_no_activation", "A02", "faulty")
    assert "hidden = np.tanh(sums)" in cured(found, text("A02", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a02_no_activation", "A02", "sound") == []
