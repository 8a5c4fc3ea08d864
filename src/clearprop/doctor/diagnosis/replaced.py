"""A parameter that is given something else than itself with a step added: another parameter's new value, or
the step alone.

``w3 = w2 - rate * dw3`` and ``W =- rate * dW`` read almost as what was meant.  Both leave a name behind that
training never moves, beside a value that is told by the parameter's own true gradient.
"""

from __future__ import annotations

import ast
from typing import NamedTuple

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.trees import Tree
from clearprop.numerics.arrays import Array
from clearprop.trace.roles.roles import Parameter
from clearprop.trace.span import Span
from clearprop.trace.tape.nodes import Node, Ref

CLOSE = 1e-7


class Given(NamedTuple):
    """What a name was given: the node, the value that the step was added to, and the step."""

    node: Node
    old: Array
    step: Array
    of: str | None


def replaced(
    evidence: Evidence, judged: Judged, rate: float, parameter: Parameter, gradient: Array
) -> Candidate | None:
    """Give the assignment that puts something else in the place of a parameter's next value.

    Parameters
    ----------
    rate : how far the other parameters step
    gradient : the parameter's own, in the first judged step
    """
    given = _given(evidence, judged, parameter, gradient)
    if given is None:
        return None
    site = evidence.traced.sites[given.node.site]
    place = trees_of(evidence).node(site)
    statement = None if place is None else place[0].statement(place[1])
    if place is None or not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return None
    uphill = float(given.step @ gradient) > 0.0
    edit = _own(place[0], statement) if given.of is not None else _kept(place[0], statement, uphill)
    own = np.asarray(evidence.tape.value(parameter.first), dtype=np.float64).reshape(-1)
    entry = int(np.argmax(np.abs(given.old + given.step - own)))
    code = "U05" if given.of is not None else "U03"
    return Candidate(
        code,
        place[0].span(statement),
        f"doctor.message.{code}",
        {"text": " ".join(place[0].cut(statement.value).split())[:60], "names": parameter.name},
        f"Δ{parameter.name}: {number(float((given.old + given.step - own)[entry]))}",
        f"Δ{parameter.name}: {number(-rate * float(gradient[entry]))}",
        edit=edit,
        proof="exact",
        rank=0.3,
        explains=("U03", "E04", "H01", "H02", "I03"),
    )


def _given(evidence: Evidence, judged: Judged, parameter: Parameter, gradient: Array) -> Given | None:
    """Find what the name of a parameter is given in a step, and what that is made of."""
    tape, step = evidence.tape, judged.steps[0].step
    forward = tape.ancestors(step.predictions)
    for n in reversed(step.round.nodes):
        node = tape.nodes[n]
        named = any(binding.name == parameter.name for binding in node.names)
        if not named or n in forward or n in parameter.nodes or node.site < 0 or node.kind != "apply":
            continue
        value = np.asarray(tape.value(n), dtype=np.float64).reshape(-1)
        if value.size != gradient.size or not np.isfinite(value).all():
            return None
        if _along(value, gradient):
            return Given(node, np.zeros(value.size), value, None)
        return _of_another(evidence, node, value, gradient, parameter)
    return None


def _of_another(
    evidence: Evidence, node: Node, value: Array, gradient: Array, parameter: Parameter
) -> Given | None:
    """Tell whether a value is another parameter's, with a step of this one's gradient added."""
    tape = evidence.tape
    for each in node.args[:2]:
        for other in evidence.understanding.roles.parameters:
            if isinstance(each, Ref) and each.node in other.nodes and other.name != parameter.name:
                old = np.asarray(tape.value(each.node), dtype=np.float64).reshape(-1)
                if old.size == value.size and _along(value - old, gradient):
                    return Given(node, old, value - old, other.name)
    return None


def _along(step: Array, gradient: Array) -> bool:
    """Whether a step is a multiple of a gradient, to what rounding leaves of a difference."""
    slope = float(gradient @ gradient)
    if slope == 0.0 or not step.any():
        return False
    return bool(np.abs(step - float(step @ gradient) / slope * gradient).max() <= CLOSE * np.abs(step).max())


def _own(tree: Tree, statement: ast.Assign) -> Edit | None:
    """Write the name that is given to in the place of the other one."""
    value = statement.value
    if not isinstance(value, ast.BinOp) or not isinstance(
        value.left, ast.Name | ast.Attribute | ast.Subscript
    ):
        return None
    return Edit.of(tree.span(value.left), tree.cut(statement.targets[0]))


def _kept(tree: Tree, statement: ast.Assign, uphill: bool) -> Edit:
    """Write ``-=`` for ``=-``, so that the old value is kept and the sign is the one that is written."""
    target, value = tree.span(statement.targets[0]), tree.span(statement.value)
    gap = Span(target.file, target.end_line, target.end_column, value.line, value.column, target.cell)
    text = tree.cut(statement.value)
    if text[:1] in ("-", "+"):
        behind = Span(gap.file, gap.line, gap.column, value.line, value.column + 1, gap.cell)
        return Edit.of(behind, f" {text[0]}=" + ("" if text[1:2] == " " else " "))
    return Edit.of(gap, tree.text.cut(gap).replace("=", "-=" if uphill else "+=", 1))
