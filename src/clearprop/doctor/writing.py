"""From a confirmed candidate to the finding that is shown: its diff, its run, the lines around its place."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.chain import with_factor
from clearprop.doctor.confirm import Confirmed
from clearprop.doctor.edits import Edit
from clearprop.doctor.finding import Finding, Rerun
from clearprop.doctor.outcome import Outcome
from clearprop.doctor.texts import Source
from clearprop.errors import ClearpropError
from clearprop.trace.span import Span

AROUND = 1
MOST_LINES = 8
CHAIN, UPDATE = "G03", "doctor.message.U03"
LONGEST_LINE = 60


def finding_of(
    confirmed: Confirmed, baseline: Outcome, program: Path, typed: str, reduction: str | None = None
) -> Finding:
    """Write a finding; files are named as the program was typed, losses reduced as the program does."""
    candidate, edit = confirmed.candidate, confirmed.edit
    diff = None if edit is None else _diff(edit, program)
    span = candidate.span
    excerpt = () if span is None else _excerpt(span)
    message, values = _worded(candidate, excerpt, diff)
    return Finding(
        candidate.code,
        confirmed.certainty,
        None if span is None else _renamed(span, program, typed),
        message,
        values,
        candidate.observed,
        candidate.expected,
        diff,
        _rerun(confirmed, baseline, reduction),
        excerpt,
        candidate.rank,
        candidate.explains,
        None if diff is None else edit,
    )


def _worded(
    candidate: Candidate, excerpt: tuple[tuple[int, str], ...], diff: str | None
) -> tuple[str, dict[str, Any]]:
    """Say of a factor which one it is, and of an update that is missing that it belongs behind the place."""
    message, values, span = candidate.message, candidate.values, candidate.span
    if candidate.code == CHAIN:
        line = next((text for k, text in excerpt if span is not None and k == span.line), "")
        return with_factor(message, values, diff, line)
    if message == UPDATE and span is not None:
        here = " ".join(line for k, line in excerpt if span.line <= k <= span.end_line)
        bare = here.replace('"', "'")
        if str(values.get("names", "")) not in bare:
            return f"{UPDATE}.missing", values
    return message, values


def _diff(edit: Edit, program: Path) -> str | None:
    """Give the cure as a unified diff; None where it does not fit the text that stands there."""
    try:
        parts = [Source.read(Path(f)).diff(edit.only(f), shown_name(f, program)) for f in edit.files]
    except (ClearpropError, ValueError, OSError):
        return None
    return "".join(parts) or None


def shown_name(file: str, program: Path) -> str:
    """Give the name of a file as seen from the folder of the program."""
    path = Path(file)
    return path.relative_to(program.parent).as_posix() if path.is_relative_to(program.parent) else file


def _renamed(span: Span, program: Path, typed: str) -> Span:
    path = Path(span.file)
    name = typed if path == program else str(Path(typed).parent / shown_name(span.file, program))
    return Span(name, span.line, span.column, span.end_line, span.end_column, span.cell)


def _excerpt(span: Span) -> tuple[tuple[int, str], ...]:
    """Give the lines of a place and the one before and after; blank ones at the ends are left out."""
    try:
        lines = Source.read(Path(span.file)).part(span.cell).split("\n")
    except ClearpropError:
        return ()
    first, last = max(span.line - AROUND, 1), min(span.end_line + AROUND, len(lines))
    shown = [(number, lines[number - 1]) for number in range(first, last + 1)][:MOST_LINES]
    return tuple(pair for pair in shown if pair[1].strip() or span.line <= pair[0] <= span.end_line)


def _rerun(confirmed: Confirmed, baseline: Outcome, reduction: str | None) -> Rerun | None:
    outcome, gain = confirmed.outcome, confirmed.gain
    if outcome is None or gain is None:
        return None
    whole = baseline.examples is not None and baseline.examples == baseline.batch == outcome.examples
    times = float(baseline.examples or 1) if whole and reduction == "sum" and gain.loss != "distance" else 1.0
    return Rerun(
        _number(times * gain.before),
        _number(times * gain.after),
        outcome.steps,
        baseline.answers,
        outcome.answers,
        _metric(baseline, outcome),
        _printed(baseline, outcome),
        baseline.examples == outcome.examples,
    )


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _metric(before: Outcome, after: Outcome) -> tuple[str, float, float] | None:
    """Give what the program prints of itself: the first number that changed, else the first one."""
    both = [
        (name, each.value, after.metrics[name].value)
        for name, each in before.metrics.items()
        if name in after.metrics
    ]
    return next((each for each in both if each[1] != each[2]), both[0] if both else None)


def _printed(before: Outcome, after: Outcome) -> tuple[str, str] | None:
    """Give the last printed line that the change alters, where both runs print as many lines."""
    lines, others = before.stdout.splitlines(), after.stdout.splitlines()
    if len(lines) != len(others):
        return None
    pairs = [pair for pair in zip(lines, others, strict=True) if pair[0] != pair[1]]
    fits = [pair for pair in pairs if max(map(len, pair)) <= LONGEST_LINE]
    return (fits[-1][0].strip(), fits[-1][1].strip()) if fits else None
