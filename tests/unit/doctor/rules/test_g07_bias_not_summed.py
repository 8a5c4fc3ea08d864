"""The rule G07: a sum over everything."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g07_bias_not_summed", "G07", "faulty")
    assert (found.code, found.proof) == ("G07", "exact")
    assert found.span is not None
    assert found.span.line in lines("G07")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g07_bias_not_summed", "G07", "faulty")
    assert "b1 -= rate * d1.sum(axis=0, keepdims=True)" in cured(found, text("G07", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g07_bias_not_summed", "G07", "sound") == []
