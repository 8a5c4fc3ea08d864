"""How reports of a doctor are judged: on real mutants, with reports written by hand."""

from __future__ import annotations

import difflib
from typing import Any

import pytest

from tests.mutants.base import Base, bases
from tests.mutants.campaign import Effect, Outcome, effect, mutants_of, run, run_base
from tests.mutants.change import Mutant
from tests.mutants.judging import is_cured, judged, patched


@pytest.fixture(scope="module")
def base() -> Base:
    return next(base for base in bases() if base.name == "plain_lists")


@pytest.fixture(scope="module")
def mutant(base: Base) -> Mutant:
    return next(m for m in mutants_of(base) if m.operator == "minus swapped")


@pytest.fixture(scope="module")
def sound(base: Base) -> Outcome:
    return run_base(base)


@pytest.fixture(scope="module")
def harm(base: Base, sound: Outcome, mutant: Mutant) -> Effect:
    return effect(base, sound, mutant)


def diff(before: str, after: str) -> str:
    return "\n".join(
        difflib.unified_diff(before.splitlines(), after.splitlines(), "a", "b", lineterm="", n=1)
    )


def finding(code: str, line: int, **more: Any) -> dict[str, Any]:
    return {"code": code, "certainty": "proven", "line": line, "end_line": line, "diff": None, **more}


def report(*findings: dict[str, Any]) -> dict[str, Any]:
    return {"schema": 1, "verdict": "faulty" if findings else "sound", "findings": list(findings)}


def test_a_swapped_minus_does_harm(harm: Effect) -> None:
    assert harm.kind == "harmful"


def test_silence_is_no_detection(base: Base, sound: Outcome, mutant: Mutant, harm: Effect) -> None:
    said = judged(base, sound, mutant, harm, report(), 1.0)
    assert said.counts
    assert not said.detected
    assert not said.right_class
    assert not said.right_line


def test_the_right_report_with_a_cure(base: Base, sound: Outcome, mutant: Mutant, harm: Effect) -> None:
    line = min(mutant.lines)
    cure = diff(mutant.text, base.text)
    first = finding("G04", line, diff=cure, rerun={"loss_before": 0.5, "loss_after": 0.1, "steps": 900})
    said = judged(base, sound, mutant, harm, report(first), 1.0)
    assert (said.detected, said.right_class, said.right_line, said.exact_line) == (True, True, True, True)
    assert said.fix == "cured"
    unproven = judged(base, sound, mutant, harm, report(first | {"rerun": None}), 1.0)
    assert unproven.fix == "cured, no rerun"


def test_only_the_first_finding_counts_strictly(
    base: Base, sound: Outcome, mutant: Mutant, harm: Effect
) -> None:
    wrong, right = finding("H01", 1), finding("U02", min(mutant.lines))
    said = judged(base, sound, mutant, harm, report(wrong, right), 1.0)
    assert (said.right_class, said.right_line) == (False, False)
    assert (said.any_class, said.any_line) == (True, True)
    hint = wrong | {"certainty": "hint"}
    assert judged(base, sound, mutant, harm, report(hint, right), 1.0).right_class


def test_a_span_of_many_lines_is_no_line(base: Base, sound: Outcome, mutant: Mutant, harm: Effect) -> None:
    line = min(mutant.lines)
    six = finding("G04", line - 5) | {"end_line": line}
    seven = finding("G04", line - 6) | {"end_line": line}
    assert judged(base, sound, mutant, harm, report(six), 1.0).right_line
    assert not judged(base, sound, mutant, harm, report(seven), 1.0).right_line


def test_a_diff_that_cures_nothing_or_does_not_apply(
    base: Base, sound: Outcome, mutant: Mutant, harm: Effect
) -> None:
    nothing = diff(mutant.text, mutant.text.replace("error = 0.0", "error = 0"))
    said = judged(base, sound, mutant, harm, report(finding("G04", 1, diff=nothing)), 1.0)
    assert said.fix == "no cure"
    said = judged(base, sound, mutant, harm, report(finding("G04", 1, diff=diff("x\n", "y\n"))), 1.0)
    assert said.fix == "does not apply"


def test_most_of_the_loss_won_back_is_a_cure(
    base: Base, sound: Outcome, mutant: Mutant, harm: Effect
) -> None:
    lost = harm.outcome.metric - sound.metric
    almost, half = (Outcome(0, "", sound.metric + part * lost) for part in (0.09, 0.5))
    assert is_cured(base, sound, mutant, harm, almost)
    assert not is_cured(base, sound, mutant, harm, half)
    exploded = Effect("harmful", Outcome(0, "", float("inf")))
    assert not is_cured(base, sound, mutant, exploded, half)
    assert not is_cured(base, sound, mutant, harm, Outcome(1, "", sound.metric))


def test_a_diff_is_applied_wherever_its_hunks_are() -> None:
    for mutant in mutants_of(next(base for base in bases() if base.name == "flat"))[::7]:
        base = next(base for base in bases() if base.name == mutant.base)
        assert patched(mutant.text, diff(mutant.text, base.text)) == base.text


def test_a_program_that_never_ends_is_a_crash() -> None:
    assert run("while True: pass\n", "x", limit_seconds=0.5).code == 124
