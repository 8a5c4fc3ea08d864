"""D02, S05: inputs and targets of different rows meet, or an input is put together from several rows.

What it sees: inputs and targets that come from arrays of equally many rows, and stood at different places
there: one side was shuffled, shifted or turned round alone; or a table that was reshaped where it should have
been transposed, so that an example holds entries of other examples.
Why it harms: the network is taught wrong answers.
How to tell it from its look-alikes: targets that were computed from the shuffled inputs went with them; the
next value of a series is meant to stand one row later, and a training that reached its goal is left alone.
Repair: the same order for both, tried in a run.
Source: the way of every entry on the recorded tape.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written, written
from clearprop.doctor.evidence.learning import is_bad, learned_of
from clearprop.doctor.evidence.misaligned import misaligned, scrambled
from clearprop.doctor.evidence.realigned import realigned

CODES = ("D02", "S05")
GOOD = 0.9
FEWEST = 4
EXPLAINS = ("H01", "H02", "A08", "D04", "A07", "I02", "D07")


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the operation at which rows went apart."""
    learned = learned_of(evidence)
    if learned is None:
        return
    constant = len(learned.x) >= FEWEST and not np.ptp(learned.y, axis=0).any()
    if not constant and not is_bad(learned, GOOD, GOOD):
        return
    mixed = scrambled(evidence)
    if mixed is not None:
        place = next((p for n in mixed.way.links if (p := _reshape(evidence, n)) is not None), None)
        if place is not None:
            yield _turned(place)
            return
    apart = misaligned(evidence)
    found = None if apart is None else realigned(evidence, apart)
    if apart is None or found is None:
        return
    different = int((apart.x_rows != apart.y_rows).sum())
    yield Candidate(
        "D02",
        found.edit.replacements[0].span if found.edit else found.place.span,
        "doctor.message.D02.rows",
        {"different": different, "rows": len(apart.x_rows), "text": " ".join(found.place.text.split())[:60]},
        observed=f"{different} of {len(apart.x_rows)} rows meet the target of another row",
        expected="the target of the same row",
        edit=found.edit,
        proof="exact" if found.drawn or constant else "rerun",
        improves=found.edit is not None and not constant,
        by="report" if constant else "loss",
        rank=0.035,
        explains=EXPLAINS,
    )


def _reshape(evidence: Evidence, node: int) -> Written | None:
    """Give the reshape that made a node."""
    place = written(evidence, node)
    if place is None or getattr(evidence.tape.nodes[node].function, "__name__", "") != "reshape":
        return None
    return place if isinstance(place.node, ast.Call) and isinstance(place.node.func, ast.Attribute) else None


def _given(place: Written) -> str:
    """Write what a reshape is given: the first argument of the function, or the owner of the method."""
    match place.node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy")), args=[first, *_]):
            return place.tree.cut(first)
        case ast.Call(func=ast.Attribute(value=owner)):
            return place.tree.cut(owner)
    return place.text


def _turned(place: Written) -> Candidate:
    return Candidate(
        "S05",
        place.span,
        "doctor.message.S05.table",
        {"text": " ".join(place.text.split())[:60]},
        observed="an example of entries of several rows",
        expected="an example of one row",
        edit=Edit.of(place.span, f"{_given(place)}.T"),
        proof="rerun",
        improves=True,
        rank=0.035,
        explains=(*EXPLAINS, "D02"),
    )
