"""The rule I03: weights that are drawn in every round."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("i03_drawn_anew", "I03", "faulty")
    assert found.code == "I03"
    assert found.span is not None
    assert found.span.line in lines("I03")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("i03_drawn_anew", "I03", "faulty")
    assert "U, a = rng.normal(0, 1.2, (1, 12)), rng.normal(0, 0.8, 12)\nV, c" in cured(
        found, text("I03", "faulty")
    )


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("i03_drawn_anew", "I03", "sound") == []
