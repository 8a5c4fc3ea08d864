"""The rule D07: examples in the order of their classes."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_loop_over_the_rows_is_named() -> None:
    (found,) = said("d07_class_by_class", "D07", "faulty")
    assert found.code == "D07"
    assert found.span is not None
    assert found.span.line in lines("D07")
    assert found.proof == "rerun"


def test_the_rows_are_mixed_in_the_words_of_the_program() -> None:
    (found,) = said("d07_class_by_class", "D07", "faulty")
    program = cured(found, text("D07", "faulty"))
    assert "for i in np.random.default_rng(0).permutation(range(len(X))):" in program


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("d07_class_by_class", "D07", "sound") == []
