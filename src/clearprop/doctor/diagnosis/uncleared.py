"""Gradients that are added up over all steps: the sum that a step goes along begins where the last one ended.

Each sum is compared with the true gradients: it begins at 0, every step adds its own gradient and takes
nothing away, and the parameter goes along the sum.  A momentum that forgets nothing is no momentum.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.fits import fit
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.doctor.evidence.trees import Tree
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.losses import Supposed
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Parameter
from clearprop.trace.roles.state import Change, State
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Node

CLOSE = 1e-9
STEPS = 3
SUMS = frozenset({operator.iadd, operator.add, np.add})
LOOPS = (ast.For, ast.While)


class Sum(NamedTuple):
    """A sum that is never cleared: what it is the gradient of, its additions in one step, and two numbers."""

    parameter: Parameter
    additions: tuple[Node, ...]
    found: float
    right: float


def uncleared(evidence: Evidence) -> Iterator[Candidate]:
    """Give the sums of all past gradients, as one fault."""
    steps = evidence.understanding.first_steps
    if [step.step.number for step in steps] != list(range(STEPS)):
        return
    for loss in evidence.understanding.losses:
        found = [each for each in _sums(evidence, steps, loss) if each.additions]
        if found:
            yield _candidate(evidence, found)
            return


def _sums(evidence: Evidence, steps: Sequence[StepFound], loss: Supposed) -> Iterator[Sum]:
    at = 0
    for parameter in evidence.understanding.roles.parameters:
        part, at = slice(at, at + parameter.size), at + parameter.size
        true = [truth.entries[part] for truth in loss.truths]
        changes = [(step.after - step.before)[part] for step in steps]
        if not parameter.trained or not all(each.any() for each in true):
            continue
        for state in evidence.understanding.roles.others:
            values = _carried(evidence, state, parameter.size)
            if values is not None and _adds_up(values, true) and _goes_along(changes, values):
                last = tuple(_additions(evidence, state.changes[STEPS - 1]))
                entry = int(np.argmax(np.abs(values[-2])))
                yield Sum(
                    parameter, last, float(values[-1][entry]), float(values[-1][entry] - values[-2][entry])
                )


def _carried(evidence: Evidence, state: State, size: int) -> list[Array] | None:
    """Give a state before the first step and after each; None where a step begins with something else."""
    changes = [state.changes.get(k) for k in range(STEPS)]
    if any(each is None for each in changes):
        return None
    tape = evidence.tape
    starts = [np.asarray(tape.value(c.start), dtype=np.float64).reshape(-1) for c in changes if c]
    ends = [np.asarray(tape.value(c.end), dtype=np.float64).reshape(-1) for c in changes if c]
    if any(each.size != size for each in ends) or starts[0].any():
        return None
    if any(not np.array_equal(end, start) for end, start in zip(ends, starts[1:], strict=False)):
        return None
    return [np.zeros(size), *ends]


def _adds_up(values: Sequence[Array], true: Sequence[Array]) -> bool:
    """Whether every step adds its own gradient, times one number, and nothing of the past is lost."""
    added = [after - before for before, after in pairwise(values)]
    if not np.isfinite(np.concatenate(added)).all():
        return False
    found = fit(added, true)
    extent = max(float(np.abs(each).max()) for each in values)
    return found.right and all(
        np.abs(a + found.rate * g).max() <= CLOSE * extent for a, g in zip(added, true, strict=True)
    )


def _goes_along(changes: Sequence[Array], values: Sequence[Array]) -> bool:
    """Whether every step goes along the sum, a single number by one rate in all of them."""
    if changes[0].size == 1 and not fit(changes, values[1:]).right:
        return False
    return all(fit([change], [value]).right for change, value in zip(changes, values[1:], strict=True))


def _additions(evidence: Evidence, change: Change) -> Iterator[Node]:
    """Give the additions of one step; nothing where another operation takes part, as a factor does."""
    nodes = [evidence.tape.nodes[n] for n in change.nodes]
    computed = [node for node in nodes if node.kind == "apply"]
    if all(node.function in SUMS and node.site >= 0 for node in computed):
        yield from computed


def _candidate(evidence: Evidence, found: list[Sum]) -> Candidate:
    first = found[0]
    site = evidence.traced.sites[first.additions[0].site]
    name = first.parameter.name
    return Candidate(
        "G10",
        site.statement,
        "doctor.message.G10",
        {"text": " ".join(site.text.split())[:60], "names": name},
        f"{number(first.found)}",
        f"{number(first.right)}",
        edit=_cleared(evidence, found),
        proof="exact",
        rank=0.25,
        explains=(
            *(f"G{k:02}" for k in range(1, 13)),
            *("U01", "U02", "U03", "U04", "U05", "S05", "S07", "H01", "H02", "N01", "N04", "A08"),
        ),
    )


def _cleared(evidence: Evidence, found: list[Sum]) -> Edit | None:
    """Write ``=`` for ``+=`` where a step adds once, else set the sum back before the loop that adds."""
    whole: dict[Span, Edit] = {}
    for node in (each.additions[0] for each in found):
        place = trees_of(evidence).node(evidence.traced.sites[node.site])
        if place is None:
            return None
        tree, statement = place[0], place[0].statement(place[1])
        target = _target(statement)
        once = all(len(each.additions) == 1 for each in found)
        edit = None
        if statement is not None and target is not None:
            edit = _given(tree, statement) if once else _emptied(evidence, tree, statement, target, node)
        if edit is None:
            return None
        whole.setdefault(tree.span(target), edit)  # type: ignore[arg-type]  # an edit has a target
    edits = list(whole.values())
    return sum(edits[1:], edits[0]) if edits else None


def _target(statement: ast.stmt | None) -> ast.expr | None:
    if isinstance(statement, ast.AugAssign):
        return statement.target
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        return statement.targets[0]
    return None


def _given(tree: Tree, statement: ast.stmt) -> Edit | None:
    """Take the past out of ``dW += g`` and of ``dW = dW + g``."""
    if isinstance(statement, ast.AugAssign):
        target, value = tree.span(statement.target), tree.span(statement.value)
        gap = Span(target.file, target.end_line, target.end_column, value.line, value.column, target.cell)
        return Edit.of(gap, tree.text.cut(gap).replace("+=", "=", 1))
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.BinOp):
        whole, old = statement.value, tree.cut(statement.targets[0])
        for this, other in ((whole.left, whole.right), (whole.right, whole.left)):
            if tree.cut(this) == old:
                return Edit.of(tree.span(whole), tree.cut(other))
    return None


def _emptied(
    evidence: Evidence, tree: Tree, statement: ast.stmt, target: ast.expr, node: Node
) -> Edit | None:
    """Set a sum back in a line of its own, before the innermost loop of the step that adds to it."""
    loops = [each for each in tree.up(statement) if isinstance(each, LOOPS)]
    step = evidence.understanding.roles.loop
    inner = [each for each in loops if not _is_site(evidence, tree, each, step)]
    function = tree.function(statement)
    around = [each for each in inner if tree.function(each) is function]
    if not around or not isinstance(target, ast.Name | ast.Attribute):
        return None
    name, zeros = tree.cut(target), f"{numpy_name(tree)}.zeros_like"
    listed = isinstance(statement, ast.Assign) and isinstance(statement.value, ast.ListComp)
    text = f"[{zeros}(each) for each in {name}]" if listed else f"{zeros}({name})"
    if np.ndim(evidence.tape.value(node.id)) == 0:
        text = "0.0"
    here, spaces = tree.span(around[-1]), tree.indent(around[-1])
    place = Span(here.file, here.line, 0, here.line, 0, here.cell)
    return Edit((Replacement(place, f"{spaces}{name} = {text}\n"),))


def _is_site(evidence: Evidence, tree: Tree, loop: ast.AST, number_: int | None) -> bool:
    if number_ is None or number_ < 0:
        return False
    site = evidence.traced.sites[number_]
    return site.span.line == tree.span(loop).line
