"""The rule U02: an update that climbs."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("u02_climbs", "U02", "faulty")
    assert (found.code, found.proof) == ("U02", "exact")
    assert found.span is not None
    assert found.span.line in lines("U02")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("u02_climbs", "U02", "faulty")
    assert "W1 -= rate * X.T @ d1" in cured(found, text("U02", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("u02_climbs", "U02", "sound") == []
