"""The rule U01: an update that comes too early."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("u01_updated_too_early", "U01", "faulty")
    assert (found.code, found.proof) == ("U01", "exact")
    assert found.span is not None
    assert found.span.line in lines("U01")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("u01_updated_too_early", "U01", "faulty")
    assert "d1 = d2 @ W2.T * slope(a1)\n    W2 -= rate * a1.T @ d2" in cured(found, text("U01", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("u01_updated_too_early", "U01", "sound") == []
