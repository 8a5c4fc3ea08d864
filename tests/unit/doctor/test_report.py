"""The verdict follows from the findings and from how far a program was understood."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clearprop.doctor.report import Note, Report
from tests.unit.doctor.programs import FINDING, NETWORK

HINT = replace(FINDING, certainty="hint")


@pytest.mark.parametrize(
    ("report", "verdict", "code"),
    [
        (Report("a.py", (FINDING,)), "faulty", 1),
        (Report("a.py", (replace(FINDING, certainty="likely"),), understood="updates"), "faulty", 1),
        (Report("a.py", (), NETWORK, understood="updates"), "sound", 0),
        (Report("a.py", (HINT,), NETWORK, understood="updates"), "sound", 0),
        (Report("a.py", (), NETWORK, understood="updates", settled=False), "could not tell", 3),
        (Report("a.py", (), NETWORK, understood="network"), "could not tell", 3),
        (Report("a.py"), "could not tell", 3),
        (Report("a.py", problem="there is no such file"), "could not tell", 2),
    ],
)
def test_verdict_and_exit_code(report: Report, verdict: str, code: int) -> None:
    assert (report.verdict, report.exit_code) == (verdict, code)


def test_it_says_itself_in_short_and_at_length() -> None:
    report = Report("a.py", (FINDING,))
    assert repr(report) == "Report(a.py: faulty; G02 The derivative is taken at the wrong value)"
    assert repr(Report("a.py", problem="gone")) == "Report(a.py: gone)"
    assert "G02" in str(report)
    assert report.as_plain("en")["verdict"] == "faulty"


def test_notes_are_words_of_the_catalogue_or_words_as_they_came() -> None:
    assert Note("doctor.note.no_time").sentence("zh") == "没有时间试完所有改法。"
    assert Note(words="as it came").sentence("zh") == "as it came"
