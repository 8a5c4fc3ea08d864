"""The report for a terminal has its parts in order and fits, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clearprop.doctor.report import Note, Report
from clearprop.doctor.terminal import report_lines, verdict_line
from clearprop.words.width import width
from tests.unit.doctor.programs import FINDING, NETWORK

FULL = Report(
    "net.py", (FINDING,), NETWORK, (Note("doctor.note.seeded"),), understood="network", examples=4, steps=1000
)

PAGE = """\
net.py   2-4-1, sigmoid, sigmoid · half squared error, sum over the examples
         4 examples · learning rate 0.5 · 1000 steps · biases trained

faulty: 1 fault, proven

G02  The derivative is taken at the wrong value                           line 2

    1 │ a = 1
    2 │ d_h = h * h
      │       ^^^^^
    3 │ b = 2

  The slope in h * h is taken of the wrong value of its layer: of the sum where
  the answer is meant, or the reverse.

  Because:                            your program     should be
                                            0.2118        0.1438

  Change
   - │ d_h = h * h
   + │ d_h = h * (1 - h)

  Tried, same seed, 1000 steps:     loss 0.25 → 0.003
                                    it prints: accuracy 0.5 → 1
                                    outputs 0.480 0.510
                                    → 0.020 0.980

Notes
  · The program sets no seed for its random numbers, so one was set from
    outside, the same for every run.

More about this fault: clearprop doctor --explain G02
Write the corrected file: clearprop doctor net.py --fix"""


def test_the_whole_page() -> None:
    assert "\n".join(report_lines(FULL, "en", 80)) == PAGE


LONG = replace(FINDING, observed="(4, 4): the table of all pairs", expected="(4, 1), one number an example")


@pytest.mark.parametrize(
    "finding",
    [FINDING, LONG, replace(FINDING, certainty="hint", rerun=None, diff=None, span=None, excerpt=())],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("cells", [60, 80])
def test_it_fits(finding: object, lang: str, cells: int) -> None:
    lines = report_lines(replace(FULL, findings=(finding, FINDING)), lang, cells)  # type: ignore[arg-type]
    assert [line for line in lines if width(line) > cells] == []
    assert any(line.style == "bold" for line in lines)


@pytest.mark.parametrize(
    ("report", "en", "zh"),
    [
        (FULL, "faulty: 1 fault, proven", "有错：1 处，已证实"),
        (replace(FULL, findings=()), "could not tell", "无法判断"),
        (
            replace(FULL, findings=(), understood="updates"),
            "sound: every update is the gradient of the loss",
            "无误：每个更新都是损失的梯度",
        ),
        (
            replace(FULL, findings=(replace(FINDING, certainty="hint"),)),
            "could not tell: 1 hint",
            "无法判断：1 条提示",
        ),
    ],
)
def test_the_verdict(report: Report, en: str, zh: str) -> None:
    assert (verdict_line(report, "en"), verdict_line(report, "zh")) == (en, zh)


def test_many_notes_are_counted() -> None:
    notes = tuple(Note(words=f"note {k}") for k in range(6))
    said = report_lines(replace(FULL, notes=notes), "en")
    assert [line for line in said if "note" in line.lower()] == [
        "Notes",
        "  · Note 0.",
        "  · Note 1.",
        "  · Note 2.",
        "  · 3 more notes: --json",
    ]


def test_a_program_that_crashed_and_now_runs() -> None:
    rerun = replace(FINDING.rerun, loss_before=None, loss_after=None, metric=None, answers_before=())  # type: ignore[type-var]
    said = "\n".join(report_lines(replace(FULL, findings=(replace(FINDING, rerun=rerun),)), "en"))
    assert "it runs to its end" in said


def test_who_writes_the_cure_is_not_told_how_to() -> None:
    assert "--fix" in "\n".join(report_lines(FULL, "en"))
    assert "--fix" not in "\n".join(report_lines(FULL, "en", fixing=True))


def test_what_two_findings_share_is_said_once() -> None:
    page = "\n".join(report_lines(replace(FULL, findings=(FINDING, FINDING)), "en"))
    assert page.count("Change") == page.count("Because:") == 1
    assert "The change above cures this one too." in page


def test_a_cure_beside_another_fault_is_not_blamed() -> None:
    rerun = replace(FINDING.rerun, loss_before=0.25, loss_after=0.25)  # type: ignore[type-var]
    other = replace(FINDING, code="U03", diff=None, rerun=None)
    page = "\n".join(report_lines(replace(FULL, findings=(replace(FINDING, rerun=rerun), other)), "en"))
    assert "The other fault is still in this run." in page
    assert "still in this run" not in "\n".join(report_lines(FULL, "en"))
