"""E01: the accuracy is computed wrongly, so that it says nothing of the answers.

What it sees: a comparison of answers and labels that goes over one column by ``argmax``, that spreads (n,)
against (n, 1) to n times n, that compares unrounded answers, or decides along the examples.
Why it harms: a good network looks bad, or the reverse.
How to tell it from its look-alikes: the share that is right, computed again from the same answers and labels,
differs.
Source: the recorded answers and labels.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.comparisons import EQUAL, Compared, compared
from clearprop.doctor.evidence.deciding import along_classes, largest, right_of
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import written
from clearprop.doctor.evidence.learning import Learned, learned_of
from clearprop.doctor.evidence.sideways import sideways
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.numerics.activations import Tanh
from clearprop.trace.tape.nodes import Node, Ref

CODES = ("E01",)
GOOD = 0.75
FAR = 0.25
ROUNDING = ("int", "floor", "ceil", "trunc", "astype", "round")


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the first comparison whose share is not that of the right answers."""
    learned = learned_of(evidence)
    if learned is None:
        return
    for each in compared(evidence):
        cure = _wrong(evidence, learned, each)
        if cure is not None:
            yield cure
            return


def _wrong(evidence: Evidence, learned: Learned, found: Compared) -> Candidate | None:
    answers, told, labels, truth = found.answers, found.told, found.labels, found.truth
    wide = truth.size > max(told.size, labels.size) > 1
    column = answers.ndim == 2 and answers.shape[1] == 1 and len(answers) > 1
    if wide and truth.size == told.size * labels.size:
        right = told.reshape(-1) == labels.reshape(-1) if told.size == labels.size else None
        return _candidate(evidence, found, "doctor.message.E01.wide", _flat(evidence, found), right)
    if not learned.classes:
        return None
    deciding = _deciding(evidence, found)
    decided = answers.reshape(-1) > float(_middle(learned))
    right = decided == (labels.reshape(-1) > float(_middle(learned))) if answers.size == labels.size else None
    picked = getattr(deciding.function, "__name__", "") == "argmax"
    row = answers.ndim == 1 and told.size == 1 and labels.size == len(answers) > 1
    over_one = picked and (row or (column and told.size == len(answers)))
    if over_one:
        cure = _threshold(evidence, learned, deciding)
        return _candidate(evidence, found, "doctor.message.E01.column", cure, right)
    equal = found.node.function in EQUAL[:2]
    never = not truth.any() if equal else bool(truth.all())
    if found.told_node == found.pick and answers.size == labels.size > 1 and never:
        cure = _decided(evidence, learned, found)
        return _candidate(evidence, found, "doctor.message.E01.raw", cure, right)
    across = sideways(evidence, found, learned.y.shape[1])
    if across is not None:
        message = "doctor.message.E01.decision"
        return _candidate(evidence, found, message, across.edit, across.right, across.node)
    usual = right_of(answers, labels)
    counted = float(truth.mean()) if equal else 1.0 - float(truth.mean())
    if usual is None or usual.mean() < GOOD or counted > float(usual.mean()) - FAR:
        return None
    cure = _usual(evidence, learned, found, deciding)
    return _candidate(evidence, found, "doctor.message.E01.decision", cure, usual, deciding)


def _usual(evidence: Evidence, learned: Learned, found: Compared, deciding: Node) -> Edit | None:
    """Write the usual decision: the largest along the classes, or a threshold in the middle."""
    place, answers = written(evidence, deciding.id), found.answers
    name = getattr(deciding.function, "__name__", "")
    if place is None:
        return None
    table = written(evidence, found.pick)
    whole = written(evidence, found.told_node)
    if whole and isinstance(place.node, ast.Compare) and answers.size == found.labels.size:
        low, high = (float(v) for v in (found.labels.min(), found.labels.max()))
        if not set(np.unique(found.told)) <= {low, high}:
            decided = f"{place.tree.cut(place.node.left)} > {_middle(learned)}"
            text = f"{numpy_name(whole.tree)}.where({decided}, {high:g}, {low:g})"
            return Edit.of(whole.span, text) if found.told.size > 1 else None
    if answers.ndim == 2 and table and whole and table.span != whole.span and table.text in whole.text:
        text = table.text if isinstance(table.node, ast.Name | ast.Call) else f"({table.text})"
        return Edit.of(whole.span, f"{text}.argmax(axis=1)")
    if name in ROUNDING and isinstance(place.node, ast.Call) and answers.ndim == 1 and found.told.ndim == 1:
        given = place.node.args[0] if place.node.args else None
        of_array = given is None or (isinstance(place.node.func, ast.Attribute) and name == "astype")
        if of_array and isinstance(place.node.func, ast.Attribute):
            given = place.node.func.value
        return (
            None if given is None else Edit.of(place.span, f"({place.tree.cut(given)} > {_middle(learned)})")
        )
    if name in ("argmax", "argmin") and isinstance(place.node, ast.Call):
        if answers.size == max(answers.shape):
            return _threshold(evidence, learned, deciding)
        return largest(place.tree, place.node) if name == "argmin" else along_classes(place.tree, place.node)
    if name in ("gt", "ge", "greater", "greater_equal") and isinstance(place.node, ast.Compare):
        other = place.node.comparators[0]
        return Edit.of(place.tree.span(other), _middle(learned)) if isinstance(other, ast.Constant) else None
    return None


