"""The rule G10: a gradient that is never cleared."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g10_never_cleared", "G10", "faulty")
    assert (found.code, found.proof) == ("G10", "exact")
    assert found.span is not None
    assert found.span.line in lines("G10")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g10_never_cleared", "G10", "faulty")
    assert "gb = d.sum(axis=0, keepdims=True)" in cured(found, text("G10", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g10_never_cleared", "G10", "sound") == []
