"""I03: the weights are drawn anew in every round of training.

What it sees: in every recorded round of a loop, numbers are drawn and then changed by something that depends
on them, and no round carries on what the one before it made.
Why it harms: each round forgets all that was learned.
How to tell it from its look-alikes: restarts draw anew around a whole training, whose inner loop carries the
weights on; noise and dropout are drawn anew and are never updated.
Source: the provenance of the updated numbers on the tape.
"""

from __future__ import annotations

import ast
import operator
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.predictions import only_drawn
from clearprop.doctor.evidence.rows import batches
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Loop, Node, Ref

CODES = ("I03",)
CHANGING = (operator.sub, operator.isub, np.subtract, operator.add, operator.iadd)
FEWEST = 3
BEGINNING = ("zeros", "ones", "full", "array")


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the statement in a training loop that draws the weights."""
    tape = evidence.tape
    by_loop: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for node in tape.nodes:
        if node.function in CHANGING and node.context and len(node.args) > 1:
            start = _drawn(evidence, node.id)
            if start is not None:
                loop = _outer(evidence, start)
                by_loop[loop.site][start].add(loop.round)
    for site, starts in by_loop.items():
        rounds = set().union(*starts.values())
        if len(rounds) >= FEWEST and tape.loops.get(site, 0) >= FEWEST:
            candidate = _candidate(evidence, site, min(starts))
            if candidate is not None:
                yield candidate
                return


def _outer(evidence: Evidence, start: int) -> Loop:
    return evidence.tape.nodes[start].context[-1]


def _drawn(evidence: Evidence, number: int) -> int | None:
    """Give the draw of the same round that a node carries on by adding what depends on it."""
    tape = evidence.tape
    node = tape.nodes[number]
    first, second = node.args[:2]
    if not isinstance(first, Ref) or not isinstance(second, Ref):
        return None
    start = first.node
    made = tape.nodes[start]
    begun = made.kind == "literal" or _name(made) in BEGINNING or only_drawn(tape, start)
    if not begun or not made.context or not made.names:
        return None
    if node.context != made.context and not _inside_epoch(evidence, node.context, made.context):
        return None
    return start if start in tape.ancestors([second.node]) else None


def _name(node: Node) -> str:
    return getattr(node.function, "__name__", "")


def _inside_epoch(evidence: Evidence, inner: tuple[Loop, ...], outer: tuple[Loop, ...]) -> bool:
    """Whether a loop inside the one that draws goes over batches: then the one that draws counts epochs."""
    if len(inner) != len(outer) + 1 or inner[: len(outer)] != outer:
        return False
    rows = [batch.rows for batch in batches(evidence) if batch.context[:-1] == outer]
    return len(rows) > 1 and all(not one & other for one, other in pairwise(rows))


def _candidate(evidence: Evidence, loop_site: int, start: int) -> Candidate | None:
    found = trees_of(evidence).node(evidence.traced.sites[loop_site])
    if found is None or not isinstance(found[1], ast.For | ast.While):
        return None
    tree, loop = found[0], found[1]
    drawing = _statement(evidence, tree, loop, start)
    if drawing is None:
        return None
    return Candidate(
        "I03",
        tree.span(drawing),
        "doctor.message.I03",
        {},
        observed="new weights in every round",
        expected="weights that are drawn once, before the loop",
        edit=_before(tree, loop, _all_drawing(tree, loop, drawing)),
        proof="exact",
        rank=0.03,
        explains=("H01", "H02", "E04", "U03", "I01", "S07"),
    )


def _statement(evidence: Evidence, tree: Tree, loop: ast.For | ast.While, start: int) -> ast.stmt | None:
    """Give the statement of the loop's body inside which a number was drawn, by itself or in a call."""
    tape, sites = evidence.tape, evidence.traced.sites
    site, serial = tape.nodes[start].site, tape.nodes[start].frame
    while True:
        span = sites[site].span
        for part in loop.body:
            whole = tree.span(part)
            if span.file == whole.file and whole.line <= span.line <= whole.end_line:
                return part
        if not serial:
            return None
        site, serial = tape.frames[serial - 1].call_site, tape.frames[serial - 1].parent
        if site < 0:
            return None


def _all_drawing(tree: Tree, loop: ast.For | ast.While, first: ast.stmt) -> list[ast.stmt]:
    """Give the statements right beside it that begin other parameters, and those whose names it needs."""
    found = [first]
    place = loop.body.index(first)
    for each in loop.body[place + 1 :]:
        if not isinstance(each, ast.Assign) or not _starts(tree, each):
            break
        found.append(each)
    for each in reversed(loop.body[:place]):
        if isinstance(each, ast.Assign) and (_starts(tree, each) or _needed(tree, each, found)):
            found.insert(0, each)
    return found


def _starts(tree: Tree, statement: ast.stmt) -> bool:
    makers = ("zeros", "ones", "full", "randn", "normal", "uniform", "rand", "random", "standard_normal")
    return any(getattr(c.func, "attr", "") in makers for c in tree.find(ast.Call, statement))


def _needed(tree: Tree, statement: ast.Assign, by: list[ast.stmt]) -> bool:
    given = {each.id for target in statement.targets for each in tree.find(ast.Name, target)}
    return any(each.id in given for part in by for each in tree.find(ast.Name, part))


def _before(tree: Tree, loop: ast.For | ast.While, statements: list[ast.stmt]) -> Edit | None:
    """Move statements from a loop's body to right before the loop."""
    if len(statements) >= len(loop.body):
        return None
    indent, start = tree.indent(loop), tree.span(loop)
    parts, lines = [], []
    for each in statements:
        span = tree.span(each)
        if tree.text.lines[span.line - 1][: span.column].strip():
            return None
        parts.append(Replacement(Span(span.file, span.line, 0, span.end_line + 1, 0, span.cell), ""))
        lines.append(f"{indent}{tree.cut(each)}\n")
    before = Replacement(Span(start.file, start.line, 0, start.line, 0, start.cell), "".join(lines))
    return Edit((before, *parts))
