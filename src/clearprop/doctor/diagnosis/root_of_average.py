"""A root of an average of gradients that were to be squared: where one is negative, the first step is lost.

No loss can be fitted to updates that are no numbers.  But before the first of them two averages begin at 0,
and after it one is a multiple of the other: both were given the same gradient.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.expressions import multiple
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.numerics.arrays import Array
from clearprop.trace.roles.state import Change
from clearprop.trace.tape.nodes import Node


def root_of_average(evidence: Evidence) -> Iterator[Candidate]:
    """Give the line of an average whose root has no value in the first step."""
    changes = [state.changes[0] for state in evidence.understanding.roles.others if 0 in state.changes]
    states = {node for state in evidence.understanding.roles.others for node in state.nodes}
    for change in changes:
        value = _flat(evidence, change)
        if value is None or not (value < 0.0).any() or not _is_rooted(evidence, change, states):
            continue
        others = [v for each in changes if each is not change and (v := _flat(evidence, each)) is not None]
        others += _stepped_by(evidence, states, value.size)
        if any(other.size == value.size and multiple(value, other) is not None for other in others):
            yield _candidate(evidence, evidence.tape.nodes[change.end], float(value.min()))
            return


def _stepped_by(evidence: Evidence, states: set[int], size: int) -> list[Array]:
    """Give what an update is computed from beside its averages: the gradient itself."""
    tape, parameters = evidence.tape, evidence.understanding.roles.parameters
    ends = [p.state.changes[0].end for p in parameters if 0 in p.state.changes]
    chains = {n for p in parameters for n in p.state.nodes} - set(ends)
    near = tape.ancestors(ends, states | chains) - states - chains - set(ends)
    values = [
        np.asarray(tape.value(n), dtype=np.float64).reshape(-1) for n in near if _is_array(tape.value(n))
    ]
    return [each for each in values if each.size == size and np.isfinite(each).all()]


def _is_array(value: object) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind == "f"


def _flat(evidence: Evidence, change: Change) -> Array | None:
    """Give an average after its first step; None where it did not begin at 0."""
    start = np.asarray(evidence.tape.value(change.start), dtype=np.float64)
    end = np.asarray(evidence.tape.value(change.end), dtype=np.float64).reshape(-1)
    return None if start.any() or end.size < 2 or not np.isfinite(end).all() else end


def _is_rooted(evidence: Evidence, change: Change, states: set[int]) -> bool:
    """Whether an update takes the root of an average, and of no other state."""
    tape, parameters = evidence.tape, evidence.understanding.roles.parameters
    ends = [p.state.changes[0].end for p in parameters if 0 in p.state.changes]
    chains = {n for p in parameters for n in p.state.nodes} - set(ends)
    update = tape.ancestors(ends, states | chains)
    roots = [n for n in update if tape.nodes[n].function is np.sqrt and np.isnan(tape.value(n)).any()]
    return any(change.end in tape.ancestors([root], states) for root in roots)


def _candidate(evidence: Evidence, node: Node, lowest: float) -> Candidate:
    site = evidence.traced.sites[node.site]
    return Candidate(
        "U04",
        site.statement,
        "doctor.message.U04",
        {"text": " ".join(site.text.split())[:60], "names": ""},
        number(lowest),
        "0",
        edit=_squared(evidence, node),
        proof="exact",
        rank=0.04,
        explains=("N01", "N04", "H01", "D01", "I02"),
    )


def _squared(evidence: Evidence, node: Node) -> Edit | None:
    """Square the last factor of what is added to the average."""
    tree, written = trees_of(evidence).node(evidence.traced.sites[node.site]) or (None, None)
    if tree is None:
        return None
    added = written.value if isinstance(written, ast.AugAssign | ast.Assign) else written
    if isinstance(added, ast.BinOp) and isinstance(added.op, ast.Add):
        added = added.right
    if isinstance(added, ast.BinOp) and isinstance(added.op, ast.Mult):
        added = added.right
    if not isinstance(added, ast.Name | ast.Attribute | ast.Subscript | ast.Call):
        return None
    return Edit.of(tree.span(added), f"{tree.cut(added)} ** 2")
