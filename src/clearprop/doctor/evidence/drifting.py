"""Training data that a loop changes in place, a little more in every round.

What is added must come from elsewhere than the weights, and what is changed must be what they multiply: then
it is no step of an optimizer, and no state that the network itself moves.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.predictions import PRODUCTS
from clearprop.doctor.evidence.slicing import base_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.tape import Tape

IN_PLACE = (operator.iadd, operator.isub, operator.imul)
SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
FEWEST = 2


@dataclass(frozen=True)
class Drifting:
    """A statement that lets the data drift: ``other`` is the second name of the array, None where there is
    one name only; ``drawn`` says that chance is what is added.
    """

    span: Span
    text: str
    name: str
    other: str | None
    drawn: bool
    edit: Edit


def drifting(evidence: Evidence) -> list[Drifting]:
    """Give the statements in training loops that change the data themselves; worked out once."""
    return evidence.once("drifting", lambda: list(_drifting(evidence)))


def _drifting(evidence: Evidence) -> Iterator[Drifting]:
    tape, seen = evidence.tape, set()
    values = _trained(evidence)
    loops = {each.site for n in values for each in tape.nodes[n].context}
    rounds: dict[int, list[Node]] = {}
    for node in tape.nodes:
        inside = any(each.site in loops for each in node.context)
        if values and node.site >= 0 and inside and node.function in IN_PLACE:
            rounds.setdefault(node.site, []).append(node)
    for site, nodes in rounds.items():
        if len(nodes) < FEWEST or not all(_of_data(tape, node, values) for node in nodes[:FEWEST]):
            continue
        found = trees_of(evidence).node(evidence.traced.sites[site])
        statement = None if found is None else found[0].statement(found[1])
        if found is None or not isinstance(statement, ast.AugAssign) or statement in seen:
            continue
        seen.add(statement)
        drawn = all(_is_drawn(tape, node) for node in nodes[:FEWEST])
        yield from _read(found[0], statement, drawn)


def _trained(evidence: Evidence) -> set[int]:
    """Give the values of all parameters; what changes without ever hearing of another one is none."""
    each_own = [set(p.state.nodes) for p in evidence.understanding.roles.parameters]
    every = set().union(*each_own)
    return {
        n for own in each_own if own == every or evidence.tape.ancestors(own) & (every - own) for n in own
    }


def _of_data(tape: Tape, node: Node, values: set[int]) -> bool:
    """Whether no weight has gone into an array and into what is added, and it then meets some."""
    try:
        array = np.asarray(tape.value(node.id))
    except (Lost, TypeError, ValueError):
        return False
    if array.ndim == 0 or array.size < FEWEST or array.dtype.kind != "f" or node.id in values:
        return False
    if tape.ancestors([node.id]) & values:
        return False
    after = tape.descendants([node.id])
    return any(
        tape.nodes[n].function in PRODUCTS
        and any(isinstance(a, Ref) and a.node in values for a in tape.nodes[n].args)
        for n in after
    )


def _is_drawn(tape: Tape, node: Node) -> bool:
    added = [each.node for each in node.args[1:2] if isinstance(each, Ref)]
    return any(tape.nodes[n].kind == "draw" and tape.nodes[n].context for n in tape.ancestors(added))


def _read(tree: Tree, statement: ast.AugAssign, drawn: bool) -> Iterator[Drifting]:
    loop: ast.For | ast.While | None = tree.around(statement, ast.For) or tree.around(statement, ast.While)
    base = base_of(statement.target)
    if loop is None or not isinstance(base, ast.Name):
        return
    given = [
        each
        for part in loop.body
        for each in tree.find(ast.Assign, part)
        if any(isinstance(target, ast.Name) and target.id == base.id for target in each.targets)
    ]
    if not given:
        edit = renamed(tree, loop, statement, base.id)
        if edit is not None:
            yield Drifting(tree.span(statement), tree.cut(statement), base.id, None, drawn, edit)
    elif len(given) == 1 and isinstance(given[0].value, ast.Name | ast.Attribute):
        value = given[0].value
        text = f"{tree.cut(value)}.copy()"
        edit = Edit.of(tree.span(value), text)
        span = tree.span(given[0])
        yield Drifting(span, tree.cut(given[0]), base.id, tree.cut(value), drawn, edit)


def renamed(tree: Tree, loop: ast.For | ast.While, statement: ast.AugAssign, name: str) -> Edit | None:
    """Write ``X_now = X + noise`` for ``X += noise``, and read that in the rest of the round."""
    sign = SIGNS.get(type(statement.op))
    whole = isinstance(statement.target, ast.Name) and statement in loop.body
    fresh = f"{name}_now"
    if sign is None or not whole or any(each.id == fresh for each in tree.find(ast.Name)):
        return None
    value = tree.cut(statement.value)
    bound = isinstance(statement.value, ast.BinOp) and sign != "+"
    text = f"{fresh} = {name} {sign} {f'({value})' if bound else value}"
    parts = [Replacement(tree.span(statement), text)]
    for part in loop.body[loop.body.index(statement) + 1 :]:
        for each in tree.find(ast.Name, part):
            if each.id == name and isinstance(each.ctx, ast.Load):
                parts.append(Replacement(tree.span(each), fresh))
            elif each.id == name:
                return None
    return Edit(tuple(parts)) if len(parts) > 1 else None
