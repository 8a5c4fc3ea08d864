"""The forward pass reads a stale copy: of a parameter, or of a list whose entries it replaces.

What it sees: training changes a parameter, and the forward pass of every later step reads a value from
before; or a loop over the copy of a list reads an entry that the loop itself has replaced. Why it harms:
the answers never hear of what was learned, or lag behind. How to tell it from its look-alikes: a view of
the parameter follows it; averaged weights are read after training. Source: written for this project, after
programs that slice their weights once, before the loop.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.stale import stale
from clearprop.doctor.diagnosis.stale_entry import stale_entries
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("S07",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give each copy that stands where a trained parameter should."""
    yield from (candidate for _, candidate in stale(evidence))
    yield from stale_entries(evidence)
