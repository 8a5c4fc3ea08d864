"""Statements in another order: an update that must come after what still needs the old values."""

from __future__ import annotations

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.evidence.versions import reads
from clearprop.trace.source.text import Text
from clearprop.trace.span import Span
from clearprop.trace.traced import Traced
from clearprop.trace.understanding import understand

RETURN = "return "
NAMES = ("below", "carried", "passed_on")


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
    if text[last.line - 1].lstrip().startswith(RETURN):
        return _returned(same[0], spans[0], last)
    lines = [line for s in spans for line in text[s.line - 1 : s.end_line]]
    removed = [Replacement(Span(s.file, s.line, 0, s.end_line + 1, 0, s.cell), "") for s in spans]
    inserted = Replacement(
        Span(last.file, last.end_line + 1, 0, last.end_line + 1, 0, last.cell), "\n".join(lines) + "\n"
    )
    return Edit((*removed, inserted))


def _returned(source: Text, first: Span, last: Span) -> Edit | None:
    """Compute what is returned before the updates: nothing can stand behind a return."""
    returned = source.cut(last).removeprefix(RETURN)
    name = next((each for each in NAMES if each not in source.text), None)
    if name is None:
        return None
    line = source.lines[first.line - 1]
    indent = line[: len(line) - len(line.lstrip())]
    before = Span(first.file, first.line, 0, first.line, 0, first.cell)
    return Edit((Replacement(before, f"{indent}{name} = {returned}\n"), Replacement(last, f"{RETURN}{name}")))
