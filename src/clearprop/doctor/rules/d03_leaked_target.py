"""D03: the target stands among the inputs, so that the network only has to hand it on.

What it sees: a column of the inputs that is the target itself, from the same array and the same rows, moved
and scaled at most; and a table of which a slice takes in the column that is the target.
Why it harms: the result is wonderful, and on data without the answer there is none.
How to tell it from its look-alikes: targets that were computed from the inputs, or chosen among all of them,
are tasks that somebody made up; an auto-encoder has all inputs as targets; numbers that are equal by chance
come from other arrays.
Source: the way of every entry on the recorded tape; Kaufman, Rosset, Perlich, Stitelman (2012), Leakage in
data mining, ACM TKDD 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.leaked import leaked

CODES = ("D03",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the place where the target is taken among the inputs."""
    if evidence.traced.failure is not None:
        return
    found = leaked(evidence)
    if found is None:
        return
    place = found.place
    yield Candidate(
        "D03",
        place.tree.span(place.tree.statement(place.node) or place.node),
        "doctor.message.D03.leaked",
        {"text": " ".join(place.text.split())[:60]},
        observed=" ".join(place.text.split())[:60],
        expected="inputs without the target",
        proof="exact",
        rank=0.04,
    )
