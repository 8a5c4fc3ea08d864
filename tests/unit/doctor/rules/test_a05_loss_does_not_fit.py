"""The rule A05: an error that fades where the answer is wrong."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("a05_loss_does_not_fit", "A05", "faulty")
    assert found.code == "A05"
    assert found.span is not None
    assert found.span.line in lines("A05")
    assert found.proof == "rerun"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("a05_loss_does_not_fit", "A05", "faulty")
    assert "d = (p - Y) / len(X)" in cured(found, text("A05", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a05_loss_does_not_fit", "A05", "sound") == []
