"""The rule N04: sigmoids in many layers."""

from __future__ import annotations

from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("n04_vanishing", "N04", "faulty")
    assert found.code == "N04"
    assert found.span is not None
    assert found.span.line in lines("N04")
    assert found.proof == "rerun"


def test_activation_and_slope_are_changed_together() -> None:
    (found,) = said("n04_vanishing", "N04", "faulty")
    program = cured(found, text("N04", "faulty"))
    assert "return np.tanh(z)" in program
    assert "return 1 - a * a" in program


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("n04_vanishing", "N04", "sound") == []
