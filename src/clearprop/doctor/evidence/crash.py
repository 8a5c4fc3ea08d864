"""The exception that ended a program: where it came, what led there, and the edits after which it runs."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.names_near import index_variants, name_variants
from clearprop.doctor.evidence.outcomes import end, start
from clearprop.doctor.evidence.pages import Page, page_of, pages
from clearprop.doctor.evidence.probes import Probe, Prober, prober
from clearprop.doctor.evidence.products import product_variants
from clearprop.doctor.evidence.reductions import axis_variants, sum_variants
from clearprop.doctor.evidence.reshapes import reshape_variants
from clearprop.doctor.evidence.sizes import size_variants
from clearprop.doctor.evidence.slicing import sliced
from clearprop.doctor.evidence.variant import Variant
from clearprop.trace.failure import Failure
from clearprop.trace.span import Span

FRAME = re.compile(r'^  File "(.+?)(?:, cell (\d+))?", line (\d+)', re.MULTILINE)
MOST_RUNS = 18.0
MOST_VARIANTS = 900
STEP_BACK = 0.35
ENOUGH = 4
TIE = 0.3
HALF = 0.5


@dataclass(frozen=True)
class Crash:
    """An exception, the statement that raised it, and the ones that called it, innermost first."""

    failure: Failure
    page: Page
    span: Span
    statement: ast.stmt
    calls: tuple[tuple[Page, ast.stmt], ...]

    def numbers(self) -> tuple[int, ...]:
        """Give the sizes that the exception or its operands name."""
        found = [int(each) for each in re.findall(r"\d+", self.failure.message)]
        for operand in self.failure.operands:
            found += operand.shape or ()
        return tuple(dict.fromkeys(each for each in found if 0 < each < 10_000))[:6]


def crash(evidence: Evidence) -> Crash | None:
    """Give the exception that ended a program; None where none did, or its place is unknown."""
    return evidence.once("crash", lambda: _found(evidence))


def _found(evidence: Evidence) -> Crash | None:
    failure = evidence.traced.failure
    if failure is None or failure.span is None:
        return None
    page = page_of(evidence, failure.span)
    statement = None if page is None else page.at(failure.span.line)
    if page is None or statement is None:
        return None
    return Crash(failure, page, failure.span, statement, tuple(_calls(evidence, failure, statement)))


def _calls(evidence: Evidence, failure: Failure, inner: ast.stmt) -> Iterator[tuple[Page, ast.stmt]]:
    for file, cell, line in reversed(FRAME.findall(failure.traceback)):
        for page in pages(evidence):
            if page.text.name == file and page.text.cell == (int(cell) if cell else None):
                statement = page.at(int(line))
                if statement is not None and statement is not inner:
                    yield page, statement


@dataclass(frozen=True)
class Repair:
    """A variant with which the program runs."""

    variant: Variant
    probe: Probe
    effort: float


def variants(evidence: Evidence, found: Crash) -> list[tuple[float, Variant]]:
    """Give the edits worth trying after a crash, with their efforts, cheap ones first."""
    proposed: list[tuple[float, Variant]] = []
    for reached in sliced(pages(evidence), [(found.page, found.statement), *found.calls]):
        page, statement = reached.page, reached.statement
        back = STEP_BACK * reached.distance
        proposed += [(each.effort + back, each) for each in _all(page, statement, found)]
    proposed.sort(key=lambda pair: pair[0])
    return proposed[:MOST_VARIANTS]


def _all(page: Page, statement: ast.stmt, found: Crash) -> Iterator[Variant]:
    yield from product_variants(page, statement)
    yield from axis_variants(page, statement)
    yield from sum_variants(page, statement)
    yield from reshape_variants(page, statement)
    yield from size_variants(page, statement, found.numbers())
    yield from index_variants(page, statement)
    yield from name_variants(page, statement)


def repairs(evidence: Evidence, found: Crash) -> list[Repair]:
    """Give the edits with which a program that crashed runs and learns, the best first."""
    probes = prober(evidence)
    return [] if probes is None else evidence.once("repairs", lambda: _tried(evidence, probes, found))


def _tried(evidence: Evidence, probes: Prober, found: Crash) -> list[Repair]:
    proposed = variants(evidence, found)
    by_edit: dict[Edit, tuple[float, Variant]] = {}
    for effort, variant in proposed:
        by_edit.setdefault(variant.edit, (effort, variant))
    made: list[Repair] = []
    worth = math.inf
    for edit, probe in probes.running(by_edit, MOST_RUNS):
        effort, variant = by_edit[edit]
        if effort > worth or sum(each.probe.true for each in made) >= ENOUGH:
            break
        made.append(Repair(variant, probe, effort))
        worth = min(worth, effort + TIE) if probe.true else worth
    return sorted(made, key=_goodness)


def _goodness(repair: Repair) -> tuple[bool, bool, float]:
    """True updates first, then those with which the loss falls by half, then the likelier slip."""
    learned = end(repair.probe) <= HALF * start(repair.probe)
    return not repair.probe.true, not learned, repair.effort
