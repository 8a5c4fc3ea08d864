"""The rule E03: a loss of the last row."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("e03_reported_loss", "E03", "faulty")
    assert found.code == "E03"
    assert found.span is not None
    assert found.span.line in lines("E03")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("e03_reported_loss", "E03", "faulty")
    assert "curve.append(total / len(X))" in cured(found, text("E03", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("e03_reported_loss", "E03", "sound") == []
