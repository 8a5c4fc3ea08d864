"""A candidate goes back from the program's process as plain data and comes out the same."""

from __future__ import annotations

import json

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.trace.span import Span

SPAN = Span("net.py", 3, 4, 3, 9)


def test_it_survives_the_way_back() -> None:
    candidate = Candidate(
        "G03",
        SPAN,
        "doctor.message.gradient",
        {"text": "a * b"},
        "0.1",
        "0.2",
        Edit.of(SPAN, "b"),
        proof="exact",
        rank=0.1,
        explains=("N01",),
        improves=True,
        alternatives=(Edit.of(SPAN, "c"),),
    )
    plain = json.loads(json.dumps(candidate.as_plain()))
    assert Candidate.from_plain(plain) == candidate


def test_one_without_place_or_edit_too() -> None:
    candidate = Candidate("A08", None, "doctor.message.gradient")
    assert Candidate.from_plain(candidate.as_plain()) == candidate
