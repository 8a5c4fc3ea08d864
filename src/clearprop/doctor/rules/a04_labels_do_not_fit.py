"""A04: the labels do not fit the output unit.

What it sees: labels of -1 and 1 under a sigmoid, which answers between 0 and 1; or a softmax over a single
unit, whose answer is 1 for every input.
Why it harms: half of the labels cannot be reached, or nothing can be learned at all.
How to tell it from its look-alikes: -1 and 1 under tanh fit; a sigmoid for two classes fits.
Source: the range of the activation, by definition.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import Written, in_text, written
from clearprop.doctor.evidence.learning import Learned, learned_of, trees_of
from clearprop.doctor.evidence.outputs import between
from clearprop.doctor.evidence.predictions import root
from clearprop.doctor.evidence.starts import numpy_name
from clearprop.doctor.evidence.trees import Tree
from clearprop.numerics.activations import Sigmoid, Softmax

CODES = ("A04",)
EXPLAINS = ("A03", "A05", "A06", "A07", "A08", "H01", "H02", "D01", "D04")


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give labels of -1 and 1 under a sigmoid, or a softmax over one unit."""
    learned = learned_of(evidence)
    if learned is None:
        return
    last = learned.steps[0].layers[-1]
    alone = last.z.shape[1] == 1 and float(np.ptp(learned.last)) == 0.0 and float(learned.last.flat[0]) == 1.0
    if isinstance(last.activation, Softmax) and alone:
        yield _one_unit(evidence, learned)
    elif isinstance(last.activation, Sigmoid | Softmax) and learned.classes and _beyond(learned):
        yield _plus_minus(evidence, learned)


def _one_unit(evidence: Evidence, learned: Learned) -> Candidate:
    last = learned.steps[0].layers[-1]
    found = between(evidence, last.a_nodes[0], last.z_nodes[0])
    whole = written(evidence, last.a_nodes[0])
    sums = _name_of_sums(evidence, last.z_nodes[0], whole) if found is None else found[1].text
    edit = None
    if whole is not None and sums is not None:
        text = f"1 / (1 + {numpy_name(whole.tree)}.exp(-{sums if sums.isidentifier() else f'({sums})'}))"
        edit = Edit.of(whole.span, in_text(whole.tree, whole.node, text))
    return Candidate(
        "A04",
        None if whole is None else whole.span,
        "doctor.message.A04.softmax",
        {},
        observed="1 for every input",
        expected="answers between 0 and 1",
        edit=edit,
        proof="exact",
        rank=0.08,
        explains=EXPLAINS,
    )


def _name_of_sums(evidence: Evidence, node: int, whole: Written | None) -> str | None:
    """Give the name that the sums have in the function of the softmax."""
    if whole is None:
        return None
    scope = whole.tree.function(whole.node)
    used = {each.id for each in whole.tree.find(ast.Name, scope)}
    names = [binding.name for binding in evidence.tape.nodes[node].names]
    return next((name for name in names if name in used), None)


def _plus_minus(evidence: Evidence, learned: Learned) -> Candidate:
    step = learned.steps[0].step
    target = step.meetings[0].target
    place = None if target is None else _made(evidence, target)
    edit = None
    if place is not None:
        text = place.text if _closed(place.node) else f"({place.text})"
        edit = Edit.of(place.span, _moved(text, float(learned.y.min()), float(learned.y.max())))
    return Candidate(
        "A04",
        None if place is None else place.span,
        "doctor.message.A04.labels",
        {"low": f"{learned.y.min():g}", "high": f"{learned.y.max():g}"},
        observed=f"labels {learned.y.min():g} and {learned.y.max():g}",
        expected="labels 0 and 1, as the output can answer",
        edit=edit,
        proof="exact",
        rank=0.08,
        explains=EXPLAINS,
    )


def _beyond(learned: Learned) -> bool:
    """Whether a label is no number that the output can give."""
    return bool(learned.y.min() < 0.0 or learned.y.max() > 1.0)


def _moved(text: str, low: float, high: float) -> str:
    """Write labels that go from ``low`` to ``high`` as labels from 0 to 1."""
    shifted = text if low == 0.0 else f"({text} {'-' if low > 0 else '+'} {abs(low):g})"
    return shifted if high - low == 1.0 else f"{shifted} / {high - low:g}"


def _made(evidence: Evidence, target: int) -> Written | None:
    """Give the expression on the right of the statement that names the targets."""
    tape, trees = evidence.tape, trees_of(evidence)
    loops = evidence.understanding.roles.steps[0].round.context
    for node in (root(tape, target), target):
        for binding in tape.nodes[node].names:
            site = evidence.traced.sites[binding.site]
            found = trees.node(site)
            statement = None if found is None else found[0].statement(found[1])
            if found is None or (tape.nodes[node].context and loops):
                continue
            value = _value_of(found[0], statement, binding.name)
            if value is not None:
                return Written(found[0], value)
    return None


def _value_of(tree: Tree, statement: ast.stmt | None, name: str) -> ast.expr | None:
    if not isinstance(statement, ast.Assign):
        return None
    for target in statement.targets:
        if tree.cut(target) == name:
            return statement.value
        if isinstance(target, ast.Tuple) and isinstance(statement.value, ast.Tuple):
            for one, value in zip(target.elts, statement.value.elts, strict=False):
                if tree.cut(one) == name:
                    return value
    return None


def _closed(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Call | ast.Subscript | ast.Attribute)
