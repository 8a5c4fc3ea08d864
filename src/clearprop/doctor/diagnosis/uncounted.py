"""Averages that are divided by ``1 - b ** t`` where the count of steps is 0: by nothing.

An optimizer that corrects its averages for their first steps counts these from 1.  A count that is never
raised, or that begins at 0, makes infinities of the first averages.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Node, Ref

DIFFERENCES = frozenset({operator.sub, np.subtract})
QUOTIENTS = frozenset({operator.truediv, operator.itruediv, np.divide, np.true_divide})
POWERS = ("power", "pow", "float_power")
CONSEQUENCES = ("N01", "N02", "H01", "H02", "H03", "G10", "A08")


@dataclass(frozen=True)
class Nothing:
    """A difference ``1 - b ** t`` that was 0, and how often it was computed, and was 0, at its place."""

    tree: Tree
    node: ast.expr
    count: ast.expr
    zeros: int
    times: int


def uncounted(evidence: Evidence) -> Iterator[Candidate]:
    """Give the count of steps that is 0 where an average is divided by what it leaves."""
    found = _nothing(evidence)
    if found is None:
        return
    tree, text = found.tree, found.tree.cut(found.node)
    never = found.zeros == found.times and not _is_raised(tree, found)
    yield Candidate(
        "U04",
        tree.span(found.node),
        "doctor.message.U04.uncounted" if never else "doctor.message.U04.counts_from_0",
        {"text": tree.cut(found.count), "names": text},
        f"{text}: 0",
        edit=_raised(tree, found) if never else _one_more(tree, found),
        proof="exact",
        rank=0.04,
        explains=CONSEQUENCES,
    )


def _nothing(evidence: Evidence) -> Nothing | None:
    """Find the first difference that is 0 because of its count, and that something was divided by."""
    tape, found = evidence.tape, None
    zeros = times = 0
    for node in tape.nodes:
        if node.function not in DIFFERENCES or node.site < 0 or not _is_number(node.held):
            continue
        if found is not None and node.site == found[0].site:
            times, zeros = times + 1, zeros + (node.held == 0.0)
        elif found is None and node.held == 0.0 and _divides(evidence, node):
            read = _read(evidence, node)
            found = None if read is None else (node, *read)
            times = zeros = int(found is not None)
    if found is None:
        return None
    return Nothing(*found[1:], zeros, times)


def _is_number(held: Any) -> bool:
    return isinstance(held, int | float | np.generic) and np.ndim(held) == 0


def _divides(evidence: Evidence, node: Node) -> bool:
    """Whether a quotient of a number is no number, or raised an exception."""
    tape, failure = evidence.tape, evidence.traced.failure
    for child in tape.children(node.id):
        made = tape.nodes[child]
        divides = made.function in QUOTIENTS and made.args[1:2] == (Ref(node.id),)
        if divides and not np.isfinite(np.asarray(tape.value(child), dtype=np.float64)).all():
            return True
    return failure is not None and failure.kind == "ZeroDivisionError"


def _read(evidence: Evidence, node: Node) -> tuple[Tree, ast.expr, ast.expr] | None:
    """Read ``1 - b ** t``, with its count."""
    found = trees_of(evidence).node(evidence.traced.sites[node.site])
    if found is None or not isinstance(found[1], ast.BinOp):
        return None
    count = _counted(found[1])
    return None if count is None else (found[0], found[1], count)


def _counted(written: ast.BinOp) -> ast.expr | None:
    """Give the count in ``1 - b ** t``; None where something else is written."""
    match written:
        case ast.BinOp(left=ast.Constant(value=1), op=ast.Sub(), right=ast.BinOp(op=ast.Pow(), right=count)):
            pass
        case ast.BinOp(
            left=ast.Constant(value=1),
            op=ast.Sub(),
            right=ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[_, count]),
        ) if name in POWERS:
            pass
        case _:
            return None
    return count if isinstance(count, ast.Name | ast.Attribute | ast.Subscript) else None


def _is_raised(tree: Tree, found: Nothing) -> bool:
    """Whether the count is raised somewhere, or is what a loop counts with."""
    text = tree.cut(found.count)
    counted = [each.target for each in tree.find(ast.For)]
    raised = [each.target for each in tree.find(ast.AugAssign)]
    again = [t for each in tree.find(ast.Assign) for t in each.targets if _reads(tree, each.value, text)]
    return any(_reads(tree, each, text) for each in (*counted, *raised, *again))


def _reads(tree: Tree, inside: ast.AST, text: str) -> bool:
    return any(tree.cut(part) == text for part in tree.find((ast.Name, ast.Attribute, ast.Subscript), inside))


def _raised(tree: Tree, found: Nothing) -> Edit | None:
    """Raise the count once a step: before the loop over the parameters, if there is one."""
    statement, text = tree.statement(found.node), tree.cut(found.count)
    if statement is None or not _is_known(tree, found):
        return None
    read = {each.id for each in tree.find(ast.Name, statement)}
    for loop in tree.up(statement):
        counters = list(tree.find(ast.Name, loop.target)) if isinstance(loop, ast.For) else []
        if not isinstance(loop, ast.For) or not read & {each.id for each in counters}:
            break
        statement, read = loop, read | {each.id for each in tree.find(ast.Name, loop.iter)}
    span = tree.span(statement)
    at = Span(span.file, span.line, 0, span.line, 0, span.cell)
    return Edit.of(at, f"{tree.indent(statement)}{text} += 1\n")


def _is_known(tree: Tree, found: Nothing) -> bool:
    """Whether the function that reads a count can raise it: a variable of the module is none of its own."""
    if not isinstance(found.count, ast.Name):
        return True
    scope = tree.function(found.node)
    stored = [n for n in tree.find(ast.Name) if n.id == found.count.id and isinstance(n.ctx, ast.Store)]
    return any(tree.function(each) is scope for each in stored)


def _one_more(tree: Tree, found: Nothing) -> Edit:
    """Count from 1 in all such differences of the function."""
    text, edit = tree.cut(found.count), Edit(())
    for each in tree.find(ast.BinOp, tree.function(found.node)):
        read = _counted(each)
        if read is not None and tree.cut(read) == text:
            edit += Edit.of(tree.span(read), f"({text} + 1)")
    return edit
