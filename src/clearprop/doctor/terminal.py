"""The report for a terminal: what was understood, the verdict, and each finding with its cure and proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from clearprop.doctor.excerpt import excerpt_lines, place
from clearprop.doctor.finding import CERTAINTIES, Finding, Rerun
from clearprop.doctor.lines import cut, ends, number, paragraph
from clearprop.doctor.report import Report
from clearprop.words import text
from clearprop.words.width import pad, width

INDENT = "  "
MOST_CHANGED = 14
MOST_NOTES = 3
COLUMN = 14
LABEL = 36
ANSWER_DIGITS = 3
ALIKE = 1e-2
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


def report_lines(report: Report, lang: str | None = None, cells: int = 80) -> list[Line]:
    """Give the report, line by line, at most ``cells`` wide where a line can be broken.

    Examples
    --------
    >>> print(*report_lines(Report("a.py"), "en"), sep="\\n")
    a.py   no dense network was recognised
    <BLANKLINE>
    could not tell
    """
    return list(_lines(report, lang, cells))


def _lines(report: Report, lang: str | None, cells: int) -> Iterator[Line]:
    yield from _all(_head(report, lang, cells))
    yield Line.of("")
    yield from _all(paragraph(verdict_line(report, lang), cells), "bold")
    for finding in report.findings:
        yield Line.of("")
        yield from _finding(finding, report, lang, cells)
    yield from _notes(report, lang, cells)
    yield from _next(report, lang, cells)


def _all(lines: Iterable[str], style: Style | None = None) -> Iterator[Line]:
    for line in lines:
        yield Line.of(line, style)


def _head(report: Report, lang: str | None, cells: int) -> Iterator[str]:
    left = f"{report.program}   "
    indent = " " * width(left) if width(left) <= cells // 2 else INDENT
    parts = described(report.network, report.examples, report.steps, lang)
    if report.network is None:
        parts = [text("doctor.head.not_recognised", lang), *parts]
    first = left
    for line in _joined(parts, cells - width(indent)):
        if width(first + line) > cells and first.strip():
            yield first.rstrip()
            first = indent
        yield first + line
        first = indent


def _joined(parts: list[str], cells: int) -> list[str]:
    """Put parts with points between them into lines."""
    lines: list[str] = []
    for part in parts:
        if lines and width(f"{lines[-1]} · {part}") <= cells:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines


def described(
    network: dict[str, Any] | None, examples: int | None, steps: int | None, lang: str | None
) -> list[str]:
    """Say what was understood, part by part."""
    parts = []
    if network is not None:
        comma = text("cli.comma", lang)
        sizes = "-".join(map(str, network["sizes"]))
        parts.append(f"{sizes}{comma}{comma.join(network['activations'])}")
        if network.get("loss"):
            reduction = text(f"reduction.{network['reduction']}", lang)
            parts.append(f"{text('loss.' + network['loss'], lang)}{comma}{reduction}")
    if examples is not None:
        parts.append(text("count.examples", lang, n=examples))
    if network is not None and network.get("learning_rate") is not None:
        parts.append(text("doctor.head.rate", lang, rate=number(network["learning_rate"])))
    if steps is not None:
        parts.append(text("count.steps", lang, n=steps))
    if network is not None:
        biases = {"none": "no_biases", "fixed": "biases_fixed"}.get(network["bias"], "biases")
        parts.append(text(f"doctor.head.{biases}", lang))
    return parts


def verdict_line(report: Report, lang: str | None) -> str:
    """Say the verdict, and how many findings there are."""
    accusing = [finding for finding in report.findings if finding.accuses]
    if accusing:
        count = text("doctor.count.faults", lang, n=len(accusing))
        surest = min((finding.certainty for finding in accusing), key=CERTAINTIES.index)
        return text(
            "doctor.report.faulty", lang, count=count, certainty=text(f"doctor.certainty.{surest}", lang)
        )
    if report.verdict == "sound":
        return text("doctor.report.sound", lang)
    if report.findings:
        hints = text("doctor.count.hints", lang, n=len(report.findings))
        return text("doctor.report.untold_hints", lang, count=hints)
    return text("doctor.report.untold", lang)


def _finding(finding: Finding, report: Report, lang: str | None, cells: int) -> Iterator[Line]:
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
    yield from _because(finding, lang, cells)
    yield from _change(finding, lang, cells)
    if finding.rerun is not None:
        yield Line.of("")
        yield from _all(_tried(finding.rerun, lang, cells))


def _because(finding: Finding, lang: str | None, cells: int) -> Iterator[Line]:
    """Two measured numbers, the program's and the true one; under each other where they are long."""
    if finding.observed is None and finding.expected is None:
        return
    yield Line.of("")
    heads = [text("doctor.report.yours", lang), text("doctor.report.should", lang)]
    values = [finding.observed or "–", finding.expected or "–"]
    title = INDENT + text("doctor.report.because", lang)
    what = INDENT * 2 + str(finding.values.get("quantity", ""))
    size = max(COLUMN, *(width(each) + 2 for each in (*heads, *values)))
    label = max(width(title), width(what)) + 1
    if label + 2 * size > cells:
        yield Line.of(title)
        if what.strip():
            yield from _all(paragraph(what, cells, INDENT * 2))
        for head, value in zip(heads, values, strict=True):
            yield from _all(
                paragraph(f"{INDENT * 2}{pad(head, max(map(width, heads)))}  {value}", cells, INDENT * 3)
            )
        return
    label = max(label, min(LABEL, cells - 2 * size))
    yield Line.of(pad(title, label) + "".join(pad(head, size, "right") for head in heads))
    yield Line.of(pad(what, label) + "".join(pad(value, size, "right") for value in values))


