"""What stands under a finding: two measured numbers, the change, and what the program did with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite

from clearprop.doctor.finding import Finding, Rerun
from clearprop.doctor.lines import cut, number, paragraph
from clearprop.words import text
from clearprop.words.width import pad, width

INDENT = "  "
MOST_CHANGED = 14
COLUMN = 14
LABEL = 36
ANSWER_DIGITS = 3
ALIKE = 1e-2
CHANGE = re.compile(r"Δ(?P<name>.+) = (?P<value>\S+)")
MINUS = re.compile(r"(?<![\w.)\[\]-])-(?=\d|inf\b)")


def because_lines(finding: Finding, lang: str | None, cells: int) -> Iterator[str]:
    """Give two measured numbers, the program's and the true one; under each other where they are long."""
    if finding.observed is None and finding.expected is None:
        return
    quantity, values = _compared(finding, lang)
    heads = [text("doctor.report.yours", lang), text("doctor.report.should", lang)]
    heads, values = heads[: len(values)], values
    yield ""
    title, what = INDENT + text("doctor.report.because", lang), INDENT * 2 + quantity
    size = max(COLUMN, *(width(each) + 2 for each in (*heads, *values)))
    label = max(width(title), width(what)) + 1
    if label + len(values) * size > cells:
        yield title
        if quantity:
            yield from paragraph(what, cells, INDENT * 2)
        head = max(map(width, heads))
        for name, value in zip(heads, values, strict=True):
            yield from paragraph(f"{INDENT * 2}{pad(name, head)}  {value}", cells, INDENT * 3 + " " * head)
        return
    label = max(label, min(LABEL, cells - len(values) * size))
    yield pad(title, label) + "".join(pad(head, size, "right") for head in heads)
    yield pad(what, label) + "".join(pad(value, size, "right") for value in values)


def _compared(finding: Finding, lang: str | None) -> tuple[str, list[str]]:
    """Name the quantity, where both values are changes of one, and give what is known of the two."""
    values = [MINUS.sub("−", each) for each in finding.measured(lang) if each is not None]
    found = [CHANGE.fullmatch(each) for each in values]
    names = {match["name"] for match in found if match is not None}
    if all(found) and len(names) == 1:
        quantity = text("doctor.report.change_of", lang, name=names.pop())
        return quantity, [match["value"] for match in found if match is not None]
    if finding.observed is None:
        values = ["–", *values]
    return str(finding.values.get("quantity", "")), values


def change_lines(finding: Finding, lang: str | None, cells: int) -> Iterator[str]:
    """Give the lines that change, old and new."""
    if not finding.diff:
        return
    yield ""
    yield INDENT + text("doctor.report.change", lang)
    changed = _changed(finding.diff)
    for line in changed[:MOST_CHANGED]:
        yield cut(f"   {line[0]} │ {line[1:].expandtabs(4)}".rstrip(), cells)
    if len(changed) > MOST_CHANGED:
        yield "   …"


def _changed(diff: str) -> list[str]:
    """Give the lines that change; with those between them, where lines only change places."""
    lines = [
        line for line in diff.split("\n") if line[:1] in ("+", "-", " ") and line[:3] not in ("+++", "---")
    ]
    places = [k for k, line in enumerate(lines) if line[0] != " "]
    moved = sorted(lines[k][1:] for k in places if lines[k][0] == "-") == sorted(
        lines[k][1:] for k in places if lines[k][0] == "+"
    )
    return lines[places[0] : places[-1] + 1] if moved and places else [lines[k] for k in places]


def tried_lines(finding: Finding, lang: str | None, cells: int) -> Iterator[str]:
    """Say what the program did with the change, run again with the same seed."""
    rerun = finding.rerun
    if rerun is None:
        return
    key = "doctor.report.tried" if rerun.steps is None else "doctor.report.tried_steps"
    steps = "" if rerun.steps is None else text("count.steps", lang, n=rerun.steps)
    title = INDENT + text(key, lang, steps=steps)
    said = list(_results(rerun, finding.code.startswith("E"), lang))
    label = width(title) + 2
    yield ""
    if any(label + width(line) > cells for line in said):
        yield title
        yield from (line for each in said for line in paragraph(INDENT * 2 + each, cells, INDENT * 2))
        return
    label = max(label, min(LABEL, cells - max(map(width, said))))
    for place, line in enumerate(said):
        yield (pad(title, label) if place == 0 else " " * label) + line


def _results(rerun: Rerun, is_report: bool, lang: str | None) -> Iterator[str]:
    """Say loss, printed number and answers; what training gave is no news where only the report was wrong."""
    printed = None if rerun.metric is None or _same(rerun) else _metric(rerun.metric, lang)
    unmoved = _alike(rerun.loss_before, rerun.loss_after)
    silent = unmoved and (is_report or printed is not None)
    silent = silent or (not rerun.same_examples and printed is not None)
    if rerun.loss_before is None and rerun.loss_after is None:
        yield text("doctor.report.ran", lang)
    elif not silent:
        before, after = _number(rerun.loss_before, lang), _number(rerun.loss_after, lang)
        yield text("doctor.report.loss", lang, before=before, after=after)
    elif printed is None and rerun.printed is not None:
        yield text("doctor.report.prints", lang, before=rerun.printed[0])
        yield f"→ {rerun.printed[1]}"
    elif printed is None:
        yield text("doctor.report.ran_same", lang)
    if printed is not None:
        yield printed
    if not unmoved and rerun.answers_before and len(rerun.answers_before) == len(rerun.answers_after):
        answers = " ".join(_answer(value) for value in rerun.answers_before)
        yield text("doctor.report.outputs", lang, answers=answers)
        yield "→ " + " ".join(_answer(value) for value in rerun.answers_after)


def _metric(metric: tuple[str, float, float], lang: str | None) -> str:
    name, first, last = metric
    return text(
        "doctor.report.metric", lang, name=name, before=_number(first, lang), after=_number(last, lang)
    )


def _number(value: float | None, lang: str | None) -> str:
    shown = None if value is None or value != value else number(value)
    return shown or text("doctor.report.no_number", lang)


def _answer(value: float) -> str:
    return f"{value:.{ANSWER_DIGITS}f}".replace("-", "−")


def _same(rerun: Rerun) -> bool:
    """Whether what the program prints is the loss that was just said, or did not change."""
    first, last = (rerun.metric or ("", 0.0, 0.0))[1:]
    if abs(first - last) <= ALIKE * ALIKE * abs(first):
        return True
    pairs = ((rerun.loss_before, first), (rerun.loss_after, last))
    return all(_alike(ours, theirs) or (ours is None and not isfinite(theirs)) for ours, theirs in pairs)


def _alike(before: float | None, after: float | None) -> bool:
    return before is not None and after is not None and abs(before - after) <= ALIKE * abs(before)
