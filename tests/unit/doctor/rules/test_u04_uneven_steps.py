"""The rule U04: a rate that is multiplied in twice."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("u04_uneven_steps", "U04", "faulty")
    assert (found.code, found.proof) == ("U04", "exact")
    assert found.span is not None
    assert found.span.line in lines("U04")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("u04_uneven_steps", "U04", "faulty")
    assert "vc = mu * vc - rate * gc" in cured(found, text("U04", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("u04_uneven_steps", "U04", "sound") == []
