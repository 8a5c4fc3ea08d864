"""From what rules suspect to what is reported: numbers prove, or a run with the cure, or it stays a hint.

A candidate that numbers alone prove stands whatever its run gives; the run shows what the cure does, and
chooses among equal cures.  Any other candidate stands or falls with the run.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.finding import Certainty
from clearprop.doctor.gain import Gain, gain
from clearprop.doctor.outcome import Outcome
from clearprop.doctor.reruns import Reruns

MOST_CANDIDATES = 6
MOST_ALTERNATIVES = 4
# A run that was cut short says nothing of too little training.
LATE = ("H02", "H03")


@dataclass(frozen=True)
class Confirmed:
    """A candidate that is reported: how sure it is, the cure that was chosen, and what that did."""

    candidate: Candidate
    certainty: Certainty
    edit: Edit | None
    outcome: Outcome | None = None
    gain: Gain | None = None


@dataclass(frozen=True)
class Tried:
    """One edit of a candidate, and the run with it."""

    edit: Edit
    outcome: Outcome
    gain: Gain


def confirm(candidates: Iterable[Candidate], reruns: Reruns, loss: str | None) -> list[Confirmed]:
    """Decide on every candidate; those that a run refuted are left out.

    Where something is proven, nothing else is suspected.

    Parameters
    ----------
    loss : the name of the loss by which runs are compared, if both have it
    """
    allowed = [each for each in candidates if not (reruns.baseline.cut and each.code in LATE)]
    ordered = sorted(allowed, key=lambda each: each.rank)
    exact = [each for each in ordered if each.proof == "exact"]
    found = _decided(exact[:MOST_CANDIDATES], reruns, loss)
    others = [each for each in ordered if each.proof != "exact"]
    sure = [each for each in found if each.certainty == "proven"]
    if sure and not all(_harmed(each) for each in sure):
        return found
    more = _decided(others[:MOST_CANDIDATES], reruns, loss)
    if sure and any(each.certainty == "likely" for each in more):
        # A cure that does harm, beside another one that cures: numbers at the edge of what fits misled.
        found = [replace(each, certainty="hint") if each in sure else each for each in found]
    return [*found, *(each for each in more if not sure or each.certainty == "likely")]


def _harmed(found: Confirmed) -> bool:
    """Whether the run with the cure of a proven fault ended worse than the one without."""
    return (
        found.gain is not None and found.gain.worse and not math.isclose(found.gain.before, found.gain.after)
    )


def _decided(candidates: list[Candidate], reruns: Reruns, loss: str | None) -> list[Confirmed]:
    edits = [each.edit for each in candidates if each.edit is not None and each.proof != "none"]
    first = {id(edit): run for edit, run in zip(edits, reruns.run(edits), strict=True)}
    decided = []
    for candidate in candidates:
        run = first.get(id(candidate.edit))
        tried = [_tried(candidate, candidate.edit, run, reruns, loss)] if candidate.edit and run else []
        if candidate.proof != "none" and not any(each.gain.clear for each in tried):
            tried += _alternatives(candidate, reruns, loss)
        confirmed = _confirmed(candidate, tried, reruns.baseline)
        if confirmed is not None:
            decided.append(confirmed)
    return decided


def _alternatives(candidate: Candidate, reruns: Reruns, loss: str | None) -> list[Tried]:
    edits = candidate.alternatives[:MOST_ALTERNATIVES]
    runs = zip(edits, reruns.run(edits), strict=True)
    return [_tried(candidate, edit, run, reruns, loss) for edit, run in runs if run is not None]


def _tried(candidate: Candidate, edit: Edit, run: Outcome, reruns: Reruns, loss: str | None) -> Tried:
    return Tried(edit, run, gain(reruns.baseline, run, loss, candidate.by))


def _confirmed(candidate: Candidate, tried: list[Tried], baseline: Outcome) -> Confirmed | None:
    """Say how sure a candidate is after its runs; None where they speak against it."""
    best = min(tried, key=_badness) if tried else None
    certainty = _certainty(candidate, best)
    if certainty is None:
        return None
    if best is None:
        return Confirmed(candidate, certainty, candidate.edit)
    if baseline.failed is None and _does_harm(best):
        # The fault may be as sure as it is: an edit that makes the training worse is no cure to hand out.
        return Confirmed(candidate, certainty, None, None, best.gain)
    return Confirmed(candidate, certainty, best.edit, best.outcome, best.gain)


def _certainty(candidate: Candidate, best: Tried | None) -> Certainty | None:
    cured, refuted = best is not None and best.gain.clear, best is not None and not best.gain.clear
    if candidate.proof == "none":
        return "hint"
    if cured or (candidate.proof == "exact" and not candidate.improves):
        return "proven" if candidate.proof == "exact" else "likely"
    return None if refuted and candidate.improves else "hint"


def _does_harm(tried: Tried) -> bool:
    """Whether a run with an edit ends worse, or without a finite loss, although it was given its time."""
    lost = not tried.gain.after <= tried.gain.before
    return tried.gain.worse and not tried.outcome.cut and (lost or not math.isfinite(tried.gain.after))


def _badness(tried: Tried) -> tuple[bool, bool, float]:
    end = tried.gain.after
    return not tried.gain.clear, tried.gain.worse, end if end == end else float("inf")
