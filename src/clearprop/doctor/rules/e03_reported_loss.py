"""E03: the reported loss is that of one example, or an old one, and not that of the epoch.

What it sees: a sum over the examples that is built in the inner loop and never read, while the value of the
last example is what is reported behind it; a loss that begins with 0 and is written over instead of added to;
a sum that runs on from epoch to epoch; or a loss that is printed in the training loop and computed only
before it.
Why it harms: the curve jumps, or never moves, whatever training does.
How to tell it from its look-alikes: a sum that is read anywhere is no slip; a baseline that is printed once
beside others.
Source: which names the program's own text writes and reads.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.frozen_reports import Reported
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.stale_loss import old_losses, single_entries, single_losses
from clearprop.doctor.evidence.summed_losses import unreset, unsummed
from clearprop.doctor.evidence.trees import Tree

CODES = ("E03",)


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the place where one value is reported in the place of the sum."""
    if not evidence.understanding.roles.steps:
        return
    for tree in trees_of(evidence):
        for added in tree.find(ast.AugAssign):
            found = _last_for_sum(tree, added)
            if found is not None:
                yield found
                return
    for each in (*old_losses(evidence), *single_losses(evidence), *single_entries(evidence)):
        yield _candidate(each, "doctor.message.E03.stale")
        return
    for each in unsummed(evidence):
        yield _candidate(each, "doctor.message.E03.unsummed")
        return
    for each in unreset(evidence):
        yield _candidate(each, "doctor.message.E03.unreset")
        return


def _candidate(found: Reported, message: str) -> Candidate:
    text = " ".join(found.text.split())[:60]
    return Candidate(
        "E03",
        found.span,
        message,
        {"text": text},
        observed=text,
        expected="the loss of all examples, in this round",
        edit=found.edit,
        proof="exact",
        rank=0.8,
    )


def _last_for_sum(tree: Tree, added: ast.AugAssign) -> Candidate | None:
    inner = tree.around(added, ast.For)
    outer = None if inner is None else (tree.around(inner, ast.For) or tree.around(inner, ast.While))
    total, value = added.target, added.value
    if inner is None or outer is None or not isinstance(total, ast.Name) or not isinstance(added.op, ast.Add):
        return None
    if _is_read(tree, total.id) or not _set_to_0(tree, outer, total.id):
        return None
    later = [
        each
        for part in outer.body
        if tree.span(part).line > tree.span(inner).end_line
        for each in tree.find(type(value), part)
        if isinstance(getattr(each, "ctx", ast.Load()), ast.Load) and ast.dump(each) == ast.dump(value)
    ]
    if not later:
        return None
    count = _count(tree, inner)
    return Candidate(
        "E03",
        tree.span(tree.statement(later[0]) or later[0]),
        "doctor.message.E03",
        {"value": " ".join(tree.cut(value).split())[:60], "total": total.id},
        observed=f"{' '.join(tree.cut(value).split())[:60]}, of the last round",
        expected=f"{total.id}, of all rounds",
        edit=Edit.of(tree.span(later[0]), total.id if count is None else f"{total.id} / {count}"),
        proof="exact",
        rank=0.8,
    )


def _is_read(tree: Tree, name: str) -> bool:
    return any(each.id == name and isinstance(each.ctx, ast.Load) for each in tree.find(ast.Name))


def _set_to_0(tree: Tree, outer: ast.AST, name: str) -> bool:
    """Whether a name begins with 0 in each round of the outer loop."""
    for each in tree.find(ast.Assign, outer):
        zero = isinstance(each.value, ast.Constant) and each.value.value == 0
        if zero and any(isinstance(t, ast.Name) and t.id == name for t in each.targets):
            return True
    return False


def _count(tree: Tree, inner: ast.For) -> str | None:
    """Write how often the inner loop goes round: ``len(rows)``, or the number in its range."""
    match inner.iter:
        case ast.Name() | ast.Attribute():
            return f"len({tree.cut(inner.iter)})"
        case ast.Call(func=ast.Name(id="range"), args=[stop]):
            return tree.cut(stop)
        case ast.Call(func=ast.Name(id="zip" | "enumerate"), args=[first, *_]):
            return f"len({tree.cut(first)})"
        case ast.Call(func=ast.Attribute(attr="permutation"), args=[count]):
            return tree.cut(count)
    return None
