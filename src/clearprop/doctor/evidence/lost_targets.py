"""Targets that the error is written over, so that the next step compares with an error."""

from __future__ import annotations

import ast
import operator
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.drifting import renamed
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.orders import targets_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span
from clearprop.trace.tape.tape import Tape

LATER = 4
FARTHEST = 200


@dataclass(frozen=True)
class Lost:
    """The statement that writes the error over the targets, and the edit that keeps them."""

    span: Span
    text: str
    edit: Edit | None


def lost_targets(evidence: Evidence) -> Lost | None:
    """Find a comparison with the targets that is stored in the array of the targets."""
    tape, steps = evidence.tape, evidence.understanding.roles.steps
    first = set(targets_of(steps[0])) if steps else set()
    values = {n for p in evidence.understanding.roles.parameters for n in p.state.nodes}
    for step in steps[1:LATER]:
        for target in targets_of(step):
            chain = _before(tape, target, first)
            written = next((n for n in chain if _is_error(tape, n) and tape.ancestors([n]) & values), None)
            found = None if written is None else _told(evidence, written)
            if found is not None:
                return found
    return None


def _before(tape: Tape, node: int, first: set[int]) -> list[int]:
    """Give what the same array stood for before, back to the targets of the first step."""
    chain = [node]
    while chain[-1] not in first and len(chain) < FARTHEST:
        recorded = tape.nodes[chain[-1]]
        before = tape.previous.get(chain[-1])
        if before is None and recorded.kind == "write":
            before = tape.parents(recorded.id)[0]
        if before is None:
            return []
        chain.append(before)
    return chain[::-1] if chain[-1] in first else []


def _is_error(tape: Tape, node: int) -> bool:
    """Whether a difference was written over a whole array; single entries may well be set anew."""
    return tape.nodes[node].function in (np.subtract, operator.isub)


def _told(evidence: Evidence, node: int) -> Lost | None:
    site = evidence.tape.nodes[node].site
    found = trees_of(evidence).node(evidence.traced.sites[site]) if site >= 0 else None
    statement = None if found is None else found[0].statement(found[1])
    if found is None or statement is None:
        return None
    return Lost(found[0].span(statement), found[0].cut(statement), _kept(found[0], statement))


def _kept(tree: Tree, statement: ast.stmt) -> Edit | None:
    """Leave ``out=Y`` away, or give the difference a name of its own."""
    for call in tree.find(ast.Call, statement):
        for keyword in call.keywords:
            if keyword.arg == "out" and call.args:
                span, last = tree.span(keyword.value), tree.span(call.args[-1])
                gone = Span(
                    span.file, last.end_line, last.end_column, span.end_line, span.end_column, span.cell
                )
                return Edit((Replacement(gone, ""),))
    loop: ast.For | ast.While | None = tree.around(statement, ast.For) or tree.around(statement, ast.While)
    if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name) and loop is not None:
        return renamed(tree, loop, statement, statement.target.id)
    return None
