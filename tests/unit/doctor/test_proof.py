"""Two numbers, the change, and what it did: what is no news is left out."""

from __future__ import annotations

from dataclasses import replace

from clearprop.doctor.finding import Finding, Rerun
from clearprop.doctor.proof import because_lines, change_lines, tried_lines
from tests.unit.doctor.programs import FINDING


def tried(finding: Finding, **changes: object) -> str:
    rerun = replace(Rerun(0.25, 0.25, 100), **changes)  # type: ignore[arg-type]
    return " ".join(" ".join(tried_lines(replace(finding, rerun=rerun), "en", 80)).split())


def test_changes_of_one_number_stand_beside_its_name() -> None:
    found = replace(FINDING, observed="Δb[4, 0] = -0.5", expected="Δb[4, 0] = 0.25")
    lines = [" ".join(line.split()) for line in because_lines(found, "en", 80)]
    assert lines == ["", "Because: your program should be", "change of b[4, 0] −0.5 0.25"]


def test_code_keeps_its_own_minus() -> None:
    found = replace(FINDING, observed="W[-1] - 1", expected="from -1 to 1")
    assert list(because_lines(found, "en", 80))[-1].split("  ")[-1].strip() == "from −1 to 1"
    assert "W[-1] - 1" in list(because_lines(found, "en", 80))[-1]


def test_one_value_needs_no_second_column() -> None:
    found = replace(FINDING, expected=None)
    assert "should be" not in "\n".join(because_lines(found, "en", 80))


def test_nothing_measured_says_nothing() -> None:
    assert list(because_lines(replace(FINDING, observed=None, expected=None), "en", 80)) == []
    assert list(change_lines(replace(FINDING, diff=None), "en", 80)) == []
    assert list(tried_lines(replace(FINDING, rerun=None), "en", 80)) == []


def test_a_wrong_report_is_judged_by_what_is_printed() -> None:
    report = replace(FINDING, code="E01")
    assert tried(report, metric=("accuracy", 0.5, 1.0)).endswith("it prints: accuracy 0.5 → 1")
    assert "loss" not in tried(report, metric=("accuracy", 0.5, 1.0))
    assert tried(report, printed=("2 of 4", "4 of 4")).endswith("it prints: 2 of 4 → 4 of 4")
    assert tried(report).endswith("training ends as before")


def test_a_loss_that_did_not_move_is_said_where_nothing_else_is() -> None:
    assert "loss 0.25 → 0.25" in tried(FINDING)
    assert "loss" not in tried(FINDING, metric=("cost", float("nan"), 0.1))
    assert "cost not finite → 0.1" in tried(FINDING, metric=("cost", float("nan"), 0.1))


def test_answers_stand_below_each_other() -> None:
    lines = tried(FINDING, loss_after=0.1, answers_before=(-0.5,), answers_after=(0.5,))
    assert lines.endswith("loss 0.25 → 0.1 outputs −0.500 → 0.500")


def test_losses_of_different_examples_are_not_set_side_by_side() -> None:
    changes = {"loss_after": 0.5, "metric": ("error", 0.4, 0.1)}
    assert "loss" in tried(FINDING, **changes)
    assert "loss" not in tried(FINDING, **changes, same_examples=False)
    assert "loss 0.25 → 0.5" in tried(FINDING, loss_after=0.5, same_examples=False)


def test_nan_that_is_printed_is_the_loss_that_is_not_finite() -> None:
    said = tried(FINDING, loss_before=None, loss_after=0.1, metric=("cost", float("nan"), 0.1))
    assert said.endswith("loss not finite → 0.1")
