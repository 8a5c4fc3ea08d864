"""A loop over the examples that takes the same row in every round: ``net(X[0])`` beside ``Y[i]``."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.frozen_reports import LOOPS
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.orders import inputs_of, targets_of
from clearprop.doctor.evidence.still import assigned
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.roles.roles import TrainingStep
from clearprop.trace.span import Span

FEWEST = 4


@dataclass(frozen=True)
class FixedRow:
    """The entry that is taken in every round, and ``meant``, that of the round."""

    span: Span
    text: str
    meant: str
    edit: Edit


def fixed_row(evidence: Evidence) -> FixedRow | None:
    """Find inputs that are one row in all steps while the targets run through theirs, or the reverse."""
    steps = [each for each in evidence.understanding.roles.steps if each.meetings]
    if len(steps) < FEWEST:
        return None
    roles, tape = evidence.understanding.roles, evidence.tape
    sides = [[inputs_of(tape, roles, each) for each in steps], [targets_of(each) for each in steps]]
    kinds = [{_values(evidence, nodes) for nodes in side} for side in sides]
    for side, same, other in ((sides[0], kinds[0], kinds[1]), (sides[1], kinds[1], kinds[0])):
        if len(same) == 1 and () not in same and len(other) > 1:
            return _taken(evidence, steps[0], side[0])
    return None


def _values(evidence: Evidence, nodes: Iterable[int]) -> tuple[bytes, ...]:
    return tuple(np.asarray(evidence.tape.value(n), dtype=np.float64).tobytes() for n in nodes)


def _taken(evidence: Evidence, step: TrainingStep, data: Sequence[int]) -> FixedRow | None:
    """Find where the loop around the steps takes an entry by a number that no round changes."""
    tape, trees, sites = evidence.tape, trees_of(evidence), evidence.traced.sites
    loop = trees.node(sites[step.round.context[-1].site]) if step.round.context else None
    if loop is None or not isinstance(loop[1], ast.For):
        return None
    rounds = tape.loops.get(step.round.context[-1].site, 0)
    for number in sorted(tape.ancestors(data), reverse=True):
        node = tape.nodes[number]
        found = trees.node(sites[node.site]) if node.site >= 0 and node.context else None
        if found is None or not isinstance(found[1], ast.Subscript) or loop[1] not in found[0].up(found[1]):
            continue
        tree, index = found[0], found[1]
        one_each = any(np.shape(tape.value(each))[:1] == (rounds,) for each in tape.parents(number))
        fixed = one_each and _is_fixed(tree, loop[1], index.slice)
        text = _of_the_round(tree, loop[1], index) if fixed else None
        if text is not None:
            return FixedRow(tree.span(index), tree.cut(index), text, _everywhere(tree, loop[1], index, text))
    return None


def _everywhere(tree: Tree, loop: ast.For, index: ast.Subscript, text: str) -> Edit:
    """Write another text wherever the loop reads the same entry."""
    alike = [each for each in tree.find(ast.Subscript, loop) if ast.dump(each) == ast.dump(index)]
    return Edit(tuple(Replacement(tree.span(each), text) for each in alike))


def _is_fixed(tree: Tree, loop: ast.For, index: ast.expr) -> bool:
    """Whether an index is one number, which no loop around the step counts and no statement in it sets."""
    if isinstance(index, ast.Slice | ast.Tuple):
        return False
    names = {each.id for each in tree.find(ast.Name, index)}
    around = [each for each in (loop, *tree.up(loop)) if isinstance(each, LOOPS)]
    return not any(True for each in around for name in names for _ in assigned(tree, each, name))


def _of_the_round(tree: Tree, loop: ast.For, index: ast.Subscript) -> str | None:
    """Write the entry of the round: by its name, or by the number that another array is read by."""
    whole = tree.cut(index.value)
    targets = [each.id for each in tree.find(ast.Name, loop.target)]
    match loop.iter:
        case ast.Call(func=ast.Name(id="zip"), args=args) if len(args) == len(targets):
            names = [name for name, each in zip(targets, args, strict=True) if tree.cut(each) == whole]
            return names[0] if names else None
    for part in loop.body:
        for other in tree.find(ast.Subscript, part):
            if (
                isinstance(other.slice, ast.Name)
                and other.slice.id in targets
                and tree.cut(other.value) != whole
            ):
                return f"{whole}[{other.slice.id}]"
    return None
