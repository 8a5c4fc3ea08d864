"""Losses that should be summed up over the examples of an epoch: written over in every round, or never begun
anew.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.frozen_reports import LOOPS, LOSSES, Reported, block_of
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

# What is called so may well run on from epoch to epoch.
RUNNING = re.compile(r"running|cumul|overall|so.?far|steps?|count|seen|time|总|累计", re.IGNORECASE)
SAID = re.compile(
    r"loss|cost|err|mse|perte|fehler|verlust|coste?|p[eé]rdida|perda|ошибк|损失|误差", re.IGNORECASE
)
Loop = ast.For | ast.While


def unsummed(evidence: Evidence) -> Iterator[Reported]:
    """Give losses that begin with 0 in each epoch and are written over, where they should be added to."""
    for tree, outer, inner in _pairs(evidence):
        for name in _begun(tree, outer, inner):
            given = [each for each in inner.body if _target(each) == name]
            others = [n for n in tree.find(ast.Name, inner) if n.id == name and n not in _own(tree, given)]
            if len(given) != 1 or others or not _reported(tree, outer, inner, name):
                continue
            assign = given[0]
            if isinstance(assign, ast.Assign) and isinstance(assign.value, ast.List):
                if len(assign.value.elts) == 1:
                    text = f"{name}.append({tree.cut(assign.value.elts[0])})"
                    yield Reported(tree.span(assign), tree.cut(assign), Edit.of(tree.span(assign), text))
            elif isinstance(assign, ast.Assign) and not isinstance(assign.value, ast.Constant):
                span, target = tree.span(assign), tree.span(assign.targets[0])
                text = f"{name} += {tree.cut(assign)[target.end_column - span.column :].lstrip(' =')}"
                yield Reported(span, tree.cut(assign), Edit.of(span, text))


def unreset(evidence: Evidence) -> Iterator[Reported]:
    """Give losses that are summed up in each epoch and reported, and set to 0 before the first one alone."""
    for tree, outer, inner in _pairs(evidence):
        block = block_of(tree, outer) or []
        for begun in block[: block.index(outer)] if outer in block else []:
            name = _target(begun)
            if name is None or not _is_0(begun) or RUNNING.search(name):
                continue
            stores = [n for n in tree.find(ast.Name, outer) if n.id == name and isinstance(n.ctx, ast.Store)]
            added = [each for each in tree.find(ast.AugAssign, inner) if _adds(each, name)]
            if len(stores) != 1 or len(added) != 1 or not _says_loss(tree, outer, inner, name):
                continue
            first = outer.body[0]
            span = tree.span(first)
            at = Span(span.file, span.line, span.column, span.line, span.column, span.cell)
            line = tree.span(begun)
            whole = Span(line.file, line.line, 0, line.end_line + 1, 0, line.cell)
            edit = Edit.of(at, f"{tree.cut(begun)}\n{tree.indent(first)}") + Edit.of(whole, "")
            yield Reported(line, tree.cut(begun), edit)


def _pairs(evidence: Evidence) -> Iterator[tuple[Tree, Loop, Loop]]:
    """Give the loops of training that stand in one another, the outer one first."""
    steps, trees = evidence.understanding.roles.steps, trees_of(evidence)
    for loop in steps[0].round.context if steps else ():
        found = trees.node(evidence.traced.sites[loop.site])
        if found is None or not isinstance(found[1], LOOPS):
            continue
        for part in found[1].body:
            if isinstance(part, LOOPS):
                yield found[0], found[1], part


def _begun(tree: Tree, outer: Loop, inner: Loop) -> Iterator[str]:
    """Give the names that begin with 0, or empty, in each round of the outer loop, before the inner one."""
    for each in outer.body[: outer.body.index(inner)]:
        name = _target(each)
        empty = isinstance(each, ast.Assign) and isinstance(each.value, ast.List) and not each.value.elts
        if name is not None and (empty or _is_0(each)):
            yield name


def _target(statement: ast.stmt) -> str | None:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return None


def _is_0(statement: ast.stmt) -> bool:
    match statement:
        case ast.Assign(value=ast.Constant(value=int() | float() as value)):
            return value == 0 and not isinstance(value, bool)
    return False


def _own(tree: Tree, statements: list[ast.stmt]) -> list[ast.expr]:
    return [target for each in statements if isinstance(each, ast.Assign) for target in each.targets]


def _adds(each: ast.AugAssign, name: str) -> bool:
    return isinstance(each.op, ast.Add) and isinstance(each.target, ast.Name) and each.target.id == name


def _reported(tree: Tree, outer: Loop, inner: Loop, name: str) -> bool:
    """Whether a loss is read behind the inner loop, by a print, an append or a return."""
    later = outer.body[outer.body.index(inner) + 1 :]
    said = [c for part in later for c in _saying(tree, part) if _reads(tree, c, name)]
    texts = " ".join(word for c in said for word in _words(tree, c))
    return bool(said) and bool(LOSSES.fullmatch(name) or SAID.search(texts) or SAID.search(name))


def _words(tree: Tree, call: ast.Call) -> Iterator[str]:
    for each in tree.find(ast.Constant, call):
        if isinstance(each.value, str):
            yield each.value


def _says_loss(tree: Tree, outer: Loop, inner: Loop, name: str) -> bool:
    """Whether a sum is reported behind the inner loop as the loss of this epoch alone."""
    counters = {n.id for n in tree.find(ast.Name, outer.target)} if isinstance(outer, ast.For) else set()
    if not _reported(tree, outer, inner, name):
        history = [
            each
            for part in outer.body[outer.body.index(inner) + 1 :]
            for each in _saying(tree, part)
            if _reads(tree, each, name) and SAID.search(tree.cut(each))
        ]
        kept = [each for each in tree.find(ast.Call, outer) if _kept(tree, each, name)]
        if not history and not kept:
            return False
    for each in tree.find(ast.BinOp, outer):
        if _reads(tree, each, name) and any(n.id in counters for n in tree.find(ast.Name, each)):
            return False
    return True


def _kept(tree: Tree, call: ast.Call, name: str) -> bool:
    """Whether a list keeps a mean of what was summed up: ``history.append(total / len(x))``."""
    divided = any(
        isinstance(each.op, ast.Div) and _reads(tree, each, name) for each in tree.find(ast.BinOp, call)
    )
    return getattr(call.func, "attr", "") == "append" and divided


def _saying(tree: Tree, inside: ast.AST) -> Iterator[ast.Call]:
    for call in tree.find(ast.Call, inside):
        if (getattr(call.func, "id", "") or getattr(call.func, "attr", "")) in ("print", "append"):
            yield call


def _reads(tree: Tree, inside: ast.AST, name: str) -> bool:
    return any(n.id == name and isinstance(n.ctx, ast.Load) for n in tree.find(ast.Name, inside))
