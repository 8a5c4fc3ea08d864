"""The rule G11: a penalty that one layer lacks."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g11_penalty", "G11", "faulty")
    assert (found.code, found.proof) == ("G11", "exact")
    assert found.span is not None
    assert found.span.line in lines("G11")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g11_penalty", "G11", "faulty")
    assert "gV = x.T @ dh + decay * V" in cured(found, text("G11", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g11_penalty", "G11", "sound") == []
