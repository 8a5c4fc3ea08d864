"""Numbers prove, or a run decides: what is reported of a candidate, and how sure it is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.confirm import confirm
from clearprop.doctor.edits import Edit
from clearprop.doctor.examine import examine_program
from clearprop.doctor.outcome import ANALYSES, Outcome
from clearprop.doctor.reruns import Reruns
from clearprop.trace.reading import read_program
from clearprop.trace.span import Span
from tests.unit.doctor.programs import FAULT_LINE, FAULTY, write

COLUMN = FAULTY.split("\n")[FAULT_LINE - 1].index("(y - a)")


@pytest.fixture(scope="module")
def sick(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    program = write(tmp_path_factory.mktemp("sick"), FAULTY)
    return program, Outcome.of(read_program(program, analyses=ANALYSES[1:]))


def candidate(program: Path, text: str, proof: str, code: str = "G04", **more: object) -> Candidate:
    span = Span(str(program), FAULT_LINE, COLUMN, FAULT_LINE, COLUMN + 7)
    return Candidate(code, span, "doctor.message.gradient", edit=Edit.of(span, text), proof=proof, **more)


def decided(sick: tuple[Path, Outcome], *candidates: Candidate) -> list[tuple[str, str]]:
    program, baseline = sick
    reruns = Reruns(program, baseline, time.monotonic() + 60.0, 20.0)
    return [(each.candidate.code, each.certainty) for each in confirm(candidates, reruns, None)]


CURE, NOTHING = "(a - y)", "(y -  a)"


@pytest.mark.parametrize(
    ("text", "proof", "improves", "expected"),
    [
        (CURE, "exact", False, "proven"),
        (NOTHING, "exact", False, "proven"),
        (NOTHING, "exact", True, None),
        (CURE, "rerun", False, "likely"),
        (NOTHING, "rerun", False, "hint"),
        (NOTHING, "rerun", True, None),
        (CURE, "none", False, "hint"),
    ],
)
def test_the_run_with_the_cure_decides(
    sick: tuple[Path, Outcome], text: str, proof: str, improves: bool, expected: str | None
) -> None:
    found = decided(sick, candidate(sick[0], text, proof, improves=improves))
    assert found == ([] if expected is None else [("G04", expected)])


@pytest.mark.parametrize("text", ["(np.nan * a)", "(y - missing)"], ids=["no numbers", "crashes"])
def test_an_edit_that_breaks_the_training_is_not_handed_out(sick: tuple[Path, Outcome], text: str) -> None:
    program, baseline = sick
    reruns = Reruns(program, baseline, time.monotonic() + 60.0, 20.0)
    (found,) = confirm([candidate(program, text, "exact")], reruns, None)
    assert (found.certainty, found.edit, found.outcome) == ("proven", None, None)


def test_an_edit_that_makes_the_training_worse_is_not_handed_out(tmp_path: Path) -> None:
    program = write(tmp_path, FAULTY.replace("(y - a)", "(a - y)"))
    baseline = Outcome.of(read_program(program, analyses=ANALYSES[1:]))
    reruns = Reruns(program, baseline, time.monotonic() + 60.0, 20.0)
    (found,) = confirm([candidate(program, "(y - a)", "exact")], reruns, None)
    assert (found.certainty, found.edit, found.outcome) == ("proven", None, None)
    assert found.gain is not None
    assert found.gain.worse


def test_of_equal_cures_the_one_that_works_is_chosen(sick: tuple[Path, Outcome]) -> None:
    program, baseline = sick
    first = candidate(program, NOTHING, "exact")
    cure = Edit.of(first.edit.replacements[0].span, CURE)  # type: ignore[union-attr]
    reruns = Reruns(program, baseline, time.monotonic() + 60.0, 20.0)
    with_choice = Candidate(**{**vars(first), "alternatives": (cure,)})
    (found,) = confirm([with_choice], reruns, None)
    assert found.edit == cure
    assert found.gain is not None
    assert found.gain.clear


def test_what_is_proven_stands_alone(sick: tuple[Path, Outcome]) -> None:
    program = sick[0]
    others = candidate(program, CURE, "rerun", "H01"), candidate(program, CURE, "none", "A08")
    assert decided(sick, *others, candidate(program, CURE, "exact")) == [("G04", "proven")]


def test_a_run_that_was_cut_accuses_nobody_of_too_little_training(sick: tuple[Path, Outcome]) -> None:
    program, baseline = sick
    cut = Outcome(**{**vars(baseline), "cut": True})
    assert decided((program, cut), candidate(program, CURE, "rerun", "H02")) == []
    assert decided((program, cut), candidate(program, CURE, "exact")) == [("G04", "proven")]


def test_the_whole_way(sick: tuple[Path, Outcome]) -> None:
    report = examine_program(sick[0])
    assert (report.verdict, report.findings[0].certainty) == ("faulty", "proven")
    assert report.findings[0].span is not None
    assert report.findings[0].span.line in (11, 13, 14, 15, 16)
