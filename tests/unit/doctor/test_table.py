"""One line of CSV for each program, safe in a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import replace

from clearprop.doctor.report import Note, Report
from clearprop.doctor.table import csv_head, csv_line
from tests.unit.doctor.programs import FINDING


def row(report: Report) -> dict[str, str]:
    (found,) = csv.DictReader([csv_head(), csv_line(report, "en")])
    return found


def test_a_faulty_program() -> None:
    found = row(Report("a, b.py", (FINDING,)))
    assert (found["program"], found["verdict"], found["code"], found["line"]) == (
        "a, b.py",
        "faulty",
        "G02",
        "2",
    )
    assert (found["loss_before"], found["loss_after"], found["findings"]) == ("0.25", "0.003", "1")


def test_programs_without_findings_and_with_problems() -> None:
    found = row(Report("b.py", problem="there is no such file"))
    assert (found["verdict"], found["code"], found["problem"]) == (
        "could not tell",
        "",
        "there is no such file",
    )
    assert row(Report("c.py", (replace(FINDING, span=None, rerun=None),)))["line"] == ""


def test_nothing_is_taken_for_a_formula() -> None:
    assert row(Report("=cmd()"))["program"] == "'=cmd()"


def test_notes_stand_in_one_cell_and_places_in_notebooks_have_theirs() -> None:
    notes = (Note("doctor.note.empty"), Note(words="a layer is empty"))
    assert row(Report("c.py", notes=notes))["notes"] == "The program is empty. A layer is empty."
    assert FINDING.span is not None
    inside = replace(FINDING, span=replace(FINDING.span, cell=6))
    assert row(Report("c.ipynb", (inside,)))["cell"] == "6"
    assert row(Report("c.py", (FINDING,)))["cell"] == ""
