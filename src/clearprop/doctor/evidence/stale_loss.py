"""Reports of a loss that is old, or of one example: read from the text, and held against the recording."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.frozen_reports import (
    LOOPS,
    LOSSES,
    Reported,
    block_of,
    frozen,
)
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.doctor.evidence.still import REDUCING, assigned
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span
from clearprop.trace.tape.tape import Tape


def old_losses(evidence: Evidence) -> Iterator[Reported]:
    """Give losses that only the first rounds of training compute, or none, and all rounds report."""
    steps, trees = evidence.understanding.roles.steps, trees_of(evidence)
    for loop in steps[0].round.context if steps else ():
        found = trees.node(evidence.traced.sites[loop.site])
        if found is not None and isinstance(found[1], LOOPS):
            yield from _guarded(found[0], found[1])
            yield from _before(found[0], found[1])
            yield from frozen(evidence, found[0], found[1])


def _guarded(tree: Tree, loop: ast.For | ast.While) -> Iterator[Reported]:
    """Read ``if epoch < 2: loss = …`` with a loss that is used behind it in every round."""
    if not isinstance(loop, ast.For) or not isinstance(loop.target, ast.Name):
        return
    for guard in loop.body:
        if not isinstance(guard, ast.If) or guard.orelse or not _first_rounds(guard.test, loop.target.id):
            continue
        for each in guard.body:
            name = _loss_of(each)
            later = loop.body[loop.body.index(guard) + 1 :]
            inside = [n for n in assigned(tree, loop, name) if n is not each] if name else []
            if name and not inside and _is_reported(tree, later, name):
                alone = len(guard.body) == 1
                edit = Edit.of(tree.span(guard), tree.cut(each)) if alone else None
                span = tree.span(guard)
                whole = Span(span.file, span.line, span.column, tree.span(each).end_line, 0, span.cell)
                yield Reported(whole, tree.cut(each), edit)


def _first_rounds(test: ast.expr, counter: str) -> bool:
    match test:
        case ast.Compare(
            left=ast.Name(id=name), ops=[ast.Lt() | ast.LtE() | ast.Eq()], comparators=[ast.Constant()]
        ):
            return name == counter
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id=name)):
            return name == counter
    return False


def _before(tree: Tree, loop: ast.For | ast.While) -> Iterator[Reported]:
    """Read a loss that is computed once before the loop, of answers, and reported in every round."""
    block = block_of(tree, loop)
    if block is None:
        return
    for each in block[: block.index(loop)]:
        name = _loss_of(each)
        if name is None or list(assigned(tree, loop, name)) or not _is_reported(tree, loop.body, name):
            continue
        value = each.value if isinstance(each, ast.Assign) else None
        used = {n.id for n in tree.find(ast.Name, value)} if value is not None else set()
        if (
            value is None
            or isinstance(value, ast.Constant)
            or not any(True for key in used for _ in assigned(tree, loop, key))
        ):
            continue
        first = next(part for part in loop.body if _is_reported(tree, [part], name))
        span = tree.span(first)
        begin = Span(span.file, span.line, span.column, span.line, span.column, span.cell)
        text = f"{tree.cut(each)}\n{tree.indent(first)}"
        yield Reported(span, tree.cut(each), Edit.of(begin, text))


def _loss_of(statement: ast.stmt) -> str | None:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]) if LOSSES.fullmatch(name):
            return name
    return None


def _is_reported(tree: Tree, statements: list[ast.stmt], name: str) -> bool:
    """Whether some of these statements print a name, or keep it in a list."""
    for part in statements:
        for call in tree.find(ast.Call, part):
            called = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
            if called in ("print", "append") and any(n.id == name for n in tree.find(ast.Name, call)):
                return True
    return False


def single_losses(evidence: Evidence) -> Iterator[Reported]:
    """Give means and sums of the errors of one example that stand for those of all."""
    tape, trees = evidence.tape, trees_of(evidence)
    steps = evidence.understanding.recognised.steps
    if not steps or steps[0].y is None or len(steps[0].x) < 2:
        return
    met = [each.prediction for step in steps for each in step.step.meetings]
    seen: set[int] = set()
    for number in sorted(tape.descendants(met)):
        node = tape.nodes[number]
        if node.site in seen or node.site < 0 or getattr(node.function, "__name__", "") not in REDUCING:
            continue
        seen.add(node.site)
        found = trees.node(evidence.traced.sites[node.site])
        taken = _one_row(tape, number)
        if found is None or not taken or not isinstance(found[1], ast.Call):
            continue
        index = _index(found[0], found[1])
        if index is not None:
            tree = found[0]
            text = tree.cut(index)
            edit = Edit.of(tree.span(index), text[: text.rindex("[")])
            yield Reported(tree.span(index), tree.cut(index), edit)


def single_entries(evidence: Evidence) -> Iterator[Reported]:
    """Give entries of a table of squared or absolute errors that are reported for their mean."""
    tape, trees = evidence.tape, trees_of(evidence)
    for step in evidence.understanding.recognised.steps[:1]:
        if step.y is None or len(step.x) < 2:
            return
        errors = np.abs(step.layers[-1].a - step.y)
        for number in sorted(tape.descendants(step.step.predictions, step.step.round.end)):
            node = tape.nodes[number]
            whole = next(iter(tape.parents(number)), None)
            if node.kind != "view" and getattr(node.function, "__name__", "") != "getitem":
                continue
            single = whole is not None and np.size(tape.value(number)) == 1 < np.size(tape.value(whole))
            found = trees.node(evidence.traced.sites[node.site]) if single and node.site >= 0 else None
            if found is None or whole is None or not isinstance(found[1], ast.Subscript):
                continue
            table = np.asarray(tape.value(whole), dtype=np.float64)
            powers = [each for each in (errors, errors**2, errors**2 / 2) if each.size == table.size]
            if any(np.allclose(np.sort(table, axis=None), np.sort(each, axis=None)) for each in powers):
                tree = found[0]
                if any(True for _ in _reporting(tree, found[1])):
                    text = f"{numpy_name(tree)}.mean({tree.cut(found[1].value)})"
                    yield Reported(
                        tree.span(found[1]), tree.cut(found[1]), Edit.of(tree.span(found[1]), text)
                    )
                    return


def _reporting(tree: Tree, node: ast.AST) -> Iterator[ast.Call]:
    """Give the print or append that a value stands in."""
    for each in tree.up(node):
        called = each.func if isinstance(each, ast.Call) else None
        name = getattr(called, "id", "") or getattr(called, "attr", "")
        if isinstance(each, ast.Call) and name in ("print", "append"):
            yield each


def _one_row(tape: Tape, number: int) -> bool:
    """Whether what is averaged was taken from a table of several rows, and is one of them."""
    for parent in tape.parents(number):
        for whole in tape.parents(parent):
            shape, part = np.shape(tape.value(whole)), np.shape(tape.value(parent))
            rows = int(np.prod(shape)) // shape[0] if shape and shape[0] else 0
            if len(shape) > 0 and shape[0] > 1 and int(np.prod(part)) == rows and part != shape:
                return True
    return False


def _index(tree: Tree, call: ast.Call) -> ast.Subscript | None:
    """Give the constant index of one row of what a call averages."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    for part in (owner, *call.args[:1]):
        match part:
            case ast.Subscript(slice=ast.Constant(value=int()) | ast.UnaryOp(operand=ast.Constant())):
                return part
            case ast.Subscript(slice=ast.Slice(lower=ast.Constant() | ast.UnaryOp(), upper=None)):
                return part
            case ast.Subscript(slice=ast.Slice(lower=None, upper=ast.Constant(value=1))):
                return part
    return None
