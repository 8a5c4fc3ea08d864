"""E01: the accuracy is computed wrongly, so that it says nothing of the answers.

What it sees: a comparison of answers and labels that goes over one column by ``argmax``, that spreads (n,)
against (n, 1) to n times n, or that compares unrounded answers.
Why it harms: a good network looks bad, or the reverse.
How to tell it from its look-alikes: the share that is right, computed again from the same answers and labels,
differs.
Source: the recorded answers and labels.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.deciding import along_classes, largest, right_of
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import written
from clearprop.doctor.evidence.learning import Learned, learned_of
from clearprop.numerics.activations import Tanh
from clearprop.trace.tape.nodes import Node, Ref

CODES = ("E01",)
GOOD = 0.75
FAR = 0.25
EQUAL = (operator.eq, np.equal, operator.ne, np.not_equal)


@dataclass(frozen=True)
class Compared:
    """A comparison of what comes from answers with labels: the nodes of both, and of the answers."""

    node: Node
    told: int
    labels: int
    answers: int


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the first comparison whose share is not that of the right answers."""
    learned = learned_of(evidence)
    if learned is None:
        return
    for compared in _compared(evidence):
        cure = _wrong(evidence, learned, compared)
        if cure is not None:
            yield cure
            return


def _compared(evidence: Evidence) -> Iterator[Compared]:
    """Give the comparisons of numbers made from answers with numbers made from data."""
    tape = evidence.tape
    states = {n for p in evidence.understanding.roles.parameters for n in p.state.nodes}
    reached = tape.descendants(states)
    for node in tape.nodes:
        if node.function not in EQUAL or len(node.args) < 2:
            continue
        a, b = node.args[:2]
        if not isinstance(a, Ref) or not isinstance(b, Ref) or (a.node in reached) == (b.node in reached):
            continue
        told, labels = (a.node, b.node) if a.node in reached else (b.node, a.node)
        answers = _answers(evidence, told, reached)
        if answers is not None:
            yield Compared(node, told, labels, answers)


def _answers(evidence: Evidence, told: int, reached: set[int]) -> int | None:
    """Climb from decisions to the real numbers that they were made from: through argmax, a threshold,
    rounding.
    """
    tape = evidence.tape
    for _ in range(8):
        value = np.asarray(tape.value(told))
        if value.dtype.kind == "f" and len(np.unique(value)) > 2:
            return told
        before = [each for each in tape.parents(told) if each in reached]
        if len(before) != 1:
            return None
        told = before[0]
    return None


def _wrong(evidence: Evidence, learned: Learned, compared: Compared) -> Candidate | None:
    tape = evidence.tape
    answers = np.asarray(tape.value(compared.answers), dtype=np.float64)
    told, labels = np.asarray(tape.value(compared.told)), np.asarray(tape.value(compared.labels))
    truth = np.asarray(tape.value(compared.node.id))
    wide = truth.size > max(told.size, labels.size) > 1
    column = answers.ndim == 2 and answers.shape[1] == 1 and len(answers) > 1
    if wide and truth.size == told.size * labels.size:
        right = told.reshape(-1) == labels.reshape(-1) if told.size == labels.size else None
        return _candidate(evidence, compared, "doctor.message.E01.wide", _flat(evidence, compared), right)
    if not learned.classes:
        return None
    deciding = _deciding(evidence, compared)
    decided = answers.reshape(-1) > float(_middle(learned))
    right = decided == (labels.reshape(-1) > float(_middle(learned))) if answers.size == labels.size else None
    picked = getattr(deciding.function, "__name__", "") == "argmax"
    row = answers.ndim == 1 and told.size == 1 and labels.size == len(answers) > 1
    over_one = picked and (row or (column and told.size == len(answers)))
    if over_one:
        cure = _threshold(evidence, learned, deciding)
        return _candidate(evidence, compared, "doctor.message.E01.column", cure, right)
    if compared.told == compared.answers and answers.size == labels.size > 1 and not truth.any():
        cure = _decided(evidence, learned, compared)
        return _candidate(evidence, compared, "doctor.message.E01.raw", cure, right)
    usual = right_of(answers, labels)
    counted = float(truth.mean()) if compared.node.function in EQUAL[:2] else 1.0 - float(truth.mean())
    if usual is None or usual.mean() < GOOD or counted > float(usual.mean()) - FAR:
        return None
    cure = _usual(evidence, learned, compared, deciding)
    return _candidate(evidence, compared, "doctor.message.E01.decision", cure, usual, deciding)


def _usual(evidence: Evidence, learned: Learned, compared: Compared, deciding: Node) -> Edit | None:
    """Write the usual decision: the largest along the classes, or a threshold in the middle."""
    place, answers = written(evidence, deciding.id), np.asarray(evidence.tape.value(compared.answers))
    name = getattr(deciding.function, "__name__", "")
    if place is None:
        return None
    if name in ("argmax", "argmin") and isinstance(place.node, ast.Call):
        if answers.size == max(answers.shape):
            return _threshold(evidence, learned, deciding)
        return largest(place.tree, place.node) if name == "argmin" else along_classes(place.tree, place.node)
    if name in ("gt", "ge", "greater", "greater_equal") and isinstance(place.node, ast.Compare):
        other = place.node.comparators[0]
        return Edit.of(place.tree.span(other), _middle(learned)) if isinstance(other, ast.Constant) else None
    return None


def _deciding(evidence: Evidence, compared: Compared) -> Node:
    """Give the node that made decisions of the answers."""
    node = evidence.tape.nodes[compared.told]
    while node.id != compared.answers and compared.answers not in evidence.tape.parents(node.id):
        before = evidence.tape.parents(node.id)
        if not before:
            break
        node = evidence.tape.nodes[max(before)]
    return node


def _candidate(
    evidence: Evidence,
    compared: Compared,
    message: str,
    edit: Edit | None,
    right: np.ndarray | None,
    blamed: Node | None = None,
) -> Candidate:
    """Give a candidate; ``right`` says of each example whether it is answered correctly."""
    place = written(evidence, (blamed or compared.node).id)
    span = edit.replacements[0].span if edit else place.span if place else None
    truth = np.asarray(evidence.tape.value(compared.node.id))
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


def _decided(evidence: Evidence, learned: Learned, compared: Compared) -> Edit | None:
    """Write a threshold around answers that are compared as they are."""
    place = written(evidence, compared.node.id)
    if place is None or not isinstance(place.node, ast.Compare):
        return None
    first = isinstance(compared.node.args[0], Ref) and compared.node.args[0].node == compared.told
    side = place.node.left if first else place.node.comparators[0]
    return Edit.of(place.tree.span(side), f"({place.tree.cut(side)} > {_middle(learned)})")


def _flat(evidence: Evidence, compared: Compared) -> Edit | None:
    """Make both sides flat, where one is a column and the other is not."""
    place = written(evidence, compared.node.id)
    if place is None or not isinstance(place.node, ast.Compare):
        return None
    left, right = place.node.left, place.node.comparators[0]
    values = [np.asarray(evidence.tape.value(a.node)) for a in compared.node.args[:2] if isinstance(a, Ref)]
    side = left if values[0].ndim == 2 else right
    text = place.tree.cut(side)
    plain = isinstance(side, ast.Name | ast.Attribute | ast.Subscript | ast.Call)
    return Edit.of(place.tree.span(side), f"{text if plain else f'({text})'}.ravel()")
