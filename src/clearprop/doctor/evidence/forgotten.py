"""Biases that training changes in every step, and that no forward pass reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written, in_text, written
from clearprop.doctor.evidence.frozen_reports import LOSSES
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.evidence.variant import callee
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.span import Span

CHANGING = (ast.Sub, ast.Add)
REPORTING = ("abs", "fabs", "log", "square", "len", "int", "argmax", "sign", "bool", "norm")
ENTRY = re.compile(r"""[\w.]+\[['"]b(?:ias)?(?:es)?_?\w{0,3}['"]\]""")


@dataclass(frozen=True)
class Forgotten:
    """A bias that is not read: its name in the update, and the sums that it belongs to."""

    name: str
    layer: int
    span: Span
    edit: Edit | None


def forgotten(evidence: Evidence, step: StepFound) -> Iterator[Forgotten]:
    """Give the layers without a bias beside whose weights another number is updated and read nowhere."""
    for layer, found in enumerate(step.layers):
        if (
            bool((found.wiring.b_entries >= 0).any())
            or found.wiring.constant.any()
            or _ones(evidence, step, layer)
        ):
            continue
        sums = written(evidence, found.z_nodes[0])
        if sums is None:
            continue
        name = _carried(evidence, found.z.shape[1])
        if name is not None:
            edit = Edit.of(sums.span, in_text(sums.tree, sums.node, f"{sums.text} + {name}"))
            yield Forgotten(name, layer, sums.span, edit)
        for tree in trees_of(evidence):
            for target in _unread(tree, _training(evidence)):
                text = tree.cut(target)
                if _fits(tree, sums, target):
                    edit = Edit.of(sums.span, in_text(sums.tree, sums.node, f"{sums.text} + {text}"))
                    yield Forgotten(text, layer, sums.span, edit)


def _carried(evidence: Evidence, width: int) -> str | None:
    """Give the name of an entry of a dictionary that training carries on, called and sized like a bias."""
    tape = evidence.tape
    for state in evidence.understanding.roles.others:
        names = [binding.name for node in sorted(state.nodes) for binding in tape.nodes[node].names]
        sizes = {int(np.size(tape.value(node))) for node in state.nodes}
        found = next((name for name in names if ENTRY.fullmatch(name)), None)
        if found is not None and sizes == {width} and len(state.changes) > 1:
            return found
    return None


def _ones(evidence: Evidence, step: StepFound, layer: int) -> bool:
    """Whether a constant input of a layer does what a bias does."""
    alike = [each for each in evidence.understanding.recognised.steps if len(each.layers) == len(step.layers)]
    given = [each.x if layer == 0 else each.layers[layer].a_in for each in alike]
    a_in = np.vstack([each for each in given if each.shape[1:] == given[0].shape[1:]])
    return bool(((np.ptp(a_in, axis=0) == 0.0) & (np.abs(a_in[0]) == 1.0)).any())


def _training(evidence: Evidence) -> list[ast.AST]:
    """Give the loops that training goes round."""
    steps, trees = evidence.understanding.roles.steps, trees_of(evidence)
    sites = [evidence.traced.sites[loop.site] for step in steps[:1] for loop in step.round.context]
    return [found[1] for found in map(trees.node, sites) if found is not None]


def _unread(tree: Tree, training: list[ast.AST]) -> Iterator[ast.expr]:
    """Give the targets of updates in loops that are read in no other statement than updates of themselves."""
    for each in tree.find(ast.AugAssign):
        looped = any(up in training for up in tree.up(each)) or tree.function(each) is not tree.module
        if looped and isinstance(each.op, CHANGING) and _by_delta(tree, each.value):
            key = _key(each.target)
            if key is not None and not LOSSES.fullmatch(key) and not _is_read(tree, key, each):
                yield each.target


def _by_delta(tree: Tree, value: ast.expr) -> bool:
    """Whether an update is no counter and no loss: it multiplies, or sums, and raises to no power."""
    made = any(isinstance(each, ast.BinOp | ast.Call) for each in ast.walk(value))
    return made and not any(
        isinstance(each, ast.Compare | ast.Pow) or callee(each) in REPORTING for each in ast.walk(value)
    )


def _key(target: ast.expr) -> str | None:
    while isinstance(target, ast.Subscript):
        target = target.value
    if isinstance(target, ast.Name):
        return target.id
    return target.attr if isinstance(target, ast.Attribute) else None


def _is_read(tree: Tree, key: str, update: ast.AugAssign) -> bool:
    own = {
        id(each)
        for other in tree.find(ast.AugAssign)
        if _key(other.target) == key
        for each in ast.walk(other.target)
    }
    for each in tree.find((ast.Name, ast.Attribute)):
        named = each.id if isinstance(each, ast.Name) else getattr(each, "attr", "")
        if (
            named == key
            and isinstance(getattr(each, "ctx", None), ast.Load)
            and id(each) not in own
            and not _mere(tree, each)
        ):
            return True
    return False


def _mere(tree: Tree, node: ast.AST) -> bool:
    """Whether a name is only handed on or printed: no answer is computed from it there."""
    for around in tree.up(node):
        if isinstance(around, ast.BinOp | ast.UnaryOp | ast.Compare):
            return False
        if isinstance(around, ast.Return | ast.Expr):
            return isinstance(around, ast.Return) or _prints(around)
        if isinstance(around, ast.stmt):
            return False
    return False


def _prints(statement: ast.Expr) -> bool:
    called = statement.value.func if isinstance(statement.value, ast.Call) else None
    return isinstance(called, ast.Name) and called.id == "print"


def _fits(tree: Tree, sums: Written, target: ast.expr) -> bool:
    """Whether a bias can be written where the sums are: in the same file, with the same counters in sight."""
    if tree is not sums.tree:
        return False
    counters = {
        each.id for part in tree.find(ast.Subscript, target) for each in tree.find(ast.Name, part.slice)
    }
    inside = {each.id for each in tree.find(ast.Name, sums.node)}
    scope, within = tree.function(sums.node), tree.function(target)
    plain = isinstance(target, ast.Name)
    return counters <= inside and (not plain or scope is within or within is tree.module)
