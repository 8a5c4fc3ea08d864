"""The rule U03: a bias that is never trained."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("u03_never_updated", "U03", "faulty")
    assert (found.code, found.proof) == ("U03", "exact")
    assert found.span is not None
    assert found.span.line in lines("U03")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("u03_never_updated", "U03", "faulty")
    assert "b1 -= rate * d1.sum(axis=0, keepdims=True)" in cured(found, text("U03", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("u03_never_updated", "U03", "sound") == []
