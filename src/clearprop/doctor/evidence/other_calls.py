"""Calls of the forward pass after training that hand it another network than the calls in training do."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.predictions import Product


def other_call(evidence: Evidence, wrong: Product) -> tuple[Written, Edit | None] | None:
    """Where training computes the product at the same place: the call that hands other weights to it.

    The cure hands on what the call in training does, where that is known by its name.
    """
    tape, step = evidence.tape, evidence.understanding.recognised.steps[-1]
    training = next(
        (n for n in step.step.round.nodes if tape.nodes[n].site == tape.nodes[wrong.node].site), None
    )
    if training is None:
        return None
    usual = set(calls_around(evidence, training))
    site = next((each for each in calls_around(evidence, wrong.node) if each not in usual), None)
    found = None if site is None else trees_of(evidence).node(evidence.traced.sites[site])
    tree, call = found if found is not None else (None, None)
    if tree is None or not isinstance(call, ast.Call):
        return None
    function = tree.around(call, ast.FunctionDef)
    known = set() if function is None else {each.arg for each in function.args.args}
    for each in usual:
        there = trees_of(evidence).node(evidence.traced.sites[each])
        other = None if there is None else there[1]
        if isinstance(other, ast.Call) and ast.dump(other.func) == ast.dump(call.func):
            for given, right in zip(call.args, other.args, strict=False):
                if isinstance(given, ast.Call) and isinstance(right, ast.Name) and right.id in known:
                    return Written(tree, call), Edit.of(tree.span(given), right.id)
    return Written(tree, call), None


def calls_around(evidence: Evidence, node: int) -> Iterator[int]:
    """Give the calls inside which a node was computed, the innermost first."""
    serial = evidence.tape.nodes[node].frame
    while serial:
        frame = evidence.tape.frames[serial - 1]
        if frame.call_site >= 0:
            yield frame.call_site
        serial = frame.parent
