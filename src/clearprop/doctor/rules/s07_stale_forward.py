"""The forward pass reads a stale copy: of a parameter, of a list whose entries it replaces, or of the answers
of the last call.

What it sees: training changes a parameter, and the forward pass of every later step reads a value from
before; or a loop over the copy of a list reads an entry that the loop itself has replaced; or a layer reads
what the same step computes anew further down, and goes back with. Why it harms: the answers never hear of
what was learned, or lag behind. How to tell it from its look-alikes: a view of the parameter follows it;
averaged weights are read after training; a recurrent state is made from the one before it. Source: written
for this project, after programs that slice their weights once, before the loop.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.last_call import answers_of_last_call
from clearprop.doctor.diagnosis.stale import stale
from clearprop.doctor.diagnosis.stale_entry import stale_entries
from clearprop.doctor.evidence.evidence import Evidence

CODES = ("S07",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give each copy that stands where a trained parameter should."""
    yield from (candidate for _, candidate in stale(evidence))
    yield from stale_entries(evidence)
    yield from answers_of_last_call(evidence)
