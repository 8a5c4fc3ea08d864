"""The rule A03: targets beyond the output."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("a03_out_of_reach", "A03", "faulty")
    assert found.code == "A03"
    assert found.span is not None
    assert found.span.line in lines("A03")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("a03_out_of_reach", "A03", "faulty")
    assert "out = hidden @ V + c\n    delta = (out - y) / len(x)" in cured(found, text("A03", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("a03_out_of_reach", "A03", "sound") == []
