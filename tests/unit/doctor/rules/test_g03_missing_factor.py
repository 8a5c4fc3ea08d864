"""The rule G03: a missing factor."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g03_missing_factor", "G03", "faulty")
    assert (found.code, found.proof) == ("G03", "exact")
    assert found.span is not None
    assert found.span.line in lines("G03")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g03_missing_factor", "G03", "faulty")
    assert "d1 = d2 @ W2.T * a1 * (1 - a1)" in cured(found, text("G03", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g03_missing_factor", "G03", "sound") == []
