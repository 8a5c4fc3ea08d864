"""Numbers that stopped being finite: where it began, whether it matters, and the form that cures it."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.evidence.crash import crash
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.outcomes import CLEAR, baseline, end, start
from clearprop.doctor.evidence.pages import Page, page_of, pages
from clearprop.doctor.evidence.probes import Probe, prober
from clearprop.doctor.evidence.slicing import sliced
from clearprop.doctor.evidence.stability import stable_variants
from clearprop.doctor.evidence.variant import Variant
from clearprop.doctor.measured import measure
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.tape import Tape

NO_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:nan|inf)(?![\w.(])", re.IGNORECASE)
FAILING = ("ZeroDivisionError", "OverflowError", "FloatingPointError")
MOST_RUNS = 14.0
STEP_BACK = 0.2
FAR = 1
# A loss below this part of its start shows that training itself went well.
WELL = 0.5


@dataclass(frozen=True)
class Stable:
    """The form that stays finite.  ``healthy``: training went well, only what is reported is no number;
    ``learned``: with the cure the loss falls; ``problem``: what happened, in Python's or NumPy's words.
    """

    variant: Variant
    healthy: bool
    learned: bool
    failed: bool
    problem: str
    true: bool


def stable(evidence: Evidence) -> Stable | None:
    """Give the cure of a program that prints, or trains to, what is no number; None where there is none."""
    return evidence.once("stable", lambda: _cure(evidence))


def _cure(evidence: Evidence) -> Stable | None:
    probes = prober(evidence)
    if probes is None:
        return None
    before = baseline(probes)
    failed = evidence.traced.failure is not None
    if not failed and not shows(before) and not _trained_away(evidence):
        return None
    places = list(_places(evidence))
    by_edit = {
        each.edit: each for each in _variants(evidence, [(page, statement) for page, statement, _ in places])
    }
    well = healthy(before) and not _trained_away(evidence)
    best: Stable | None = None
    for edit, probe in probes.running(by_edit, MOST_RUNS):
        if shows(probe):
            continue
        learned = end(probe) <= (1.0 - CLEAR) * start(probe)
        found = Stable(by_edit[edit], well, learned, failed, _problem(places, by_edit[edit]), probe.true)
        if best is None or (learned and not best.learned):
            best = found
        if learned:
            break
    return best


def _problem(places: list[tuple[Page, ast.stmt, str]], variant: Variant) -> str:
    """Say what happened in the statement that is changed, or else where it began."""
    at = variant.span
    for page, statement, problem in places:
        here = page.span(statement)
        if (here.file, here.cell) == (at.file, at.cell) and here.line <= at.line <= here.end_line:
            return problem
    return places[0][2]


def shows(probe: Probe) -> bool:
    """Whether a run ended with, or printed, what is no number."""
    return (
        probe.broken
        or bool(NO_NUMBER.search(probe.printed))
        or (bool(probe.losses) and not math.isfinite(end(probe)))
    )


def _trained_away(evidence: Evidence) -> bool:
    """Whether the weights that the observed run ended with give a loss that is no number."""
    ends = [loss[1] for loss in measure(evidence)["losses"].values()]
    return bool(ends) and not all(math.isfinite(each) for each in ends)


def healthy(probe: Probe) -> bool:
    """Whether training went well all the same."""
    return probe.runs and end(probe) <= WELL * start(probe)


def _places(evidence: Evidence) -> Iterator[tuple[Page, ast.stmt, str]]:
    """Give the statements where numbers stopped being finite, in the order in which they did."""
    found = crash(evidence)
    if found is not None:
        failure = found.failure
        if failure.kind in FAILING or "math domain" in failure.message:
            yield found.page, found.statement, f"{failure.kind}: {failure.message}"
        return
    for span, problem in [*_warned(evidence), *_recorded(evidence)]:
        page = page_of(evidence, span)
        statement = None if page is None else page.at(span.line)
        if page is not None and statement is not None:
            yield page, statement, problem


def _warned(evidence: Evidence) -> Iterator[tuple[Span, str]]:
    for each in evidence.traced.warned:
        if each.span is not None and each.kind == "RuntimeWarning":
            yield each.span, each.message


def _recorded(evidence: Evidence) -> Iterator[tuple[Span, str]]:
    """Where a program hears no warnings, its tape shows which operation first gave no number."""
    tape = evidence.tape
    for node in tape.nodes:
        if node.kind == "apply" and node.site >= 0 and _breaks(tape, node):
            site = evidence.traced.sites[node.site]
            yield site.span, f"{' '.join(site.text.split())[:60]} is not finite"
            return


def _breaks(tape: Tape, node: Node) -> bool:
    """Whether finite operands gave a result that is not."""
    try:
        if _finite(tape.value(node.id)):
            return False
        return all(_finite(tape.value(each.node)) for each in node.args if isinstance(each, Ref))
    except (Lost, TypeError, ValueError):
        return False


def _finite(value: Any) -> bool:
    if not isinstance(value, float | np.ndarray | np.floating):
        return True
    array = np.asarray(value)
    return array.dtype.kind != "f" or bool(np.isfinite(array).all())


def _variants(evidence: Evidence, places: list[tuple[Page, ast.stmt]]) -> list[Variant]:
    proposed: list[tuple[float, Variant]] = []
    for k, place in enumerate(dict.fromkeys(places)):
        for reached in sliced(pages(evidence), [place]):
            if reached.distance <= FAR:
                effort = STEP_BACK * reached.distance + 0.1 * k
                proposed += [
                    (each.effort + effort, each) for each in stable_variants(reached.page, reached.statement)
                ]
    return [each for _, each in sorted(proposed, key=lambda pair: pair[0])]
