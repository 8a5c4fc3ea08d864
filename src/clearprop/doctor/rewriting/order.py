"""Statements in another order: an update that must come after what still needs the old values."""

from __future__ import annotations

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.evidence.versions import reads
from clearprop.trace.span import Span
from clearprop.trace.traced import Traced
from clearprop.trace.understanding import understand


def later(traced: Traced, trial: Trial) -> Edit | None:
    """Move the updates of some parameters behind the last statement that reads their old values."""
    understanding = understand(traced)
    tape, sites = traced.tape, traced.sites
    step = understanding.recognised.steps[0].step
    moved: dict[tuple[int, int], Span] = {}
    last: Span | None = None
    for parameter in understanding.roles.parameters:
        change = parameter.state.changes.get(step.number)
        if change is None or parameter.name not in trial.detail["parameters"]:
            continue
        for node in change.nodes:
            span = sites[tape.nodes[node].site].statement
            moved[(span.line, span.end_line)] = span
        for node in reads(tape, parameter, step.number):
            span = sites[tape.nodes[node].site].statement
            last = span if last is None or span.end_line > last.end_line else last
    if not moved or last is None:
        return None
    return _moved(traced, sorted(moved.values()), last)


def _moved(traced: Traced, spans: list[Span], last: Span) -> Edit | None:
    same = [
        each.source for each in traced.sites if each.span.file == last.file and each.span.cell == last.cell
    ]
    if not same or any(s.file != last.file or s.cell != last.cell or s.end_line >= last.line for s in spans):
        return None
    text = same[0].lines
    indents = {len(text[s.line - 1]) - len(text[s.line - 1].lstrip()) for s in [*spans, last]}
    if len(indents) != 1:
        return None
    lines = [line for s in spans for line in text[s.line - 1 : s.end_line]]
    removed = [Replacement(Span(s.file, s.line, 0, s.end_line + 1, 0, s.cell), "") for s in spans]
    inserted = Replacement(
        Span(last.file, last.end_line + 1, 0, last.end_line + 1, 0, last.cell), "\n".join(lines) + "\n"
    )
    return Edit((*removed, inserted))
