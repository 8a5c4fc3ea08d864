"""The rule D01 for tests that are not scaled as training was."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.evidence.test_rescaled import PROGRAM, RIGHT
from tests.unit.doctor.rules.alone import found


def test_inputs_far_from_those_of_training_are_proven(tmp_path: Path) -> None:
    (candidate,) = found("d01_test_unscaled", PROGRAM.format(scaled=""), tmp_path)
    assert (candidate.code, candidate.proof, candidate.by) == ("D01", "exact", "report")
    assert candidate.edit is not None


def test_other_numbers_must_show_in_the_report(tmp_path: Path) -> None:
    program = PROGRAM.format(scaled="test = (test - test.mean()) / test.max()")
    (candidate,) = found("d01_test_unscaled", program, tmp_path)
    assert (candidate.proof, candidate.improves) == ("rerun", True)


def test_nothing_is_said_of_the_sound_one(tmp_path: Path) -> None:
    assert found("d01_test_unscaled", RIGHT, tmp_path) == []
