"""Layers that read the answers of the last call: what this call answers is computed only afterwards.

``z2 = W2 @ self.a1`` above ``self.a1 = f(W1 @ x)`` gives the output to the example before this one, and the
backward pass goes with the newer answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import common_frame, written
from clearprop.doctor.rewriting.sooner import computed_first
from clearprop.trace.roles.roles import TrainingStep
from clearprop.trace.tape.nodes import Location, Node

CONSEQUENCES = ("H01", "H02", "H03", "G02", "G03", "G06", "G08", "G12", "U01", "U03", "A07", "A08")
# In this share of the steps after the first one the answers must be those of the last call.
MOST = 0.75


@dataclass(frozen=True)
class Late:
    """A node that reads answers which are computed anew after it, in the same round."""

    reader: int
    read: int
    newer: int


def answers_of_last_call(evidence: Evidence) -> Iterator[Candidate]:
    """Give the operation whose input is renewed too late."""
    steps = [step for step in evidence.understanding.roles.steps if step.number > 0]
    found = [late for step in steps if (late := _late(evidence, step)) is not None]
    if len(found) > 1 and len(found) >= MOST * len(steps):
        candidate = _candidate(evidence, found[0])
        yield from () if candidate is None else (candidate,)


def _late(evidence: Evidence, step: TrainingStep) -> Late | None:
    """Find what the forward pass of a step reads, and the step itself computes anew before its update.

    A state of a recurrent network is made from the one before it; what an update never reads is no answer
    of this step.
    """
    tape, begin = evidence.tape, step.round.begin
    parameters = {node for each in evidence.understanding.roles.parameters for node in each.nodes}
    ends = _ends(evidence, step)
    forward = tape.ancestors(step.predictions, stop=parameters)
    behind = tape.ancestors(ends, stop={node for node in parameters if node < min(ends, default=0)})
    renewed: dict[Location, list[int]] = defaultdict(list)
    for store in tape.stores:
        node = tape.nodes[store.node]
        if begin <= node.id < min(ends, default=0) and node.kind == "apply" and node.id in behind:
            renewed[store.location].append(node.id)
    for store in tape.stores:
        if store.node not in forward - parameters or not _is_before(tape.nodes[store.node], begin):
            continue
        reader = min((n for n in tape.children(store.node) if n in forward and n >= begin), default=0)
        newer = next((n for n in renewed.get(store.location, ()) if n > reader), None)
        if reader and newer is not None and _is_anew(evidence, store.node, newer, parameters):
            return Late(reader, store.node, newer)
    return None


def _is_before(node: Node, begin: int) -> bool:
    """Whether a value is older than a step: it was computed before, or nobody saw it computed."""
    return node.id < begin or node.kind == "leaf"


def _ends(evidence: Evidence, step: TrainingStep) -> list[int]:
    """Give the values that a step leaves its parameters with."""
    parameters = evidence.understanding.roles.parameters
    changes = [p.state.changes[step.number] for p in parameters if step.number in p.state.changes]
    return [each.end for each in changes if each.end != each.start]


def _is_anew(evidence: Evidence, read: int, newer: int, parameters: set[int]) -> bool:
    """Whether one value stands where another one did, made from the parameters and not from that."""
    tape = evidence.tape
    made_from = tape.ancestors([newer], stop=parameters)
    old, new = np.asarray(tape.value(read)), np.asarray(tape.value(newer))
    if newer in parameters or not made_from & parameters or read in made_from:
        return False
    return old.shape == new.shape and old.dtype.kind == "f" and not np.array_equal(old, new)


def _candidate(evidence: Evidence, late: Late) -> Candidate | None:
    tape = evidence.tape
    frame = common_frame(evidence, late.reader, late.newer)
    reads, renews = written(evidence, late.reader, frame), written(evidence, late.newer, frame)
    if reads is None or renews is None:
        return None
    name = next((each.name for each in tape.nodes[late.newer].names if each.name), reads.text)
    old, new = (np.asarray(tape.value(node)).reshape(-1) for node in (late.read, late.newer))
    entry = int(np.argmax(np.abs(new - old)))
    return Candidate(
        "S07",
        reads.span,
        "doctor.message.S07.answers",
        {"text": reads.text, "names": name},
        f"{name}: {number(float(old[entry]))}",
        f"{name}: {number(float(new[entry]))}",
        edit=computed_first(reads.tree, reads.node, renews.node) if reads.tree is renews.tree else None,
        proof="exact",
        rank=0.05,
        explains=CONSEQUENCES,
    )
