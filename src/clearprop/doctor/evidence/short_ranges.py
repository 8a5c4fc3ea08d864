"""Loops over the numbers of the examples that end before the last one, or begin behind the first one.

Examples that are rows of an array are told by their values; those in lists of plain numbers leave no trace
but the index that takes them.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

DRAWING = ("shuffle", "permutation", "sample", "choice", "sort", "pop", "rotate")


@dataclass(frozen=True)
class ShortRange:
    """A range that leaves examples out in every epoch."""

    span: Span
    unused: int
    rows: int
    edit: Edit


def short_range(evidence: Evidence) -> ShortRange | None:
    """Find the range of the step loop that leaves out examples which nothing else takes by themselves."""
    steps = evidence.understanding.roles.steps
    context = steps[0].round.context if steps else ()
    if len(context) < 2:
        return None
    found = trees_of(evidence).node(evidence.traced.sites[context[-1].site])
    outer = trees_of(evidence).node(evidence.traced.sites[context[0].site])
    if found is None or outer is None or not isinstance(found[1], ast.For) or found[0] is not outer[0]:
        return None
    tree, loop = found[0], found[1]
    match loop.iter:
        case ast.Call(func=ast.Name(id="range"), args=[*given]) if isinstance(loop.target, ast.Name):
            begin, stop = (None, given[0]) if len(given) == 1 else (given[0], given[1])
        case _:
            return None
    rounds = evidence.tape.loops.get(context[-1].site, 0)
    for name in _taken(tree, loop, loop.target.id) if len(given) < 3 else ():
        told = _left_out(tree, name, begin, stop, rounds)
        if told is not None and not _is_changed(tree, outer[1], name) and not _by_itself(tree, loop, name):
            return ShortRange(tree.span(loop.iter), told[0], rounds + told[0], told[1])
    return None


def _taken(tree: Tree, loop: ast.For, counter: str) -> list[str]:
    """Give what the loop takes entries of by its counter alone."""
    found: dict[str, bool] = {}
    for part in (each for statement in loop.body for each in tree.find(ast.Subscript, statement)):
        name = tree.cut(part.value)
        plain = isinstance(part.slice, ast.Name) and part.slice.id == counter
        found[name] = found.get(name, True) and plain and isinstance(part.ctx, ast.Load)
    return [name for name, is_plain in found.items() if is_plain]


def _left_out(
    tree: Tree, name: str, begin: ast.expr | None, stop: ast.expr, rounds: int
) -> tuple[int, Edit] | None:
    """Give how many examples a range leaves out, and the range that leaves out none."""
    whole, first = f"len({name})", begin.value if isinstance(begin, ast.Constant) else 0
    match stop:
        case ast.BinOp(left=all_, op=ast.Sub(), right=ast.Constant(value=int() as less)):
            if tree.cut(all_) == whole and less > 0 and first == 0:
                return less, Edit.of(tree.span(stop), whole)
        case ast.Call() if tree.cut(stop) == whole and begin is not None:
            if isinstance(first, int) and first > 0:
                return first, Edit.of(tree.span(begin), "0")
        case ast.Constant(value=int() as last) if first == 0:
            rows = _written(tree, name)
            if rows is not None and last == rounds < rows:
                return rows - last, Edit.of(tree.span(stop), whole)
    return None


def _written(tree: Tree, name: str) -> int | None:
    """Give the length of a list that is written out, and given once."""
    given = [
        each for each in tree.find(ast.Assign) if any(tree.cut(target) == name for target in each.targets)
    ]
    value = given[0].value if len(given) == 1 else None
    starred = isinstance(value, ast.List | ast.Tuple) and any(isinstance(e, ast.Starred) for e in value.elts)
    return len(value.elts) if isinstance(value, ast.List | ast.Tuple) and not starred else None


def _is_changed(tree: Tree, outer: ast.AST, name: str) -> bool:
    """Whether each epoch has other examples in these places, or another order of them."""
    for part in ast.walk(outer):
        stored = isinstance(part, ast.Name | ast.Attribute | ast.Subscript) and isinstance(
            part.ctx, ast.Store
        )
        if stored and tree.cut(part).split("[")[0] == name:
            return True
    for call in tree.find(ast.Call, outer):
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        own = isinstance(call.func, ast.Attribute) and tree.cut(call.func.value) == name
        if called in DRAWING and (own or any(tree.cut(each) == name for each in call.args)):
            return True
    return False


def _by_itself(tree: Tree, loop: ast.For, name: str) -> bool:
    """Whether single examples are taken outside of the loop: those that are held out for a test."""
    inside = set(ast.walk(loop))
    for part in tree.find(ast.Subscript):
        held = isinstance(part.slice, ast.Constant | ast.UnaryOp | ast.Slice | ast.BinOp)
        if part not in inside and tree.cut(part.value) == name and held:
            return True
    return False
