"""The order of findings: what is sure before what is not, causes before consequences, and never many."""

from __future__ import annotations

from collections.abc import Iterable

from clearprop.doctor.finding import CERTAINTIES, Finding

MOST_ACCUSING = 3
MOST_HINTS = 2
# How long and how fast to train is told once the rest is right: any fault makes training slow.
SETTINGS, FAULTS = "H", tuple("GUSID")


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put causes first, leave consequences out, and keep a few.

    A finding is left out where one that accuses explains its code; of two that explain each other, the
    first stays.  Rates and rounds are not blamed beside a fault.  Hints are left out where anything accuses.
    """
    ordered = sorted(findings, key=_key)
    accusing = [each for each in ordered if each.accuses]
    kept = _once(each for place, each in enumerate(accusing) if not _explained(place, accusing))
    if kept:
        return tuple(kept[:MOST_ACCUSING])
    return tuple(_once(each for each in ordered if not each.accuses)[:MOST_HINTS])


def _explained(place: int, accusing: list[Finding]) -> bool:
    """Whether another finding explains one; a later one only where it is not explained itself in turn."""
    finding = accusing[place]
    faults = [each.code for each in accusing if each.code.startswith(FAULTS)]
    if finding.code.startswith(SETTINGS) and not set(faults) <= set(finding.explains):
        return True
    return any(
        finding.code in each.explains and (k < place or each.code not in finding.explains)
        for k, each in enumerate(accusing)
        if k != place
    )


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Of several findings at one line, or of one code, keep the first."""
    kept: list[Finding] = []
    for finding in findings:
        lines = {(each.span.file, each.span.cell, each.span.line) for each in kept if each.span is not None}
        span = finding.span
        if span is None or (span.file, span.cell, span.line) not in lines:
            kept.append(finding)
    return kept


def _key(finding: Finding) -> tuple[int, float, int]:
    return CERTAINTIES.index(finding.certainty), finding.rank, finding.span.line if finding.span else 0
