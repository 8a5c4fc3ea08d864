"""The rule G09: a slope beside cross-entropy."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g09_slope_beside_cross_entropy", "G09", "faulty")
    assert (found.code, found.proof) == ("G09", "exact")
    assert found.span is not None
    assert found.span.line in lines("G09")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g09_slope_beside_cross_entropy", "G09", "faulty")
    assert "d = (p - t) / len(x)" in cured(found, text("G09", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g09_slope_beside_cross_entropy", "G09", "sound") == []
