"""How the observed run ended, in sentences: what was cut, what was not observed, what was assumed.

A reader who has just been told of a crash, or that every update is right, is not told what follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from clearprop.doctor.finding import Finding
from clearprop.doctor.report import Note
from clearprop.doctor.reruns import Reruns
from clearprop.doctor.told import told
from clearprop.trace.case import Case

UNANALYSED = "the recording was not analysed"
NOTHING = "nothing was recorded"
NO_LOSS = "no loss was found whose gradient the updates follow"
NOT_ONE_LOSS = "not all updates follow from one loss"
COMPUTES = "the program itself computes "
ASSUMED = "is assumed: the updates follow it"
SQUARED = frozenset({"half_squared_error", "squared_error", "mean_squared_error"})


def problem_of(case: Case, typed: str | None = None) -> str | None:
    """Say why a program could not be run at all; None where it was.  ``typed`` is its name as given."""
    failure = case.exception
    if failure is not None and failure.kind in ("SyntaxError", "IndentationError", "TabError"):
        line = "" if failure.span is None else f", line {failure.span.line}"
        name = typed or case.program.name
        if failure.span is not None and Path(failure.span.file).name != case.program.name:
            name = Path(failure.span.file).name
        return f"{name}{line}: {failure.kind}: {failure.message}. Python cannot read it, so nothing was run."
    if case.seconds is None and not case.analyses:
        return "; ".join((*case.limits, *case.notes)) or NOTHING
    return None


def ending_notes(
    case: Case, found: dict[str, Any], reruns: Reruns, findings: Sequence[Finding]
) -> Iterator[Note]:
    """Give what has to be said beside the findings."""
    if case.exception is not None and not any(finding.accuses for finding in findings):
        yield Note("doctor.note.crashed", {"problem": str(case.exception)})
    if case.program.is_file() and not case.program.read_bytes().strip():
        yield Note("doctor.note.empty")
        return
    for limit in case.limits:
        yield Note("doctor.note.limit", {"limit": limit})
    poor = found.get("poor")
    if poor and found.get("understood") == "updates" and not any(each.accuses for each in findings):
        yield Note(f"doctor.note.poor_{poor['kind']}", {"share": f"{max(poor['quality'], 0.0):.0%}"})
    if found.get("unseeded"):
        yield Note("doctor.note.seeded")
    for plain in found.get("notes", ()):
        yield Note(plain["key"], plain["values"])
    own = found.get("own_loss")
    if own and not any(each.accuses for each in findings):
        yield Note("doctor.note.own_loss", own)
    begun = case.exception is None or case.network is not None
    reasons = tuple(dict.fromkeys(found.get("reasons", ())))
    for reason in reasons if begun else ():
        if not any(words.endswith(reason) for words in case.notes):
            yield Note("doctor.note.reason", {"reason": reason})
    for each in dict.fromkeys(reruns.problems):
        key = {"time": "doctor.note.no_time", "size": "doctor.note.too_large"}.get(each)
        yield Note(key) if key else Note("doctor.note.no_rerun", {"problem": each})
    for words in dict.fromkeys(case.notes):
        if _tells(words, case, found, findings) and (begun or not words.endswith((NOTHING, *reasons))):
            yield Note(words=words)


def _tells(words: str, case: Case, found: dict[str, Any], findings: Sequence[Finding]) -> bool:
    """Whether a note says something to somebody who reads the rest of the report."""
    if words == UNANALYSED or not told(words, "en"):
        return False
    if words.startswith(NO_LOSS) and found.get("own_loss"):
        return False
    if words.startswith(NOT_ONE_LOSS):
        return bool(findings) or found.get("understood") != "updates"
    if words.startswith(COMPUTES):
        return not _is_family(words, case)
    if words.endswith(ASSUMED):
        return not any(each.startswith(COMPUTES) and _is_family(each, case) for each in case.notes)
    return True


def _is_family(words: str, case: Case) -> bool:
    """Whether the losses that the program computes differ from the assumed one by a factor only."""
    return case.settings is not None and {case.settings.loss.name, *_computed(words)} <= SQUARED


def _computed(words: str) -> set[str]:
    """Give the losses that such a note names: ``… computes squared_error, mean or huber, sum, which …``."""
    pairs = words.removeprefix(COMPUTES).split(", which is not")[0].split(" or ")
    return {pair.partition(", ")[0] for pair in pairs}
