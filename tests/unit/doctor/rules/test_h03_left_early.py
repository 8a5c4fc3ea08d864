"""The rule H03: a return in the loop."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("h03_left_early", "H03", "faulty")
    assert found.code == "H03"
    assert found.span is not None
    assert found.span.line in lines("H03")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("h03_left_early", "H03", "faulty")
    assert "    return P" in cured(found, text("H03", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("h03_left_early", "H03", "sound") == []
