"""The report for a terminal: what was understood, the verdict, and each finding with its cure and proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from clearprop.doctor.excerpt import excerpt_lines, place
from clearprop.doctor.finding import Finding
from clearprop.doctor.heading import head_lines, verdict_line
from clearprop.doctor.lines import ends, paragraph, sentence
from clearprop.doctor.proof import because_lines, change_lines, tried_lines
from clearprop.doctor.report import Report
from clearprop.words import text

INDENT = "  "
MOST_NOTES = 3
FALLEN = 0.9
Style = Literal["bold", "dim"]


class Line(str):
    """A line and how it is set; nothing depends on the style."""

    __slots__ = ("style",)
    style: Style | None

    @classmethod
    def of(cls, words: str, style: Style | None = None) -> Line:
        """Make a line."""
        line = cls(words)
        line.style = style
        return line


def report_lines(
    report: Report, lang: str | None = None, cells: int = 80, *, fixing: bool = False
) -> list[Line]:
    """Give the report, line by line, at most ``cells`` wide where a line can be broken.

    ``fixing`` says that the corrected file is being written, so that nobody is told how to ask for it.

    Examples
    --------
    >>> print(*report_lines(Report("a.py"), "en"), sep="\\n")
    a.py   no dense network was recognised
    <BLANKLINE>
    could not tell
    """
    return list(_lines(report, lang, cells, fixing))


def _lines(report: Report, lang: str | None, cells: int, fixing: bool) -> Iterator[Line]:
    yield from _all(head_lines(report, lang, cells))
    yield Line.of("")
    yield from _all(paragraph(verdict_line(report, lang), cells), "bold")
    earlier: list[Finding] = []
    for finding in report.findings:
        yield Line.of("")
        yield from _finding(finding, earlier, report, lang, cells)
        earlier.append(finding)
    yield from _notes(report, lang, cells)
    yield from _next(report, lang, cells, fixing)


def _all(lines: Iterable[str], style: Style | None = None) -> Iterator[Line]:
    for line in lines:
        yield Line.of(line, style)


def _finding(
    finding: Finding, earlier: list[Finding], report: Report, lang: str | None, cells: int
) -> Iterator[Line]:
    where = "" if finding.span is None else place(finding.span, report.program, lang)
    title = f"{finding.code}  {finding.name(lang)}"
    if len(report.findings) > 1 or not finding.accuses:
        where = f"{text(f'doctor.certainty.{finding.certainty}', lang)}{'  ' if where else ''}{where}"
    yield from _all(ends(title, where, cells), "bold")
    if finding.excerpt:
        yield Line.of("")
        yield from _all(excerpt_lines(finding, cells))
    yield Line.of("")
    yield from _all(paragraph(INDENT + finding.sentence(lang), cells, INDENT))
    if not any(each.measured() == finding.measured() for each in earlier) and not _is_said(finding, lang):
        yield from _all(because_lines(finding, lang, cells))
    if finding.diff and any(each.diff == finding.diff for each in earlier):
        yield Line.of("")
        yield from _all(paragraph(INDENT + text("doctor.report.same_change", lang), cells, INDENT))
        return
    yield from _all(change_lines(finding, lang, cells))
    yield from _all(tried_lines(finding, lang, cells))
    if _is_alone(finding, report):
        yield from _all(paragraph(INDENT + text("doctor.report.alone", lang), cells, INDENT))


def _is_alone(finding: Finding, report: Report) -> bool:
    """Whether another fault kept this cure from showing what it does."""
    others = [each for each in report.findings if each.accuses and each.diff != finding.diff]
    rerun = finding.rerun
    if rerun is None or rerun.loss_before is None or not others:
        return False
    return rerun.loss_after is None or rerun.loss_after > FALLEN * rerun.loss_before


def _is_said(finding: Finding, lang: str | None) -> bool:
    """Whether the sentence holds the only value already."""
    observed, expected = finding.measured(lang)
    return expected is None and observed is not None and observed in finding.sentence(lang)


def _notes(report: Report, lang: str | None, cells: int) -> Iterator[Line]:
    if report.notes:
        yield Line.of("")
        yield Line.of(text("doctor.report.notes", lang))
        most = MOST_NOTES if len(report.notes) > MOST_NOTES + 1 else len(report.notes)
        said = [sentence(note.sentence(lang), lang) for note in report.notes[:most]]
        if most < len(report.notes):
            said.append(text("doctor.report.more_notes", lang, n=len(report.notes) - most))
        for each in said:
            yield from _all(paragraph(f"{INDENT}· {each}", cells, INDENT * 2))


def _next(report: Report, lang: str | None, cells: int, fixing: bool) -> Iterator[Line]:
    if not report.findings:
        return
    first = report.findings[0]
    yield Line.of("")
    yield from _all(paragraph(text("doctor.report.more", lang, code=first.code), cells, INDENT))
    if first.accuses and first.diff and not fixing:
        yield from _all(paragraph(text("doctor.report.fix", lang, program=report.program), cells, INDENT))
