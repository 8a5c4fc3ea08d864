"""Loops of training that never went round, because their condition was false from the first."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.evidence.tried import helpful
from clearprop.trace.span import Span

OPPOSITE: dict[type[ast.cmpop], str] = {ast.Lt: ">", ast.Gt: "<", ast.LtE: ">=", ast.GtE: "<="}
FEWEST = 2


@dataclass(frozen=True)
class NeverEntered:
    """The condition, and what lets the loop begin."""

    span: Span
    edit: Edit


def never_entered(evidence: Evidence) -> NeverEntered | None:
    """Find a ``while`` that never went round, with which the program trains once it does."""
    if evidence.understanding.roles.steps:
        return None
    for tree in trees_of(evidence):
        for loop in tree.find(ast.While):
            if len(loop.body) < FEWEST or not _was_reached(evidence, tree, loop):
                continue
            edits = list(_begun(tree, loop))
            good = helpful(evidence, edits)
            if good:
                return NeverEntered(tree.span(loop.test), good[0])
    return None


def _was_reached(evidence: Evidence, tree: Tree, loop: ast.While) -> bool:
    """Whether a loop of the module was come to, and nothing inside it was ever computed."""
    span, failure = tree.span(loop), evidence.traced.failure
    if tree.function(loop) is not tree.module:
        return False
    here = failure is not None and failure.span is not None and not failure.function
    if here and failure is not None and failure.span is not None and failure.span.line <= span.end_line:
        return False
    inside = [
        site
        for site in (evidence.traced.sites[n.site] for n in evidence.tape.nodes if n.site >= 0)
        if site.span.file == span.file and tree.span(loop.body[0]).line <= site.line <= span.end_line
    ]
    return not inside


def _begun(tree: Tree, loop: ast.While) -> Iterator[Edit]:
    """Begin with a number that is large, or turn a comparison round."""
    for compared in tree.find(ast.Compare, loop.test):
        if len(compared.ops) != 1 or type(compared.ops[0]) not in OPPOSITE:
            continue
        left, right = compared.left, compared.comparators[0]
        if isinstance(left, ast.Name) and isinstance(compared.ops[0], ast.Gt | ast.GtE):
            for given in tree.find(ast.Assign, tree.module):
                named = any(isinstance(t, ast.Name) and t.id == left.id for t in given.targets)
                if named and isinstance(given.value, ast.Constant) and tree.span(given).line < loop.lineno:
                    yield Edit.of(tree.span(given.value), 'float("inf")')
        sign = OPPOSITE[type(compared.ops[0])]
        yield Edit.of(tree.span(compared), f"{tree.cut(left)} {sign} {tree.cut(right)}")