def _change(finding: Finding, lang: str | None, cells: int) -> Iterator[Line]:
    if not finding.diff:
        return
    yield Line.of("")
    yield Line.of(INDENT + text("doctor.report.change", lang))
    changed = [
        line for line in finding.diff.split("\n") if line[:1] in ("+", "-") and line[:3] not in ("+++", "---")
    ]
    for line in changed[:MOST_CHANGED]:
        yield Line.of(cut(f"   {line[0]} │ {line[1:]}".expandtabs(4).rstrip(), cells))
    if len(changed) > MOST_CHANGED:
        yield Line.of("   …", "dim")


def _tried(rerun: Rerun, lang: str | None, cells: int) -> Iterator[str]:
    key = "doctor.report.tried" if rerun.steps is None else "doctor.report.tried_steps"
    steps = "" if rerun.steps is None else text("count.steps", lang, n=rerun.steps)
    title = INDENT + text(key, lang, steps=steps)
    said = list(_results(rerun, lang))
    label = width(title) + 2
    if any(label + width(line) > cells for line in said):
        yield title
        yield from (line for each in said for line in paragraph(INDENT * 2 + each, cells, INDENT * 2))
        return
    label = max(label, min(LABEL, cells - max(map(width, said))))
    for place_, line in enumerate(said):
        yield (pad(title, label) if place_ == 0 else " " * label) + line


def _results(rerun: Rerun, lang: str | None) -> Iterator[str]:
    nothing = text("doctor.report.no_number", lang)
    if rerun.loss_before is None and rerun.loss_after is None:
        yield text("doctor.report.ran", lang)
    else:
        before, after = number(rerun.loss_before) or nothing, number(rerun.loss_after) or nothing
        yield text("doctor.report.loss", lang, before=before, after=after)
    if rerun.metric is not None and not _same(rerun):
        name, first, last = rerun.metric
        yield text("doctor.report.metric", lang, name=name, before=f"{first:g}", after=f"{last:g}")
    if rerun.answers_before and len(rerun.answers_before) == len(rerun.answers_after):
        answers = " ".join(f"{value:.{ANSWER_DIGITS}f}" for value in rerun.answers_before)
        yield text("doctor.report.outputs", lang, answers=answers)
        yield "→ " + " ".join(f"{value:.{ANSWER_DIGITS}f}" for value in rerun.answers_after)


def _same(rerun: Rerun) -> bool:
    """Whether what the program prints is the loss that was just said."""
    pairs = zip((rerun.loss_before, rerun.loss_after), (rerun.metric or ("", 0.0, 0.0))[1:], strict=True)
    return all(ours is not None and abs(ours - theirs) <= ALIKE * abs(ours) for ours, theirs in pairs)


def _notes(report: Report, lang: str | None, cells: int) -> Iterator[Line]:
    if report.notes:
        yield Line.of("")
        yield Line.of(text("doctor.report.notes", lang))
        most = MOST_NOTES if len(report.notes) > MOST_NOTES + 1 else len(report.notes)
        said = [note.sentence(lang) for note in report.notes[:most]]
        if most < len(report.notes):
            said.append(text("doctor.report.more_notes", lang, n=len(report.notes) - most))
        for sentence in said:
            yield from _all(paragraph(f"{INDENT}· {sentence}", cells, INDENT * 2))


def _next(report: Report, lang: str | None, cells: int) -> Iterator[Line]:
    if not report.findings:
        return
    first = report.findings[0]
    yield Line.of("")
    yield from _all(paragraph(text("doctor.report.more", lang, code=first.code), cells, INDENT))
    if first.accuses and first.diff:
        yield from _all(paragraph(text("doctor.report.fix", lang, program=report.program), cells, INDENT))
