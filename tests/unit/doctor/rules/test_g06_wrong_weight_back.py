"""The rule G06: weights that lie on the wrong side."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g06_wrong_weight_back", "G06", "faulty")
    assert (found.code, found.proof) == ("G06", "exact")
    assert found.span is not None
    assert found.span.line in lines("G06")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g06_wrong_weight_back", "G06", "faulty")
    assert "dg @ B.T" in cured(found, text("G06", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g06_wrong_weight_back", "G06", "sound") == []
