"""The rule E04: an answer without the biases."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("e04_other_prediction", "E04", "faulty")
    assert found.code == "E04"
    assert found.span is not None
    assert found.span.line in lines("E04")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("e04_other_prediction", "E04", "faulty")
    assert "hidden = np.tanh(X @ W + b)" in cured(found, text("E04", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("e04_other_prediction", "E04", "sound") == []
