"""Where the prediction meets the target: what depends on states is compared with what depends on none.

``error = y - out`` says which array is the answer of the network and which is what it should have been.
Where no difference is taken, a subtraction at the labels (``p[range(n), y] -= 1``), a product or a quotient
(``-y / a``, ``y * log(a)``) shows the same.
"""

from __future__ import annotations

import ast
import operator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from clearprop.trace.roles.additive import SUBTRACTING
from clearprop.trace.roles.dependence import of
from clearprop.trace.roles.steps import Round
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.structures import parents_of, references
from clearprop.trace.tape.tape import Tape

PRODUCTS: Final[frozenset[Any]] = frozenset({operator.mul, np.multiply, operator.truediv, np.divide})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A prediction and its target.

    ``kind`` is "difference", "labels" (the target is the positions of the right class) or "product"; a target
    that is a plain whole number of the program has no node, only its value.
    """

    prediction: int
    target: int | None
    node: int
    kind: str
    constant: float | None = None


def meetings(
    tape: Tape, sites: SiteTable, round_: Round, states: dict[int, int], ends: list[int]
) -> list[Meeting]:
    """Find the predictions of one round, each with its target: one, or one for each example or output.

    Of several kinds the one that tells most is taken: differences before labels before products.  Among them,
    those count that depend on the most states and are not themselves computed into a later prediction.

    Parameters
    ----------
    states : the states that each node depends on
    ends   : the values of the states after the round; what they were not computed from is only shown to
             people
    """
    used = _since(tape, round_.begin, ends)
    nodes = [tape.nodes[node] for node in round_.nodes if node in used]
    for look in (_difference, _labels, _product):
        found = [met for node in nodes if (met := look(tape, sites, node, states)) is not None]
        if found:
            return _last_ones(tape, found, states)
    return []


def _last_ones(tape: Tape, found: list[Meeting], states: dict[int, int]) -> list[Meeting]:
    most = max((states[each.prediction].bit_count() for each in found), default=0)
    best = [each for each in found if states[each.prediction].bit_count() == most]
    first: dict[int, Meeting] = {}
    for each in best:
        first.setdefault(each.prediction, each)
    targets = {each.prediction for each in first.values()}
    inner = set()
    for prediction in targets if len(targets) > 1 else ():
        inner |= (_since(tape, min(targets), [prediction]) - {prediction}) & targets
    return [each for each in first.values() if each.prediction not in inner]


def _since(tape: Tape, begin: int, nodes: list[int]) -> set[int]:
    """Give what some nodes were computed from, themselves included, as far back as one node."""
    found, open_ = set(), list(nodes)
    while open_:
        node = open_.pop()
        if node >= begin and node not in found:
            found.add(node)
            open_.extend(parents_of(tape.nodes[node]))
    return found


def _difference(tape: Tape, sites: SiteTable, node: Node, states: dict[int, int]) -> Meeting | None:
    if node.function not in SUBTRACTING or len(node.args) < 2:
        return None
    pair = _pair(tape, node.args[0], node.args[1], states)
    if pair is not None:
        return Meeting(*pair, node.id, "difference")
    return _whole_number(sites, node, states)


def _whole_number(sites: SiteTable, node: Node, states: dict[int, int]) -> Meeting | None:
    """``wanted - out`` with a whole number that has no history, but is not written there."""
    written = sites[node.site].node if node.site >= 0 else None
    if not isinstance(written, ast.BinOp):
        return None
    for answer, wanted, text in (
        (node.args[0], node.args[1], written.right),
        (node.args[1], node.args[0], written.left),
    ):
        told = isinstance(wanted, (int, np.bool_)) and not isinstance(text, ast.Constant)
        if told and isinstance(answer, Ref) and of(states, answer.node):
            return Meeting(answer.node, None, node.id, "difference", float(wanted))
    return None


def _product(tape: Tape, sites: SiteTable, node: Node, states: dict[int, int]) -> Meeting | None:
    if node.function not in PRODUCTS or len(node.args) < 2:
        return None
    pair = _pair(tape, node.args[0], node.args[1], states)
    if pair is None or shape(tape, pair[0]) != shape(tape, pair[1]):
        return None
    return Meeting(_under_logarithm(tape, pair[0]), pair[1], node.id, "product")


def _pair(tape: Tape, a: Any, b: Any, states: dict[int, int]) -> tuple[int, int] | None:
    """Give (prediction, target) where one operand depends on states and the other is data."""
    if not isinstance(a, Ref) or not isinstance(b, Ref):
        return None
    for answer, wanted in ((a.node, b.node), (b.node, a.node)):
        told = tape.nodes[wanted]
        if of(states, answer) and not of(states, wanted) and (told.kind != "literal" or told.names):
            return answer, wanted
    return None


def _labels(tape: Tape, sites: SiteTable, node: Node, states: dict[int, int]) -> Meeting | None:
    """``p[range(n), y] -= 1``: what is written into, and the labels among its index."""
    if node.kind != "write" or node.function is not operator.setitem or not isinstance(node.args[0], Ref):
        return None
    written, labels = node.args[0].node, list(references(node.args[1]))
    if not of(states, written) or not labels or any(of(states, label) for label in labels):
        return None
    return Meeting(_original(tape, written), labels[-1], node.id, "labels")


def _original(tape: Tape, node: int) -> int:
    """Give what a copy was made of: ``ds = p.copy()`` is p."""
    seen = tape.nodes[node]
    if (
        getattr(seen.function, "__name__", "") in ("copy", "array")
        and seen.args
        and isinstance(seen.args[0], Ref)
    ):
        return seen.args[0].node
    return node


def _under_logarithm(tape: Tape, node: int) -> int:
    """Give a where a node is ``log(a)``, ``log(a + tiny)``, or a itself in a quotient."""
    seen = tape.nodes[node]
    if seen.function in (np.log,) or getattr(seen.function, "__name__", "") == "log":
        argument = seen.args[0]
        return _without_constant(tape, argument.node) if isinstance(argument, Ref) else node
    return _without_constant(tape, node)


def _without_constant(tape: Tape, node: int) -> int:
    seen = tape.nodes[node]
    if seen.function in (operator.add, np.add):
        parts = [
            each
            for each in seen.args[:2]
            if isinstance(each, Ref) and tape.nodes[each.node].kind != "literal"
        ]
        if len(parts) == 1:
            return parts[0].node
    return node


def shape(tape: Tape, node: int) -> tuple[int, ...]:
    """Give the shape of a node's value; () for a number."""
    return tuple(getattr(tape.nodes[node].held, "shape", ()))
