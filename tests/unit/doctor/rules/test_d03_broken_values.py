"""The rule D03: values that are no numbers."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("d03_broken_values", "D03", "faulty")
    assert found.code == "D03"
    assert found.span is not None
    assert found.span.line in lines("D03")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("d03_broken_values", "D03", "faulty")
    assert "y = np.nan_to_num(y)" in cured(found, text("D03", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("d03_broken_values", "D03", "sound") == []
