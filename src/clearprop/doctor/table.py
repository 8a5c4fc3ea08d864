"""Many programs as CSV, one line each: what a teacher opens in a spreadsheet."""

from __future__ import annotations

import csv
import io

from clearprop.doctor.lines import sentence
from clearprop.doctor.report import Report

HEAD = (
    "program", "verdict", "code", "name", "certainty", "line", "end_line", "message",
    "loss_before", "loss_after", "findings", "problem", "cell", "notes",
)  # fmt: skip


def csv_head() -> str:
    """The names of the columns."""
    return _row(HEAD)


def csv_line(report: Report, lang: str | None = None) -> str:
    """One program: its verdict, its first finding, how many there are, and the notes in one cell.

    Examples
    --------
    >>> csv_line(Report("a.py"))
    'a.py,could not tell,,,,,,,,,0,,,'
    """
    first = report.findings[0] if report.findings else None
    cells: list[object] = [report.program, report.verdict]
    if first is None:
        cells += [""] * 8
    else:
        span, rerun = first.span, first.rerun
        cells += [first.code, first.name(lang), first.certainty]
        cells += [span.line if span else "", span.end_line if span else "", first.sentence(lang)]
        cells += [_shown(rerun.loss_before if rerun else None), _shown(rerun.loss_after if rerun else None)]
    cell = "" if first is None or first.span is None or first.span.cell is None else first.span.cell
    notes = " ".join(sentence(note.sentence(lang), lang) for note in report.notes)
    return _row([*cells, len(report.findings), report.problem or "", cell, notes])


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _row(cells: object) -> str:
    """A line of CSV.  A cell that a spreadsheet would take for a formula is given an apostrophe."""
    assert isinstance(cells, list | tuple)
    out = io.StringIO()
    safe = [
        f"'{each}" if isinstance(each, str) and each[:1] in ("=", "+", "-", "@") else each for each in cells
    ]
    csv.writer(out, lineterminator="").writerow(safe)
    return out.getvalue()
