"""The rule G12: the wrong value in a gradient."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g12_wrong_value", "G12", "faulty")
    assert (found.code, found.proof) == ("G12", "exact")
    assert found.span is not None
    assert found.span.line in lines("G12")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g12_wrong_value", "G12", "faulty")
    assert "gC = g.T @ dp" in cured(found, text("G12", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g12_wrong_value", "G12", "sound") == []
