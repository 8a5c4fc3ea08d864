"""Which of a few edits does clear good when the program runs with it for a moment."""

from __future__ import annotations

from collections.abc import Iterable

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.outcomes import baseline, better, worse
from clearprop.doctor.evidence.probes import prober

MOST = 4


def helpful(evidence: Evidence, edits: Iterable[Edit | None], most: int = MOST) -> list[Edit]:
    """Give the edits after which the loss ends clearly lower, or all updates are true and were not.

    Parameters
    ----------
    most : how many are tried; a count, and no time, so that a busy machine decides the same
    """
    probes = prober(evidence)
    if probes is None:
        return []
    before, found = baseline(probes), []
    if before.cut:  # a moment is too short for this program: whoever asks must let it run again
        return [each for each in edits if each is not None][:1]
    for edit in [each for each in edits if each is not None][:most]:
        probe = probes.probe(edit)
        if probe is None or not probe.runs:
            continue
        trued = probe.true and not before.true and not worse(before, probe)
        if better(before, probe) or trued:
            found.append(edit)
    return found


def is_slow(evidence: Evidence) -> bool:
    """Whether the program takes longer than a probe may, so that nothing was decided by probes."""
    probes = prober(evidence)
    return probes is None or baseline(probes).cut
