"""Examining gives a report of every program, and refuses what is none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import clearprop as cp
from clearprop.doctor.examine import examine, settled
from clearprop.doctor.outcome import Outcome
from clearprop.errors import FileError, SettingError
from tests.unit.doctor.programs import FAULTY, NO_TRAINING, SOUND, write


def test_a_sound_program(tmp_path: Path) -> None:
    report = examine(write(tmp_path, SOUND))
    assert (report.verdict, report.findings, report.problem) == ("sound", (), None)
    assert report.network is not None
    assert list(report.network["sizes"]) == [2, 3, 1]
    assert list(report.network["activations"]) == ["tanh", "sigmoid"]
    assert (report.network["loss"], report.network["reduction"]) == ("half_squared_error", "sum")
    assert report.network["learning_rate"] == 0.5
    assert (report.examples, report.steps) == (4, 200)


def test_a_faulty_one_with_its_cure(tmp_path: Path) -> None:
    program = write(tmp_path, FAULTY)
    report = cp.examine(str(program))
    (finding, *_) = report.findings
    assert (report.verdict, finding.code in ("G04", "U02"), finding.certainty) == ("faulty", True, "proven")
    assert finding.span is not None
    assert finding.span.file == str(program)
    assert finding.rerun is not None
    assert finding.rerun.loss_after is not None
    assert finding.rerun.steps == 200
    assert program.read_text(encoding="utf-8") == FAULTY


def test_a_case_is_examined_like_its_program(tmp_path: Path) -> None:
    case = cp.read_program(write(tmp_path, SOUND))
    assert examine(case).verdict == "sound"


def test_without_training_nothing_can_be_told(tmp_path: Path) -> None:
    report = examine(write(tmp_path, NO_TRAINING))
    assert (report.verdict, report.exit_code, report.network) == ("could not tell", 3, None)
    assert report.notes


def test_what_does_not_compile_is_a_problem(tmp_path: Path) -> None:
    report = examine(write(tmp_path, "for x in\n"))
    assert report.exit_code == 2
    assert "SyntaxError" in str(report.problem)


def test_a_run_that_is_cut_settles_nothing(tmp_path: Path) -> None:
    endless = SOUND.replace("range(200)", "iter(int, 1)")
    report = examine(write(tmp_path, endless), time_limit=1.5)
    assert (report.verdict, report.settled) == ("could not tell", False)
    assert any("stopped after 1.5 seconds" in note.sentence("en") for note in report.notes)


def test_other_things_are_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="examine was given a list; give the path"):
        examine([1])  # type: ignore[arg-type]
    with pytest.raises(FileError, match="there is no such file"):
        examine(tmp_path / "none.py")


def test_our_own_networks_have_a_report_too(tmp_path: Path) -> None:
    network = cp.Network([cp.Dense(np.ones((2, 1)), np.zeros(1), "identity")])
    x, y = [[1.0, 2.0], [3.0, 5.0]], [3.0, 8.0]
    assert examine(network).verdict == "could not tell"
    assert examine(network, x, y).verdict == "sound"
    with pytest.raises(SettingError, match="a program brings its own examples"):
        examine(tmp_path / "none.py", x, y)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome({"half_squared_error": (1.0, 0.5)}), True),
        (Outcome({"half_squared_error": (1.0, 1.5)}), False),
        (Outcome({"half_squared_error": (1.0, float("nan"))}), False),
        (Outcome({"half_squared_error": (1.0, 0.5)}, failed="ValueError"), False),
        (Outcome(), False),
    ],
)
def test_a_run_is_settled_when_its_loss_fell(outcome: Outcome, expected: bool) -> None:
    assert settled(outcome, None) is expected
