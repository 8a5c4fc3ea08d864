"""The rule G01: the slope of an activation."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g01_wrong_derivative", "G01", "faulty")
    # A slope that serves all layers leaves no parameter right: a run must confirm the cure.
    assert (found.code, found.proof) == ("G01", "rerun")
    assert found.span is not None
    assert found.span.line in lines("G01")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g01_wrong_derivative", "G01", "faulty")
    assert "return a * (1 - a)" in cured(found, text("G01", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g01_wrong_derivative", "G01", "sound") == []
