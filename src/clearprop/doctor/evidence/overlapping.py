"""Rows of a test that were trained on, told by their places in the table that both were taken from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.misaligned import rows_of
from clearprop.doctor.evidence.orders import inputs_of
from clearprop.doctor.evidence.origins import Origin, origin
from clearprop.doctor.evidence.predictions import Product
from clearprop.trace.tape.tape import Tape

FEWEST = 4


@dataclass(frozen=True)
class Overlap:
    """How many rows were tested, how many of them trained on, and how many were trained on in all."""

    tested: int
    both: int
    trained: int


def overlap(evidence: Evidence, made: Product) -> Overlap | None:
    """Count the rows of a pass after training that training read too; None where that cannot be told."""
    steps, tape = evidence.understanding.roles.steps, evidence.tape
    inputs = inputs_of(tape, evidence.understanding.roles, steps[0]) if steps else []
    tables = [n for n in inputs if np.ndim(tape.value(n)) == 2]
    whole = None if not tables else _before_loops(tape, origin(tape, tables[0]))
    test = origin(tape, made.operand)
    shared = None if whole is None else next((n for n in test.links if n in whole.links), None)
    if whole is None or shared is None or shared == test.links[0]:
        return None
    sides = [Origin(way.links[: way.links.index(shared) + 1], ()) for way in (whole, test)]
    places = [rows_of(tape, way) for way in sides]
    if places[0] is None or places[1] is None:
        return None
    trained, tested = (set(each.tolist()) for each in places if each is not None)
    if min(len(trained), len(tested)) < FEWEST or len(tested) < len(places[1]):
        return None
    return Overlap(len(tested), len(trained & tested), len(trained))


def _before_loops(tape: Tape, way: Origin) -> Origin | None:
    """Give the way of the whole table that batches were taken from."""
    at = next((k for k, node in enumerate(way.links) if not tape.nodes[node].context), None)
    return None if at is None else Origin(way.links[at:], ())
