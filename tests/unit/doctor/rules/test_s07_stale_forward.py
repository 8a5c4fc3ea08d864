"""The rule S07: an old copy of the weights."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("s07_stale_forward", "S07", "faulty")
    assert (found.code, found.proof) == ("S07", "exact")
    assert found.span is not None
    assert found.span.line in lines("S07")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("s07_stale_forward", "S07", "faulty")
    assert "z1 = X @ W1 + b1" in cured(found, text("S07", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("s07_stale_forward", "S07", "sound") == []
