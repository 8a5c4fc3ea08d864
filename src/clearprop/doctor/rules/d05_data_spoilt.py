"""D05 and its kin: a statement spoils the data on their way to training.

What it sees: a loop over the rows whose variable is overwritten by one and the same row, or that takes one
row in every round while the others run (D05); targets or
inputs that are put in another order alone (D02); a constant written over a part of the data (D03); a head of
the rows taken where all are meant (D06).
Why it harms: the network is taught something else than the data say, or from less than there are.
How to tell it from its look-alikes: without the statement, the loss or the program's own number must end
clearly better; a training that reached its goal is left alone.
Source: the statements that the recorded inputs and targets went through.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.fixed_rows import FixedRow, fixed_row
from clearprop.doctor.evidence.learning import is_bad, learned_of
from clearprop.doctor.evidence.orders import inputs_of, targets_of
from clearprop.doctor.evidence.spoilt import Spoilt, spoilt
from clearprop.doctor.evidence.tried import helpful

CODES = ("D02", "D03", "D05", "D06")
MOST = 4
RANKS = {"D05": 0.02, "D02": 0.03, "D03": 0.02, "D06": 0.06}


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the first statement without which the program does clearly better.

    Where the cure changes the examples themselves, only the run that confirms it can tell.
    """
    if evidence.traced.failure is not None:
        return
    fixed = fixed_row(evidence)
    if fixed is not None:
        yield _one_row(fixed)
        return
    found = spoilt(evidence)
    learned = learned_of(evidence)
    bad = learned is None or is_bad(learned, right=0.9)
    sole = [each for each in found if each.code in ("D05", "D06")]
    others = [each for each in found if each.whole or (bad and each.code in ("D02", "D03"))]
    others = [each for each in others if not _shared(evidence, each)]
    if sole:
        yield _candidate(sole[0], by_report=True)
    helped = helpful(evidence, [each.edit for each in others], MOST)
    for each in others:
        if each.edit in helped:
            yield _candidate(each, by_report=False)
            return


def _one_row(fixed: FixedRow) -> Candidate:
    """Tell of an entry that is the same in every round."""
    return Candidate(
        "D05",
        fixed.span,
        "doctor.message.spoilt.D06",
        {"text": fixed.text},
        observed=fixed.text,
        expected=fixed.meant,
        edit=fixed.edit,
        proof="exact",
        rank=RANKS["D05"],
        explains=("H01", "H02", "A08", "D04", "D06", "I01", "A05", "E01"),
        by="report",
    )


def _shared(evidence: Evidence, found: Spoilt) -> bool:
    """Whether inputs and targets both went through a statement, so that they still belong together."""
    if found.code != "D02":
        return False
    roles, tape, sites = evidence.understanding.roles, evidence.tape, evidence.traced.sites
    for step in roles.steps[:1]:
        sides = [inputs_of(tape, roles, step), targets_of(step)]
        lines = [
            {
                sites[tape.nodes[n].site].statement.line
                for n in tape.ancestors(side)
                if tape.nodes[n].site >= 0
            }
            for side in sides
        ]
        return all(found.span.line in each for each in lines)
    return False


def _candidate(found: Spoilt, by_report: bool) -> Candidate:
    text = " ".join(found.tree.cut(found.node).split())[:60]
    return Candidate(
        found.code,
        found.span,
        f"doctor.message.spoilt.{found.code}",
        {"text": text},
        observed=text,
        expected="the data as they were before",
        edit=found.edit,
        proof="rerun",
        rank=RANKS[found.code],
        explains=("H01", "H02", "A08", "D04", "D05", "I01", "A05", "E01", "D06"),
        improves=True,
        by="report" if by_report else "loss",
    )
