"""A hint for somebody who wants to find the fault alone: the place, and the question that leads on."""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.excerpt import excerpt_lines, place
from clearprop.doctor.lines import paragraph, sentence
from clearprop.doctor.report import Report
from clearprop.words import text

INDENT = "  "


def hint_lines(report: Report, lang: str | None = None, cells: int = 80) -> Iterator[str]:
    """Name the place of the first finding and ask its question; the cure is not shown."""
    first = next((each for each in report.findings if each.accuses), None) or next(
        iter(report.findings), None
    )
    if first is None:
        key = "doctor.hint.sound" if report.verdict == "sound" else "doctor.hint.untold"
        yield from paragraph(text(key, lang, program=report.program), cells)
        for note in report.notes if report.verdict != "sound" else ():
            yield from paragraph(f"{INDENT}· {sentence(note.sentence(lang), lang)}", cells, INDENT * 2)
        return
    if first.span is not None:
        where = place(first.span, report.program, lang)
        named = text("doctor.report.file_line", lang, file=report.program, line=first.span.line)
        whole = (
            named
            if first.span.cell is None and first.span.file == report.program
            else f"{first.span.file}, {where}"
        )
        yield from paragraph(text("doctor.hint.place", lang, place=whole), cells)
        yield ""
        yield from excerpt_lines(first, cells)
        yield ""
    question = text(f"doctor.{first.code}.question", lang)
    yield from paragraph(text("doctor.hint.ask", lang, question=question), cells)
    yield from paragraph(text("doctor.hint.more", lang, code=first.code), cells)
