"""The order of findings: what is sure before what is not, causes before consequences, and never many."""

from __future__ import annotations

from collections.abc import Iterable

from clearprop.doctor.finding import CERTAINTIES, Finding

MOST_ACCUSING = 3
MOST_HINTS = 2


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put causes first, leave consequences out, and keep a few.

    A finding is left out where one that accuses explains its code; hints are left out where anything accuses.
    """
    ordered = sorted(findings, key=_key)
    accusing = [each for each in ordered if each.accuses]
    explained = {code for each in accusing for code in each.explains}
    kept = _once(each for each in accusing if each.code not in explained or not _others(each, accusing))
    if kept:
        return tuple(kept[:MOST_ACCUSING])
    return tuple(_once(each for each in ordered if not each.accuses)[:MOST_HINTS])


def _others(finding: Finding, accusing: list[Finding]) -> bool:
    return any(finding.code in each.explains for each in accusing if each is not finding)


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
