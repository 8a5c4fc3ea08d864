"""D03: all targets are one and the same number, because a step on their way cut off what told them apart.

What it sees: many different inputs with one target for all, and the division without remainder, the
comparison or the cast, outside of all loops, that gave one number although it was given many; or the
statement that wrote a row for each class, and wrote the same into every row.
Why it harms: one answer for all inputs is then right, and nothing is learned of the inputs.
How to tell it from its look-alikes: few examples may rightly have one target; targets that are written as one
number are meant so.
Source: the recorded targets, and what they were computed from.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import learned_of
from clearprop.doctor.evidence.orders import targets_of
from clearprop.doctor.evidence.wrong_rows import WrongRows, wrong_rows
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.tape import Tape

CODES = ("D03",)
FEWEST = 8
CUTTING = (
    operator.floordiv, np.floor_divide, operator.lt, operator.le, operator.gt, operator.ge, operator.eq,
    np.less, np.less_equal, np.greater, np.greater_equal, np.equal, np.ndarray.astype, np.floor, np.rint,
)  # fmt: skip


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the operation after which all targets are alike."""
    learned = learned_of(evidence)
    if learned is None or evidence.traced.failure is not None or len(learned.x) < FEWEST:
        return
    if np.ptp(learned.y, axis=0).any() or not np.ptp(learned.x, axis=0).any():
        return
    tape, sites = evidence.tape, evidence.traced.sites
    rows = learned.y.shape[1] > 1
    found = wrong_rows(evidence, tape.ancestors(targets_of(learned.steps[0].step))) if rows else None
    if found is not None:
        yield _written(found, learned.y[0].tolist())
        return
    for number in sorted(tape.ancestors(targets_of(learned.steps[0].step))):
        node = tape.nodes[number]
        if node.function in CUTTING and node.site >= 0 and not node.context and _cuts(tape, number):
            value = float(learned.y.reshape(-1)[0])
            yield Candidate(
                "D03",
                sites[node.site].statement,
                "doctor.message.D03.constant",
                {"text": " ".join(sites[node.site].text.split())[:60], "value": f"{value:g}"},
                observed=f"{value:g}",
                expected="different targets",
                proof="exact",
                rank=0.02,
                explains=("D04", "A03", "A05", "H01", "H02", "I02", "D01"),
            )
            return


def _written(found: WrongRows, row: list[float]) -> Candidate:
    told = ", ".join(f"{each:g}" for each in row[:8])
    return Candidate(
        "D03",
        found.place.tree.span(found.place.tree.statement(found.place.node) or found.place.node),
        "doctor.message.D03.rows",
        {"text": " ".join(found.place.text.split())[:60], "row": told},
        observed=f"{told} for every example",
        expected="different targets",
        edit=found.edit,
        proof="exact",
        rank=0.02,
        explains=("D04", "A03", "A04", "A05", "H01", "H02", "I02", "D01", "G08"),
        by="report",
    )


def _cuts(tape: Tape, number: int) -> bool:
    """Whether many numbers went in, and only one came out."""
    try:
        value = np.asarray(tape.value(number))
        given = [np.asarray(tape.value(each)) for each in tape.parents(number)]
    except (Lost, TypeError, ValueError):
        return False
    if value.size < FEWEST or len(np.unique(value)) != 1:
        return False
    return any(each.size >= FEWEST and len(np.unique(each)) > 1 for each in given)
