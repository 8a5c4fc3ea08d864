"""How the run ended is said, and whether anything could be run at all."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from clearprop.doctor.ending import ending_notes, problem_of
from clearprop.doctor.finding import Finding
from clearprop.doctor.outcome import Outcome
from clearprop.doctor.reruns import Reruns
from clearprop.numerics.losses import loss
from clearprop.record.optimizers import SGD
from clearprop.record.settings import Settings
from clearprop.trace.case import Case
from clearprop.trace.failure import Failure
from clearprop.trace.span import Span
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


def test_right_updates_with_poor_answers_are_told() -> None:
    case, poor = Case(PATH, seconds=0.1), {"kind": "classes", "quality": 0.5}
    (note,) = said(case, {"poor": poor, "understood": "updates"})
    assert "only 50% of the examples" in note
    assert said(case, {"poor": poor, "understood": "network"}) == []
    assert said(case, {"poor": poor, "understood": "updates"}, FINDING) == []
    (note,) = said(case, {"poor": {"kind": "numbers", "quality": -3.0}, "understood": "updates"})
    assert "explain only 0%" in note


def test_what_follows_from_a_crash_is_not_said_beside_it() -> None:
    case = Case(PATH, exception=failure("ValueError"), notes=("a layer is empty", "plots were left out"))
    assert said(case, {"reasons": ["a layer is empty"]})[1:] == ["plots were left out"]


def test_a_loss_of_the_same_family_is_no_news() -> None:
    told = "the program itself computes squared_error, mean, which is not what its updates follow"
    assumed = "half_squared_error, sum, is assumed: the updates follow it"
    family = Settings(loss("half_squared_error"), "sum", SGD(0.1))
    case = Case(PATH, settings=family, notes=(assumed, told))
    assert said(case, {}) == []
    other = Case(PATH, settings=family, notes=(assumed, told.replace("squared_error", "absolute_error")))
    assert len(said(other, {})) == 2


def test_a_right_program_is_not_told_that_its_updates_follow_no_loss() -> None:
    words = "not all updates follow from one loss; huber is assumed, which those of the layer nearest to the"
    case = Case(PATH, notes=(f"{words} output follow",))
    assert said(case, {"understood": "updates"}) == []
    assert len(said(case, {"understood": "network"})) == 1


def test_an_empty_program_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text("\n", "utf-8")
    assert said(Case(tmp_path / "net.py", notes=("nothing was recorded",)), {}) == ["The program is empty."]


def test_a_place_that_python_cannot_read_is_named_as_typed() -> None:
    span = Span(str(PATH), 3, 0, 3, 1)
    case = Case(PATH, exception=Failure("SyntaxError", "it failed", span, "", "", (), ""), seconds=0.1)
    assert str(problem_of(case, "work/net.py")).startswith("work/net.py, line 3: SyntaxError: it failed.")
    other = replace(case, exception=Failure("SyntaxError", "x", replace(span, file="b.py"), "", "", (), ""))
    assert str(problem_of(other, "work/net.py")).startswith("b.py, line 3")
