"""The rule A04: labels that do not fit the output."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("a04_labels_do_not_fit", "A04", "faulty")
    assert found.code == "A04"
    assert found.span is not None
    assert found.span.line in lines("A04")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("a04_labels_do_not_fit", "A04", "faulty")
    assert " + 1) / 2" in cured(found, text("A04", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a04_labels_do_not_fit", "A04", "sound") == []
