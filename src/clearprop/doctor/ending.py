"""How the observed run ended, in sentences: what was cut, what was not observed, what was assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from clearprop.doctor.finding import Finding
from clearprop.doctor.report import Note
from clearprop.doctor.reruns import Reruns
from clearprop.trace.case import Case

UNANALYSED = "the recording was not analysed"


def problem_of(case: Case) -> str | None:
    """Say why a program could not be run at all; None where it was."""
    if case.exception is not None and case.exception.kind in ("SyntaxError", "IndentationError", "TabError"):
        return str(case.exception)
    if case.seconds is None and not case.analyses:
        return "; ".join((*case.limits, *case.notes)) or "nothing was recorded"
    return None


def ending_notes(
    case: Case, found: dict[str, Any], reruns: Reruns, findings: Sequence[Finding]
) -> Iterator[Note]:
    """Give what has to be said beside the findings."""
    if case.exception is not None and not any(finding.accuses for finding in findings):
        yield Note("doctor.note.crashed", {"problem": str(case.exception)})
    for limit in case.limits:
        yield Note("doctor.note.limit", {"limit": limit})
    if found.get("unseeded"):
        yield Note("doctor.note.seeded")
    for plain in found.get("notes", ()):
        yield Note(plain["key"], plain["values"])
    for reason in [each for each in found.get("reasons", ()) if each not in case.notes]:
        yield Note("doctor.note.reason", {"reason": reason})
    for each in dict.fromkeys(reruns.problems):
        key = {"time": "doctor.note.no_time", "size": "doctor.note.too_large"}.get(each)
        yield Note(key) if key else Note("doctor.note.no_rerun", {"problem": each})
    for words in case.notes:
        if words != UNANALYSED:
            yield Note(words=words)
