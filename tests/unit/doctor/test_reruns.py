"""A counterfactual runs the edited program, and leaves the program as it is."""

from __future__ import annotations

import time
from pathlib import Path

from clearprop.doctor.edits import Edit
from clearprop.doctor.outcome import Outcome
from clearprop.doctor.reruns import Reruns
from clearprop.trace.span import Span
from tests.unit.doctor.programs import FAULT_LINE, FAULTY, write


def reruns(program: Path, seconds: float = 60.0) -> Reruns:
    return Reruns(program, Outcome(), time.monotonic() + seconds, seconds)


def test_edits_are_tried_and_measured(tmp_path: Path) -> None:
    program = write(tmp_path, FAULTY)
    column = FAULTY.split("\n")[FAULT_LINE - 1].index("(y - a)")
    cure = Edit.of(Span(str(program), FAULT_LINE, column, FAULT_LINE, column + 7), "(a - y)")
    crash = Edit.of(Span(str(program), 1, 0, 1, 0), "import nothing_of_this_name\n")
    cured, crashed = reruns(program).run([cure, crash])
    assert cured is not None
    assert crashed is not None
    start, end = cured.losses["half_squared_error"]
    assert end < 0.5 * start
    assert (cured.steps, cured.examples, cured.failed) == (200, 4, None)
    assert crashed.failed == "ModuleNotFoundError"
    assert program.read_text(encoding="utf-8") == FAULTY
    assert list(tmp_path.iterdir()) == [program]


def test_what_cannot_be_run_is_none_and_says_why(tmp_path: Path) -> None:
    program = write(tmp_path, FAULTY)
    late = reruns(program, 0.0)
    assert late.run([Edit(())]) == [None]
    assert late.problems == ["time"]
    wrong = reruns(program)
    assert wrong.run([Edit.of(Span(str(program), 99, 0, 99, 1), "x")]) == [None]
    assert "there is no line 99" in wrong.problems[0]
    assert wrong.run([]) == []


def test_a_program_without_a_seed_gives_the_same_numbers_each_time(tmp_path: Path) -> None:
    program = write(tmp_path, "import numpy as np\nprint('loss', np.random.default_rng().normal())\n")
    first, second = reruns(program).run([Edit(()), Edit(())])
    assert first is not None
    assert second is not None
    assert first.stdout == second.stdout
