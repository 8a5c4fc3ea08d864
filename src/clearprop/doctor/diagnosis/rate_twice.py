"""A learning rate that is multiplied in twice: where the gradient is computed, and where it is stepped along.

Every update is the gradient of the loss, so nothing is wrong but the size of the steps: they follow the
square of a number that the program writes, and no such number itself.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of, trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Node, Ref

CLOSE = 1e-6
TIMES = (operator.mul, np.multiply, operator.imul)
# What is a poor end here: a rate that is squared makes training slow, and seldom useless.
RIGHT, EXPLAINED = 0.97, 0.97


def rate_twice(evidence: Evidence) -> Iterator[Candidate]:
    """Give the first place of a rate that is applied twice, in a program that learns too slowly."""
    learned = learned_of(evidence)
    if learned is None or not evidence.right or not is_bad(learned, RIGHT, EXPLAINED):
        return
    squared = _squared(evidence)
    if squared is None:
        return
    early, late = _places(evidence, squared)
    if not early or not late or not _same_number(evidence, early, late, squared):
        return
    edits = [edit for nodes in (early, late) if (edit := _without(evidence, nodes)) is not None]
    if not edits:
        return
    site = evidence.traced.sites[early[0].site]
    yield Candidate(
        "U04",
        site.span,
        "doctor.message.U04.twice",
        {"text": " ".join(site.text.split())[:60], "names": ""},
        f"{number(squared**2)} = {number(squared)} · {number(squared)}",
        number(squared),
        edit=edits[0],
        alternatives=tuple(edits[1:]),
        proof="rerun",
        improves=True,
        rank=0.3,
        explains=("H01", "H02", "A08"),
    )


def _squared(evidence: Evidence) -> float | None:
    """Give the program's number whose square all steps follow; None where they follow a number itself."""
    rate = evidence.right[0].rule.rate
    n, n_out = evidence.understanding.first_steps[0].layers[-1].a.shape
    units = [k * s for s in (1.0, 1.0 / n, 1.0 / (n * n_out), 1.0 / n_out) for k in (1.0, 2.0, 0.5)]
    numbers = [each for each in evidence.understanding.numbers if each > 0.0]
    if any(_is(rate, each * unit) for each in numbers for unit in units[:-1]):
        return None
    found = (each for each in numbers if each < 1.0 and any(_is(rate, each * each * u) for u in units))
    return next(found, None)


def _is(value: float, other: float) -> bool:
    return abs(value - other) <= CLOSE * abs(other)


def _places(evidence: Evidence, factor: float) -> tuple[list[Node], list[Node]]:
    """Give what multiplies by a number on the way to the update: before the last line, and in it."""
    tape, roles = evidence.tape, evidence.understanding.roles
    step = evidence.understanding.first_steps[0].step
    changes = [p.state.changes[step.number] for p in roles.parameters if step.number in p.state.changes]
    chain = {n for change in changes for n in change.nodes}
    needed = tape.ancestors([change.end for change in changes]) - tape.ancestors(step.predictions)
    sites = evidence.traced.sites
    updates = {sites[tape.nodes[n].site].statement for n in chain if tape.nodes[n].site >= 0}
    early, late = list[Node](), list[Node]()
    for n in step.round.nodes:
        node = tape.nodes[n]
        if (
            n not in needed
            or node.function not in TIMES
            or node.site < 0
            or _factor(evidence, node, factor) < 0
        ):
            continue
        (late if sites[node.site].statement in updates else early).append(node)
    return early, late


def _same_number(evidence: Evidence, early: list[Node], late: list[Node], factor: float) -> bool:
    """Whether one and the same number is read in both places, and not two that are alike."""
    read = [{str(node.args[_factor(evidence, node, factor)]) for node in nodes} for nodes in (early, late)]
    return read[0] == read[1] and len(read[0]) == 1


def _factor(evidence: Evidence, node: Node, factor: float) -> int:
    """Give which argument of a product is a number; -1 where none is."""
    for k, given in enumerate(node.args[:2]):
        value = evidence.tape.value(given.node) if isinstance(given, Ref) else given
        if isinstance(value, float | np.floating) and _is(float(value), factor):
            return k
    return -1


def _without(evidence: Evidence, nodes: list[Node]) -> Edit | None:
    """Take the number out of all these products."""
    parts: dict[Span, Edit] = {}
    for node in nodes:
        place = trees_of(evidence).node(evidence.traced.sites[node.site])
        if place is None:
            return None
        tree, written = place
        value = evidence.tape.value
        numeric = [value(g.node) if isinstance(g, Ref) else g for g in node.args[:2]]
        edit = _dropped(tree, written, 0 if np.ndim(numeric[0]) == 0 else 1)
        if edit is None:
            return None
        parts.setdefault(edit.replacements[0].span, edit)
    edits = list(parts.values())
    return sum(edits[1:], edits[0])


def _dropped(tree: Tree, written: ast.AST, k: int) -> Edit | None:
    if isinstance(written, ast.AugAssign):
        return Edit.of(tree.span(written.value), "1.0")
    if not isinstance(written, ast.BinOp):
        return None
    kept = written.left if k else written.right
    text = tree.cut(kept)
    compound = isinstance(kept, ast.BinOp | ast.UnaryOp | ast.IfExp | ast.Compare | ast.BoolOp)
    return Edit.of(tree.span(written), f"({text})" if compound else text)
