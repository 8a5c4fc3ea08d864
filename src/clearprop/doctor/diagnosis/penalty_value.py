"""The penalty itself in a gradient, in the place of its derivative: ``dW += c * np.sum(W * W)``.

A sum of squared weights is one number; added to a gradient it moves all weights the same way, whatever they
are.  The derivative is twice each weight.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit, Replacement
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.trace.roles.roles import Parameter
from clearprop.trace.tape.nodes import Node, Ref

SUMS: frozenset[Any] = frozenset({np.sum, np.ndarray.sum, np.mean, np.ndarray.mean})
MEANS: frozenset[Any] = frozenset({np.mean, np.ndarray.mean})
PRODUCTS: frozenset[Any] = frozenset({operator.mul, np.multiply})
POWERS: frozenset[Any] = frozenset({operator.pow, np.power})
SCALES: frozenset[Any] = PRODUCTS | {operator.truediv, np.divide}
ADDS: frozenset[Any] = frozenset({operator.add, operator.iadd, np.add})


def penalty_value(evidence: Evidence) -> Iterator[Candidate]:
    """Give the first line that adds the squares of the weights themselves to their gradient."""
    roles = evidence.understanding.roles
    found = [
        (parameter, node)
        for step in roles.steps[:1]
        for parameter in roles.parameters
        for node in _penalties(evidence, parameter, step.round.begin, step.number)
    ]
    if not found:
        return
    written = [each for _, node in found for each in _derivative(evidence, node)]
    _, first = min(found, key=lambda pair: evidence.traced.sites[pair[1].site].span)
    squared = evidence.tape.parents(first.id)[0]
    largest = 2.0 * float(np.sqrt(np.abs(np.asarray(evidence.tape.value(squared))).max()))
    site = evidence.traced.sites[first.site]
    yield Candidate(
        "G11",
        site.span,
        "doctor.message.G11.value",
        {
            "text": " ".join(site.text.split())[:60],
            "names": ", ".join(dict.fromkeys(p.name for p, _ in found)),
        },
        number(float(np.ravel(evidence.tape.value(first.id))[0])),
        number(largest),
        edit=Edit(tuple(dict.fromkeys(written))) if len(written) == len(found) else None,
        proof="exact",
        rank=0.3,
        explains=("H01", "H02", "N04"),
    )


def _penalties(evidence: Evidence, parameter: Parameter, begin: int, number_: int) -> Iterator[Node]:
    """Give the sums of squares of a parameter that are added, as one number, to what moves it."""
    tape, change = evidence.tape, parameter.state.changes.get(number_)
    if change is None or not parameter.trained or parameter.size < 2:
        return
    for id_ in sorted(tape.ancestors([change.end])):
        node = tape.nodes[id_]
        if id_ < begin or node.function not in SUMS or node.site < 0 or np.size(tape.value(id_)) != 1:
            continue
        squares = tape.nodes[next(iter(tape.parents(id_)), id_)]
        if _squares(squares, parameter) and _is_added(evidence, id_, np.shape(tape.value(change.end))):
            yield node


def _squares(node: Node, parameter: Parameter) -> bool:
    """Whether a node is a parameter times itself, entry by entry."""
    given = [each.node if isinstance(each, Ref) else each for each in node.args]
    if node.function in PRODUCTS and len(given) == 2:
        return given[0] == given[1] and given[0] in parameter.nodes
    if node.function in POWERS and len(given) == 2:
        return given[0] in parameter.nodes and not isinstance(node.args[1], Ref) and given[1] == 2
    return node.function is np.square and given[0] in parameter.nodes


def _is_added(evidence: Evidence, number_: int, shape: tuple[int, ...]) -> bool:
    """Whether a number, perhaps scaled, is added to an array of a shape."""
    tape = evidence.tape
    open_ = [number_]
    while open_:
        for child in tape.children(open_.pop()):
            function, size = tape.nodes[child].function, np.size(tape.value(child))
            if function in ADDS and np.shape(tape.value(child)) == shape and size > 1:
                return True
            if function in SCALES and size == 1:
                open_.append(child)
    return False


def _derivative(evidence: Evidence, node: Node) -> Iterator[Replacement]:
    """Write the derivative of a sum of squares by each of the weights."""
    found = trees_of(evidence).node(evidence.traced.sites[node.site])
    if found is None or not isinstance(found[1], ast.Call):
        return
    tree, call = found[0], found[1]
    owner = call.func.value if isinstance(call.func, ast.Attribute) and not call.args else None
    match call.args[0] if call.args else owner:
        case ast.BinOp(left=weights, op=ast.Mult() | ast.Pow()) | ast.Call(args=[weights]):
            text = tree.cut(weights)
            mean = f" / {text}.size" if node.function in MEANS else ""
            yield Replacement(tree.span(call), f"(2 * {text}{mean})")
