"""Updates that are not the gradient of the loss: the edit that makes them so is the fault.

What it sees: the search on the tape found an edit of one line after which every parameter moves along the
true gradient.
Why it harms: training goes another way than down the loss.
How to tell it from its look-alikes: the edit must put all updates of all judged steps right, to rounding.
Source: the chain rule; Rumelhart, Hinton, Williams (1986), Nature 323, 533-536.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.search import Cure
from clearprop.doctor.rewriting.rewrite import edit_of

CODES = ("G01", "G02", "G03", "G04", "G06", "G07", "G12", "U01", "U02", "S05")
BY_MEANS = {
    "negate": "G04",
    "swap": "G04",
    "factor": "G03",
    "drop": "G03",
    "slope": "G01",
    "transpose": "G06",
    "turn": "G06",
    "layer": "G06",
    "axis": "G07",
    "older": "U01",
    "operand": "G12",
}


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give one candidate: the first cure, with the edits of the others as alternatives."""
    cures = evidence.cures
    if not cures:
        return
    first = cures[0].trials[-1]
    site = evidence.traced.sites[first.site]
    edits = [edit for cure in cures if (edit := _edit(evidence, cure)) is not None]
    yield Candidate(
        BY_MEANS.get(first.means, "G12"),
        site.span,
        "doctor.message.gradient",
        {"text": " ".join(site.text.split())[:60]},
        edit=edits[0] if edits else None,
        proof="exact",
        alternatives=tuple(edits[1:4]),
    )


def _edit(evidence: Evidence, cure: Cure) -> Edit | None:
    edit = Edit(())
    for trial in cure.trials:
        part = edit_of(evidence.traced, trial)
        if part is None:
            return None
        edit += part
    return edit
