"""D03: the data hold values that are no numbers, which spread to every weight.

What it sees: the inputs or the targets of the first step hold nan, though the first weights are finite: they
were so in the file, or a division by 0 made them, as that of a column that never changes by its spread.
Why it harms: one nan in a sum makes the sum nan; after one step every weight is nan.
How to tell it from its look-alikes: nan that training makes itself is N01 or H01; nan that is taken out
before is gone.
Source: IEEE 754.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.orders import inputs_of, targets_of
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.doctor.evidence.trees import Tree
from clearprop.trace.span import Span
from clearprop.trace.tape.tape import Tape

CODES = ("D03",)
DIVIDING = (operator.truediv, operator.itruediv, np.divide, np.true_divide)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the statement that first holds what is no number."""
    steps, tape = evidence.understanding.roles.steps, evidence.tape
    if not steps or steps[0].number != 0:
        return
    data = [*inputs_of(tape, evidence.understanding.roles, steps[0]), *targets_of(steps[0])]
    met = [*steps[0].predictions, *targets_of(steps[0])]
    broken = [node for node in data if _broken(tape, node)] if any(_broken(tape, n) for n in met) else []
    first = min((n for node in broken for n in tape.ancestors([node]) if _broken(tape, n)), default=None)
    if first is None or evidence.tape.nodes[first].context:
        return
    found = _place(evidence, first)
    divided = _division(evidence, first)
    value = np.asarray(tape.value(first), dtype=np.float64)
    if divided is not None and found is not None:
        yield _divided(found[0], divided, int(np.isnan(value).sum()), value.size)
        return
    yield Candidate(
        "D03",
        None if found is None else found[0].span(found[1]),
        "doctor.message.D03",
        {"count": int(np.isnan(value).sum())},
        observed=f"{int(np.isnan(value).sum())} of {value.size} values are nan",
        expected="numbers only",
        edit=None if found is None else _filled(*found),
        proof="exact",
        rank=0.01,
        explains=("N01", "N02", "H01", "I02", "A06"),
    )


def _division(evidence: Evidence, first: int) -> ast.BinOp | None:
    """Give the division of finite numbers that made the first values that are none."""
    tape, node = evidence.tape, evidence.tape.nodes[first]
    if node.site < 0 or node.function not in DIVIDING or any(_broken(tape, n) for n in tape.parents(first)):
        return None
    found = trees_of(evidence).node(evidence.traced.sites[node.site])
    divided = found[1] if found is not None else None
    return divided if isinstance(divided, ast.BinOp) and isinstance(divided.op, ast.Div) else None


def _divided(tree: Tree, division: ast.BinOp, count: int, size: int) -> Candidate:
    below = tree.cut(division.right)
    edit = Edit.of(tree.span(division.right), in_parentheses(tree, division.right, f"{below} + 1e-8"))
    return Candidate(
        "D03",
        tree.span(tree.statement(division) or division),
        "doctor.message.D03.division",
        {"text": " ".join(tree.cut(division).split())[:60], "count": count},
        observed=f"{count} of {size} values are nan",
        expected="numbers only",
        edit=edit,
        proof="exact",
        rank=0.01,
        explains=("N01", "N02", "H01", "I02", "A06"),
    )


def in_parentheses(tree: Tree, node: ast.expr, text: str) -> str:
    """Put parentheses around a sum, unless it stands in some."""
    span, lines = tree.span(node), tree.text.lines
    before = lines[span.line - 1][: span.column].rstrip()
    after = lines[span.end_line - 1][span.end_column :].lstrip()
    return text if before.endswith("(") and after.startswith(")") else f"({text})"


def _broken(tape: Tape, node: int) -> bool:
    try:
        value = np.asarray(tape.value(node))
        return value.ndim > 0 and value.dtype.kind == "f" and bool(np.isnan(value).any())
    except (LookupError, TypeError, ValueError):
        return False


def _place(evidence: Evidence, node: int) -> tuple[Tree, ast.stmt] | None:
    recorded = evidence.tape.nodes[node]
    sites = [recorded.site, *(binding.site for binding in recorded.names)]
    for site in sites:
        found = trees_of(evidence).node(evidence.traced.sites[site]) if site >= 0 else None
        statement = None if found is None else found[0].statement(found[1])
        if found is not None and statement is not None:
            return found[0], statement
    return None


def _filled(tree: Tree, statement: ast.stmt) -> Edit | None:
    """Replace what is no number by 0, right behind the statement that brings it in."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    while isinstance(target, ast.Subscript):
        target = target.value
    if not isinstance(target, ast.Name):
        return None
    span, after = tree.span(statement), tree.span(statement).end_line + 1
    text = f"{tree.indent(statement)}{target.id} = {numpy_name(tree)}.nan_to_num({target.id})\n"
    return Edit.of(Span(span.file, after, 0, after, 0, span.cell), text)
