"""The rule D03 for targets among the inputs."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.evidence.test_leaked import PROGRAM
from tests.unit.doctor.rules.alone import found


def test_the_slice_that_takes_the_target_in_is_named(tmp_path: Path) -> None:
    program = PROGRAM.format(inputs="table[:60, 1:]", targets="table[:60, 3:]")
    (candidate,) = found("d03_leaked_target", program, tmp_path)
    assert (candidate.code, candidate.proof) == ("D03", "exact")
    assert candidate.span is not None
    assert candidate.span.line == 7


def test_nothing_is_said_of_the_sound_one(tmp_path: Path) -> None:
    program = PROGRAM.format(inputs="table[:60, :3]", targets="table[:60, 3:]")
    assert found("d03_leaked_target", program, tmp_path) == []
