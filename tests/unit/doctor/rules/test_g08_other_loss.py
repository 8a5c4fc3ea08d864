"""The rule G08: the gradient of another loss."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("g08_other_loss", "G08", "faulty")
    assert (found.code, found.proof) == ("G08", "exact")
    assert found.span is not None
    assert found.span.line in lines("G08")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("g08_other_loss", "G08", "faulty")
    assert "d2 = a2 - Y\n" in cured(found, text("G08", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("g08_other_loss", "G08", "sound") == []
