"""Averages of gradients whose past is 0 in every step: set back inside the loop, or never stored.

A share of an average is taken, and the average is 0 although gradients were there before: momentum that
remembers nothing.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.roles.roles import TrainingStep
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Node, Ref

LEAST: Final = 0.5
FEWEST, MOST_STEPS, MOST_WAYS = 2, 3, 6
PRODUCTS: Final[frozenset[Any]] = frozenset({operator.mul, np.multiply})
SUMS: Final[frozenset[Any]] = frozenset({operator.add, operator.sub, np.add, np.subtract})
LOOPS: Final = (ast.For, ast.While)


class Lost(NamedTuple):
    """A share of nothing: the product, what was to be remembered, and what is added to it."""

    product: Node
    past: int
    added: float


def lost_memory(evidence: Evidence) -> Iterator[Candidate]:
    """Give the line that makes an average forget, or that does not store it."""
    later = [step for step in evidence.understanding.roles.steps if step.number > 0][:MOST_STEPS]
    if len(later) < FEWEST:
        return
    by_step = [_lost(evidence, step) for step in later]
    for site, lost in by_step[-1].items():
        if all(site in each for each in by_step):
            edit, span = _put_right(evidence, later[-1], lost)
            yield _candidate(evidence, lost, edit, span)
            return


def _lost(evidence: Evidence, step: TrainingStep) -> dict[int, Lost]:
    """Give the shares of nothing in a step, by site, where all that the site computes are such."""
    tape, parameters = evidence.tape, evidence.understanding.roles.parameters
    changes = [c for p in parameters if (c := p.state.changes.get(step.number)) is not None]
    given = tape.descendants({change.start for change in changes}, step.round.end)
    ends = {change.end for change in changes}
    sizes = {p.size for p in parameters}
    found: dict[int, Lost | None] = {}
    for node in (tape.nodes[n] for n in step.round.nodes):
        # One number may be 0 by accident.
        if node.function in PRODUCTS and node.site >= 0 and np.size(tape.value(node.id)) >= FEWEST:
            lost = _share(evidence, node, given, sizes)
            lost = lost if lost is not None and _steps(evidence, node, ends) else None
            if node.site not in found or lost is None:
                found[node.site] = lost
    return {site: lost for site, lost in found.items() if lost is not None}


def _steps(evidence: Evidence, node: Node, ends: set[int]) -> bool:
    """Whether a parameter moves by what a node is part of, entry by entry: an answer is no step."""
    tape, size = evidence.tape, np.size(evidence.tape.value(node.id))
    near = {node.id}
    if not any(tape.children(child) for child in tape.children(node.id)):
        # What is read by nothing was to be stored.
        return True
    for _ in range(MOST_WAYS):
        near |= {c for n in near for c in tape.children(n) if np.size(tape.value(c)) == size}
    return bool(near & ends)


def _share(evidence: Evidence, node: Node, given: set[int], sizes: set[int]) -> Lost | None:
    tape = evidence.tape
    values = [tape.value(each.node) if isinstance(each, Ref) else each for each in node.args]
    for share, past, held in zip(values, values[::-1], node.args[::-1], strict=True):
        is_share = isinstance(share, float) and LEAST <= share < 1.0 and isinstance(held, Ref)
        if not is_share or np.size(past) not in sizes or np.any(past):
            continue
        for child in (tape.nodes[c] for c in tape.children(node.id)):
            others = [a.node for a in child.args[:2] if isinstance(a, Ref) and a.node != node.id]
            if child.function in SUMS and others and others[0] in given and np.any(tape.value(others[0])):
                return Lost(node, held.node, float(np.abs(tape.value(others[0])).max()))
    return None


def _put_right(evidence: Evidence, step: TrainingStep, lost: Lost) -> tuple[Edit | None, Span]:
    """Give the edit that keeps an average, and the place of the fault."""
    sites, past = evidence.traced.sites, evidence.tape.nodes[lost.past]
    if step.round.begin <= past.id and past.site >= 0:
        found = trees_of(evidence).node(sites[past.site])
        statement = None if found is None else found[0].statement(found[1])
        if found is not None and statement is not None:
            return _moved_out(found[0], statement), found[0].span(statement)
    found = trees_of(evidence).node(sites[lost.product.site])
    statement = None if found is None else found[0].statement(found[1])
    if found is None or statement is None:
        return None, sites[lost.product.site].statement
    return _stored(found[0], statement, found[1]), found[0].span(statement)


def _moved_out(tree: Tree, statement: ast.stmt) -> Edit | None:
    """Take what sets an average back out of the loop: away, where it is made before the loop as well."""
    loops = [each for each in tree.up(statement) if isinstance(each, LOOPS)]
    if not loops or not isinstance(statement, ast.Assign):
        return None
    place, outer = tree.span(statement), tree.span(loops[-1])
    gone = Edit.of(Span(place.file, place.line, 0, place.end_line + 1, 0, place.cell), "")
    text, name = tree.cut(statement), tree.cut(statement.targets[0])
    for each in tree.find(ast.Assign):
        given = {tree.cut(part) for target in each.targets for part in ast.walk(target) if _is_place(part)}
        if tree.span(each).end_line < outer.line and name in given:
            return gone
    before = Span(outer.file, outer.line, outer.column, outer.line, outer.column, outer.cell)
    return gone + Edit.of(before, f"{text}\n{tree.indent(loops[-1])}")


def _is_place(node: ast.AST) -> bool:
    return isinstance(node, ast.Name | ast.Attribute | ast.Subscript)


def _stored(tree: Tree, statement: ast.stmt, product: ast.AST) -> Edit | None:
    """Store an average under the name that it is read by."""
    if not isinstance(statement, ast.Assign) or not isinstance(product, ast.BinOp):
        return None
    paths = (ast.Subscript, ast.Attribute, ast.Name)
    target = statement.targets[0]
    kept = next((p for p in (product.right, product.left) if isinstance(p, paths[:2])), product.right)
    if not isinstance(kept, paths) or tree.cut(kept) == tree.cut(target):
        return None
    read = {tree.cut(n) for n in tree.find(ast.Name, tree.function(statement)) if isinstance(n.ctx, ast.Load)}
    names = f"{tree.cut(target)} = {tree.cut(kept)}" if tree.cut(target) in read else tree.cut(kept)
    return Edit.of(tree.span(target), names)


def _candidate(evidence: Evidence, lost: Lost, edit: Edit | None, span: Span) -> Candidate:
    text = " ".join(evidence.traced.sites[lost.product.site].text.split())[:60]
    return Candidate(
        "U04",
        span,
        "doctor.message.U04.lost",
        {"text": text},
        f"{text} = 0",
        f"{text} ≠ 0",
        edit=edit,
        proof="exact",
        rank=0.3,
        explains=("H01", "H02", "U03", "A01"),
    )
