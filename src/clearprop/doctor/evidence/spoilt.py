"""Statements that spoil data which were whole before them, and the edit that takes them back.

Only statements are looked at that the inputs or the targets of a training step really went through.  What
each does is read from its form; whether it is a fault is told by running the program without it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.orders import MAKING, inputs_of, targets_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span

LOOKED_AT = 8
PLAIN = (ast.Constant, ast.Slice, ast.Tuple, ast.UnaryOp, ast.USub, ast.Load)


@dataclass(frozen=True)
class Spoilt:
    """A statement, what it does (a code of the catalogue), and the program without it.

    ``whole`` says that one number is written over a whole row or column, not over an entry.
    """

    code: str
    tree: Tree
    node: ast.AST
    edit: Edit
    whole: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.tree.span(self.node)


def spoilt(evidence: Evidence) -> list[Spoilt]:
    """Give the statements that may spoil the data of training, in the order of the text; worked out once."""
    return evidence.once("spoilt", lambda: sorted(_spoilt(evidence), key=lambda each: each.span.line))


def _spoilt(evidence: Evidence) -> Iterator[Spoilt]:
    touched = _touched(evidence)
    for tree in trees_of(evidence):
        for each in tree.find(ast.stmt):
            span = tree.span(each)
            if any(s.file == span.file and s.cell == span.cell and s.line == span.line for s in touched):
                yield from _read(tree, each)
        for loop in tree.find(ast.For):
            yield from _first_rows(tree, loop)


def _touched(evidence: Evidence) -> set[Span]:
    """Give the statements in which data of the first recorded steps were made, moved or named."""
    roles, tape, sites = evidence.understanding.roles, evidence.tape, evidence.traced.sites
    found: set[Span] = set()
    for step in roles.steps[:LOOKED_AT]:
        parameters = {n for p in roles.parameters for n in p.state.nodes}
        data = [*inputs_of(tape, roles, step), *targets_of(step)]
        for number in tape.ancestors(data, parameters):
            node = tape.nodes[number]
            places = [node.site, *(binding.site for binding in node.names)]
            found |= {sites[site].statement for site in places if site >= 0}
    return found


def _read(tree: Tree, statement: ast.stmt) -> Iterator[Spoilt]:
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0], statement.value
        if isinstance(target, ast.Subscript) and isinstance(value, ast.Constant) and _fixed(target.slice):
            whole = any(True for _ in tree.find(ast.Slice, target.slice))
            yield Spoilt("D03", tree, statement, without(tree, statement), whole)
        elif isinstance(target, ast.Subscript) and _row_over_rows(tree, target, value):
            yield Spoilt("D03", tree, statement, without(tree, statement), True)
        elif isinstance(target, ast.Name) and _reorders(tree, target.id, value):
            yield Spoilt("D02", tree, statement, without(tree, statement))
        elif isinstance(target, ast.Name) and _one_row(value) and _is_turned(tree, statement, target.id):
            yield Spoilt("D05", tree, statement, without(tree, statement))
        counted = _fixed_row(tree, statement)
        if counted is not None:
            yield Spoilt("D05", tree, statement, counted)
        cut = _shortened(tree, target, value)
        if cut is not None:
            yield Spoilt("D06", tree, statement, cut)
    elif isinstance(statement, ast.Expr) and _shuffles(statement.value):
        yield Spoilt("D02", tree, statement, without(tree, statement))


def _row_over_rows(tree: Tree, target: ast.Subscript, value: ast.expr) -> bool:
    """Read ``X[1:] = X[0]``: one row of an array, written over others of it."""
    match value:
        case ast.Subscript(value=base, slice=index):
            same = tree.cut(base) == tree.cut(target.value)
            row = not isinstance(index, ast.Slice) and _constant(index)
            return same and isinstance(target.slice, ast.Slice) and row
    return False


def _fixed(index: ast.expr) -> bool:
    """Whether an index is written out: no mask, and no list of places that was worked out."""
    return all(isinstance(each, PLAIN) for each in ast.walk(index))


def without(tree: Tree, statement: ast.stmt) -> Edit:
    """Take a statement away, with its line where nothing else stands there."""
    span = tree.span(statement)
    around = tree.parents.get(statement)
    alone = any(getattr(around, part, None) == [statement] for part in ("body", "orelse", "finalbody"))
    lines = tree.text.lines
    shares = (
        lines[span.line - 1][: span.column].strip() or lines[span.end_line - 1][span.end_column :].strip()
    )
    if alone or shares:
        return Edit.of(span, "pass")
    return Edit.of(Span(span.file, span.line, 0, span.end_line + 1, 0, span.cell), "")


def _reorders(tree: Tree, name: str, value: ast.expr) -> bool:
    """Read ``y = y[order]``, ``y = np.roll(y, 1)``, ``y = y[::-1]``, ``y = rng.permutation(y)``."""
    match value:
        case ast.Subscript(value=ast.Name(id=owner), slice=index) if owner == name:
            turned = isinstance(index, ast.Slice) and index.lower is None and index.upper is None
            return turned or isinstance(index, ast.Name | ast.Call)
        case ast.Call(func=ast.Attribute(attr=word)) if word in (*MAKING, "roll", "flip", "flipud", "sort"):
            return any(isinstance(a, ast.Name) and a.id == name for a in value.args)
        case ast.Call(func=ast.Name(id="sorted" | "list" | "reversed"), args=[inner, *_]):
            return any(each.id == name for each in tree.find(ast.Name, inner))
    return False


def _shuffles(value: ast.expr) -> bool:
    called = value.func if isinstance(value, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in ("shuffle", "sort", "reverse")


def _one_row(value: ast.expr) -> bool:
    """Read ``targets[0]``, ``X[0:1]``, or a number: one row, whatever the loop counts."""
    match value:
        case ast.Constant(value=int()):
            return True
        case ast.Subscript(slice=index):
            return _constant(index)
    return False


def _fixed_row(tree: Tree, statement: ast.Assign) -> Edit | None:
    """Read ``x = data[0]`` beside ``y = label[i]`` in a loop that counts i: the same row, whatever i is."""
    loop = tree.parents.get(statement)
    match statement.value:
        case ast.Subscript(slice=ast.Constant(value=int())) if isinstance(loop, ast.For):
            pass
        case _:
            return None
    names = {each.id for each in tree.find(ast.Name, loop.target)}
    for other in loop.body:
        match other:
            case ast.Assign(value=ast.Subscript(slice=ast.Name(id=name))) if name in names:
                return Edit.of(tree.span(statement.value.slice), name)
    return None


def _constant(index: ast.expr) -> bool:
    match index:
        case ast.Constant(value=int()) | ast.UnaryOp(operand=ast.Constant(value=int())):
            return True
        case ast.Slice(lower=low, upper=high):
            return all(part is None or _constant(part) for part in (low, high)) and (low or high) is not None
        case ast.Tuple(elts=parts):
            return _constant(parts[0]) and all(isinstance(p, ast.Slice | ast.Constant) for p in parts[1:])
    return False


def _is_turned(tree: Tree, statement: ast.stmt, name: str) -> bool:
    """Whether the loop around a statement gives a name, which is overwritten before it is read."""
    loop = tree.parents.get(statement)
    if not isinstance(loop, ast.For) or name.startswith("_") or statement not in loop.body:
        return False
    if all(each.id != name for each in tree.find(ast.Name, loop.target)):
        return False
    before = loop.body[: loop.body.index(statement)]
    return not any(each.id == name for part in before for each in tree.find(ast.Name, part))


def _shortened(tree: Tree, target: ast.expr, value: ast.expr) -> Edit | None:
    """Read ``X, y = X[:20], y[:20]`` or ``X = X[:20]``: the same name, its first rows only."""
    pairs = [(target, value)]
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = list(zip(target.elts, value.elts, strict=False))
    parts = []
    for name, given in pairs:
        if not isinstance(given, ast.Subscript) or not _is_head(given.slice):
            return None
        if tree.cut(given.value) != tree.cut(name):
            return None
        parts.append(Replacement(tree.span(given), tree.cut(given.value)))
    return Edit(tuple(parts)) if len(parts) > 1 else None


def _first_rows(tree: Tree, loop: ast.For) -> Iterator[Spoilt]:
    """Read ``for x, y in zip(X[:6], Y[:6])``."""
    match loop.iter:
        case ast.Call(func=ast.Name(id="zip"), args=args):
            pass
        case ast.Call(func=ast.Name(id="enumerate"), args=[ast.Call(func=ast.Name(id="zip"), args=args), *_]):
            pass
        case ast.Subscript():
            args = [loop.iter]
        case _:
            return
    cuts = [each for each in args if isinstance(each, ast.Subscript) and _is_head(each.slice)]
    if cuts and len(cuts) == len(args):
        parts = tuple(Replacement(tree.span(each), tree.cut(each.value)) for each in cuts)
        yield Spoilt("D06", tree, loop.iter, Edit(parts))


def _is_head(index: ast.expr) -> bool:
    match index:
        case ast.Slice(lower=None | ast.Constant(value=int()), upper=ast.Constant(value=int()), step=None):
            return True
        case ast.Slice(lower=None, upper=ast.UnaryOp(op=ast.USub(), operand=ast.Constant()), step=None):
            return True
        case ast.Slice(lower=ast.Constant(value=int()), upper=None, step=None):
            return True
    return False
