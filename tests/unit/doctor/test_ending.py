"""How the run ended is said, and whether anything could be run at all."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from clearprop.doctor.ending import ending_notes, problem_of
from clearprop.doctor.finding import Finding
from clearprop.doctor.outcome import Outcome
from clearprop.doctor.reruns import Reruns
from clearprop.trace.case import Case
from clearprop.trace.failure import Failure
from tests.unit.doctor.programs import FINDING

PATH = Path("net.py")


def failure(kind: str) -> Failure:
    return Failure(kind, "it failed", None, "", "", (), "")


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            Case(PATH, exception=failure("SyntaxError"), seconds=0.1),
            "net.py: SyntaxError: it failed. Python cannot read it, so nothing was run.",
        ),
        (Case(PATH, exception=failure("ValueError"), seconds=0.1), None),
        (Case(PATH, limits=("killed",), notes=("nothing was recorded",)), "killed; nothing was recorded"),
        (Case(PATH, seconds=0.1), None),
    ],
)
def test_a_problem_is_what_kept_it_from_running(case: Case, expected: str | None) -> None:
    assert problem_of(case) == expected


def said(
    case: Case, found: dict[str, object], *findings: Finding, problems: tuple[str, ...] = ()
) -> list[str]:
    reruns = Reruns(PATH, Outcome(), time.monotonic(), 1.0)
    reruns.problems.extend(problems)
    return [note.sentence("en") for note in ending_notes(case, found, reruns, findings)]


def test_notes_say_what_was_cut_what_was_assumed_and_what_was_not_understood() -> None:
    case = Case(PATH, limits=("the program was stopped after 3 seconds",), notes=("%time was left out",))
    notes = said(
        case, {"unseeded": True, "reasons": ["no loop", "%time was left out"]}, problems=("time", "size", "x")
    )
    assert notes == [
        "Not all of it was seen: the program was stopped after 3 seconds.",
        "The program sets no seed for its random numbers, so one was set from outside, the same for every"
        " run.",
        "Not understood: no loop.",
        "No time was left to try every cure.",
        "The folder of the program holds more than 200 MB, so no cure was tried.",
        "A cure could not be tried: x.",
        "%time was left out",
    ]


def test_a_crash_is_said_unless_a_finding_explains_it() -> None:
    case = Case(PATH, exception=failure("ValueError"))
    assert said(case, {}) == ["The program stopped with ValueError: it failed."]
    assert said(case, {}, FINDING) == []
