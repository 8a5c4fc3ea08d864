"""The rule G04: a wrong sign."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g04_sign", "G04", "faulty")
    assert (found.code, found.proof) == ("G04", "exact")
    assert found.span is not None
    assert found.span.line in lines("G04")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g04_sign", "G04", "faulty")
    assert "d1 = d2 @ W2.T * slope(a1)" in cured(found, text("G04", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g04_sign", "G04", "sound") == []
