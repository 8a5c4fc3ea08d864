"""The lines of the program around a finding, with a caret under what must change."""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.finding import Finding
from clearprop.doctor.lines import cut
from clearprop.trace.span import Span
from clearprop.words import text
from clearprop.words.width import width

NUMBER_CELLS = 5


def place(span: Span, program: str, lang: str | None = None) -> str:
    """Say where a finding is: ``line 27``; in a notebook, or in another file, that too.

    Examples
    --------
    >>> place(Span("a.py", 27, 0, 27, 5), "a.py", "en"), place(Span("b.py", 3, 0, 3, 5), "a.py", "en")
    ('line 27', 'b.py, line 3')
    """
    if span.cell is not None:
        return text("doctor.report.cell", lang, cell=span.cell, line=span.line)
    if span.file != program:
        return text("doctor.report.file_line", lang, file=span.file, line=span.line)
    return text("number.line", lang, line=span.line)


def excerpt_lines(finding: Finding, cells: int) -> Iterator[str]:
    """Give the lines around a finding; carets stand under the place, on each of its lines."""
    span = finding.span
    if span is None:
        return
    for number, line in finding.excerpt:
        yield f"{number:>{NUMBER_CELLS}} │ {cut(_expanded(line), cells - NUMBER_CELLS - 3)}".rstrip()
        if span.line <= number <= span.end_line:
            carets = _carets(span, number, line, cells - NUMBER_CELLS - 3)
            if carets:
                yield f"{' ' * NUMBER_CELLS} │ {carets}"


def _carets(span: Span, number: int, line: str, cells: int) -> str:
    begin = span.column if number == span.line else len(line) - len(line.lstrip())
    end = span.end_column if number == span.end_line else len(line.rstrip())
    before, marked = width(_expanded(line[:begin])), width(_expanded(line[begin:end]))
    room = cells - before
    return " " * before + "^" * max(min(marked, room), 1) if line.strip() and room > 0 else ""


def _expanded(line: str) -> str:
    return line.replace("\t", "    ")