def _deciding(evidence: Evidence, found: Compared) -> Node:
    """Give the node that made decisions of the answers."""
    node, made = evidence.tape.nodes[found.told_node], evidence.tape.descendants([found.pick])
    while node.id != found.pick and found.pick not in evidence.tape.parents(node.id):
        before = [each for each in evidence.tape.parents(node.id) if each in made]
        if not before:
            break
        node = evidence.tape.nodes[max(before)]
    return node


def _candidate(
    evidence: Evidence,
    found: Compared,
    message: str,
    edit: Edit | None,
    right: np.ndarray | None,
    blamed: Node | None = None,
) -> Candidate:
    """Give a candidate; ``right`` says of each example whether it is answered correctly."""
    place = written(evidence, (blamed or found.node).id)
    span = edit.replacements[0].span if edit else place.span if place else None
    truth = found.truth
    return Candidate(
        "E01",
        span,
        message,
        {"shape": str(tuple(truth.shape)), "share": f"{float(truth.mean()):.3g}"},
        observed=f"accuracy {float(truth.mean()):.3g}",
        expected=None if right is None else f"accuracy {float(right.mean()):.3g}",
        edit=edit,
        proof="exact",
        rank=0.7,
    )


def _middle(learned: Learned) -> str:
    return "0" if isinstance(learned.steps[0].layers[-1].activation, Tanh) else "0.5"


def _threshold(evidence: Evidence, learned: Learned, node: Node) -> Edit | None:
    """Write a threshold for ``argmax`` over one column."""
    call = written(evidence, node.id)
    if call is None or not isinstance(call.node, ast.Call):
        return None
    owner = call.node.func.value if isinstance(call.node.func, ast.Attribute) else None
    of_module = isinstance(owner, ast.Name) and owner.id in ("np", "numpy")
    given = call.node.args[0] if (of_module or owner is None) and call.node.args else owner
    return (
        None
        if given is None
        else Edit.of(call.span, f"({call.tree.cut(given)} > {_middle(learned)}).ravel()")
    )


def _decided(evidence: Evidence, learned: Learned, found: Compared) -> Edit | None:
    """Write a threshold around answers that are compared as they are."""
    place = written(evidence, found.node.id)
    if place is None or not isinstance(place.node, ast.Compare):
        return None
    first = isinstance(found.node.args[0], Ref) and found.node.args[0].node == found.told_node
    side = place.node.left if first else place.node.comparators[0]
    return Edit.of(place.tree.span(side), f"({place.tree.cut(side)} > {_middle(learned)})")


def _flat(evidence: Evidence, found: Compared) -> Edit | None:
    """Make both sides flat, where one is a column and the other is not."""
    place = written(evidence, found.node.id)
    if place is None or not isinstance(place.node, ast.Compare):
        return None
    left, right = place.node.left, place.node.comparators[0]
    values = [np.asarray(evidence.tape.value(a.node)) for a in found.node.args[:2] if isinstance(a, Ref)]
    side = left if values[0].ndim == 2 else right
    text = place.tree.cut(side)
    plain = isinstance(side, ast.Name | ast.Attribute | ast.Subscript | ast.Call)
    return Edit.of(place.tree.span(side), f"{text if plain else f'({text})'}.ravel()")
