"""A learning rate that is made smaller after every batch, and was to be after every epoch: it is gone before
training is.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of, trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.doctor.measured import steps_of
from clearprop.trace.span import Span

# A share of the first rate that trains nothing any more.
GONE = 1e-3
RIGHT, EXPLAINED = 0.97, 0.97
CLOSE = 1e-6
LOOPS = (ast.For, ast.While)


def shrinks_early(evidence: Evidence) -> Iterator[Candidate]:
    """Give the statement in the loop of the batches that shrinks the rate to nothing."""
    learned = learned_of(evidence)
    if learned is None or not evidence.right or not is_bad(learned, RIGHT, EXPLAINED):
        return
    rates = evidence.right[0].rule.rates
    steps = steps_of(evidence.tape, evidence.understanding.roles) or 0
    if len(rates) < 2 or not 0.0 < rates[1] < rates[0] or (rates[1] / rates[0]) ** steps > GONE:
        return
    factor = rates[1] / rates[0]
    if any(abs(after / before - factor) > CLOSE for before, after in pairwise(rates)):
        return
    for tree in trees_of(evidence):
        for statement in _shrinking(tree):
            edit = _moved_out(tree, statement)
            if edit is not None:
                yield _candidate(tree, statement, edit, factor, steps)
                return


def _candidate(tree: Tree, statement: ast.stmt, edit: Edit, factor: float, steps: int) -> Candidate:
    return Candidate(
        "U04",
        tree.span(statement),
        "doctor.message.U04.early",
        {"text": " ".join(tree.cut(statement).split())[:60], "names": ""},
        f"{number(factor)} ** {steps} = {number(factor**steps)}",
        None,
        edit=edit,
        proof="rerun",
        improves=True,
        rank=0.3,
        explains=("H01", "H02", "A08"),
    )


def _shrinking(tree: Tree) -> Iterator[ast.stmt]:
    """Give the statements that multiply a name by something, in a loop that stands in a loop."""
    for each in tree.find((ast.AugAssign, ast.Assign)):
        loops = [loop for loop in tree.up(each) if isinstance(loop, LOOPS)]
        if len(loops) < 2 or tree.parents[each] is not loops[0] or tree.parents[loops[0]] is not loops[1]:
            continue
        if (
            isinstance(each, ast.AugAssign)
            and isinstance(each.op, ast.Mult)
            and _is_plain(each.target, each.value)
        ):
            yield each
        elif isinstance(each, ast.Assign) and len(each.targets) == 1 and isinstance(each.value, ast.BinOp):
            value, name = each.value, tree.cut(each.targets[0])
            shrinks = isinstance(value.op, ast.Mult) and name in (tree.cut(value.left), tree.cut(value.right))
            if shrinks and _is_plain(value.left, value.right):
                yield each


def _is_plain(*parts: ast.expr) -> bool:
    return all(isinstance(each, ast.Name | ast.Attribute | ast.Constant) for each in parts)


def _moved_out(tree: Tree, statement: ast.stmt) -> Edit | None:
    """Write a statement behind the loop that it stands in."""
    loop = tree.around(statement, LOOPS)
    if not isinstance(loop, ast.For | ast.While) or len(loop.body) < 2 or loop.orelse:
        return None
    here, end, spaces = tree.span(statement), tree.span(loop).end_line + 1, tree.indent(loop)
    if tree.text.lines[here.line - 1].strip() != tree.cut(statement) or here.line != here.end_line:
        return None
    if loop.body[-1] is statement:
        return Edit.of(Span(here.file, here.line, 0, here.line, here.column, here.cell), spaces)
    gone = Span(here.file, here.line, 0, here.line + 1, 0, here.cell)
    there = Span(here.file, end, 0, end, 0, here.cell)
    return Edit((Replacement(gone, ""), Replacement(there, f"{spaces}{tree.cut(statement)}\n")))
