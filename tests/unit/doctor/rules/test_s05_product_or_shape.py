"""The rule S05: a reshape for a transpose."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("s05_product_or_shape", "S05", "faulty")
    assert (found.code, found.proof) == ("S05", "exact")
    assert found.span is not None
    assert found.span.line in lines("S05")
    assert found.observed != found.expected


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("s05_product_or_shape", "S05", "faulty")
    assert "X.T @ d1" in cured(found, text("S05", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("s05_product_or_shape", "S05", "sound") == []
