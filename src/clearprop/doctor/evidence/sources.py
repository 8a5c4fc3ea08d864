"""Where the data of a program is named: the statement behind which inputs or targets can be changed as a
whole.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.orders import inputs_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.numerics.arrays import Array
from clearprop.trace.roles.moving import moves
from clearprop.trace.span import Span


@dataclass(frozen=True)
class Named:
    """An array of data, its name, and the statement that gave it the name."""

    tree: Tree
    statement: ast.stmt
    name: str
    value: Array

    @property
    def span(self) -> Span:
        """Where the statement stands."""
        return self.tree.span(self.statement)

    def followed_by(self, text: str) -> Edit:
        """Add a statement behind it, and behind those beside it that still change the array in place."""
        span = self.tree.span(self._last_change())
        indent = self.tree.indent(self.statement)
        after = span.end_line + 1
        return Edit.of(Span(span.file, after, 0, after, 0, span.cell), f"{indent}{text}\n")

    def _last_change(self) -> ast.stmt:
        around = self.tree.parents.get(self.statement)
        body = getattr(around, "body", None)
        last = self.statement
        if not isinstance(body, list) or self.statement not in body:
            return last
        for each in body[body.index(self.statement) + 1 :]:
            if isinstance(each, ast.For | ast.While):
                break
            targets = each.targets if isinstance(each, ast.Assign) else [getattr(each, "target", None)]
            for target in targets:
                while isinstance(target, ast.Subscript):
                    target = target.value
                entries = isinstance(each, ast.AugAssign) or target not in targets
                if isinstance(target, ast.Name) and target.id == self.name and entries:
                    last = each
        return last


def inputs_named(evidence: Evidence) -> Named | None:
    """Find the statement that names the inputs, before the training loop."""
    steps = evidence.understanding.roles.steps
    if not steps:
        return None
    tape = evidence.tape
    nodes = [
        n for n in inputs_of(tape, evidence.understanding.roles, steps[0]) if np.ndim(tape.value(n)) == 2
    ]
    return named(evidence, nodes[0]) if nodes else None


def named(evidence: Evidence, node: int) -> Named | None:
    """Climb from an array through what only moves entries to the last one that was named before the loop."""
    tape, steps = evidence.tape, evidence.understanding.roles.steps
    loops = {loop.site for step in steps[:1] for loop in step.round.context}
    while True:
        recorded = tape.nodes[node]
        inside = any(loop.site in loops for loop in recorded.context)
        if not inside:
            for binding in recorded.names:
                found = _binding(evidence, binding.site, binding.name, node)
                if found is not None:
                    return found
        parents = tape.parents(node)
        takes = moves(recorded) or getattr(recorded.function, "__name__", "") in ("getitem", "take")
        if not takes or not parents:
            return None
        node = parents[0]


def _binding(evidence: Evidence, site: int, name: str, node: int) -> Named | None:
    found = trees_of(evidence).node(evidence.traced.sites[site])
    statement = None if found is None else found[0].statement(found[1])
    if found is None or not isinstance(statement, ast.Assign) or not name.isidentifier():
        return None
    names = {each.id for target in statement.targets for each in found[0].find(ast.Name, target)}
    if name not in names:
        return None
    return Named(found[0], statement, name, np.asarray(evidence.tape.value(node)))
