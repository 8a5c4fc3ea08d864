"""Where the prediction meets the target: what depends on states is compared with what depends on none.

``error = y - out`` says which array is the answer of the network and which is what it should have been.
Where no difference is taken, a subtraction at the labels (``p[range(n), y] -= 1``), a product or a quotient
(``-y / a``, ``y * log(a)``) shows the same.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from clearprop.trace.roles.additive import SUBTRACTING
from clearprop.trace.roles.dependence import of
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.moving import moves
from clearprop.trace.roles.shapes import shape_of
from clearprop.trace.roles.steps import Round
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.structures import references
from clearprop.trace.tape.tape import Tape

# What people add to a probability before its logarithm is never more.
TINY = 1e-3
PRODUCTS: Final[frozenset[Any]] = frozenset({operator.mul, np.multiply, operator.truediv, np.divide})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A prediction and its target.

    ``kind`` is "difference", "labels" (``node`` writes into the right class of each example) or "product"; or
    "alone", where a prediction met no target.
    A target that is a plain whole number of the program has no node, only its value.
    """

    prediction: int
    target: int | None
    node: int
    kind: str
    constant: float | None = None


def meetings(
    family: Family,
    sites: SiteTable,
    round_: Round,
    states: dict[int, int],
    ends: list[int],
    places: Collection[int],
) -> list[Meeting]:
    """Find the predictions of one round, each with its target: one, or one for each example or output.

    Of several kinds the one that tells most is taken: differences before labels before products.  Among
    them, those count that depend on the most states and are not computed into a later prediction.

    Parameters
    ----------
    states : the states that each node depends on
    ends   : the values of the states after the round; what they were not computed from is only shown to
             people
    places : the sites of updates; ``W - rate * dW`` compares nothing
    """
    tape = family.tape
    used = family.since(round_.begin, ends)
    nodes = [tape.nodes[n] for n in round_.nodes if n in used and tape.nodes[n].site not in places]
    for look in (_difference, _labels, _product):
        found = [met for node in nodes if (met := look(tape, sites, node, states)) is not None]
        if found:
            return _last_ones(family, found, states, round_.begin)
    # Updates that no error enters were meant to have one: then the error that is only shown to people counts.
    shown = [tape.nodes[n] for n in round_.nodes if n not in used and tape.nodes[n].site not in places]
    found = [met for node in shown if (met := _difference(tape, sites, node, states)) is not None]
    return _last_ones(family, [each for each in found if each.prediction in used], states, round_.begin)


def _last_ones(family: Family, found: list[Meeting], states: dict[int, int], begin: int) -> list[Meeting]:
    most = max((states[each.prediction].bit_count() for each in found), default=0)
    met: dict[int, list[Meeting]] = {}
    for each in found:
        if states[each.prediction].bit_count() == most:
            met.setdefault(each.prediction, []).append(each)
    first = {prediction: _wanted(family.tape, each, begin) for prediction, each in met.items()}
    ordered = sorted(first)
    inner = 0
    for mask in family.among(ordered).values():
        inner |= mask
    return [first[node] for k, node in enumerate(ordered) if not inner >> k & 1]


def _wanted(tape: Tape, found: list[Meeting], begin: int) -> Meeting:
    """Choose the target of a prediction that meets several: not what it was computed from, if there is
    another.
    """
    if len({each.target for each in found}) > 1:
        inputs = _entering(tape, found[0].prediction, begin)
        return next((each for each in found if each.target not in inputs), found[0])
    return found[0]


def _entering(tape: Tape, node: int, begin: int) -> set[int]:
    """Give what a node was computed from within its round, and what entered the round for it."""
    found, open_ = set(), [node]
    while open_:
        for parent in tape.parents(open_.pop()):
            if parent not in found:
                found.add(parent)
                if parent >= begin:
                    open_.append(parent)
    return found


def _difference(tape: Tape, sites: SiteTable, node: Node, states: dict[int, int]) -> Meeting | None:
    if node.function not in SUBTRACTING or len(node.args) < 2:
        return None
    pair = _pair(tape, node.args[0], node.args[1], states)
    if pair is not None:
        return Meeting(*pair, node.id, "difference") if _is_computed(tape, pair[0], states) else None
    return _whole_number(sites, node, states)


def _is_computed(tape: Tape, node: int, states: dict[int, int]) -> bool:
    """Whether a value is more than an entry of a state: ``theta[i] - eps`` compares nothing."""
    while moves(tape.nodes[node]):
        inner = [each for each in tape.parents(node) if of(states, each)]
        if not inner:
            return False
        node = inner[0]
    return any(of(states, each) for each in tape.parents(node))


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
    if pair is None or shape_of(tape, pair[0]) != shape_of(tape, pair[1]):
        return None
    answer, wanted = _under_logarithm(tape, pair[0]), _without_sign(tape, pair[1])
    inner = _rest_of_one(tape, answer)
    if inner is not None:
        # ``(1 - y) / (1 - a)`` compares a with y.
        answer, wanted = _under_logarithm(tape, inner), _rest_of_one(tape, wanted) or wanted
    return Meeting(answer, wanted, node.id, "product")


def _without_sign(tape: Tape, node: int) -> int:
    """Give y where a node is ``-y``, as in ``-y / a``."""
    seen = tape.nodes[node]
    turned = seen.function in (operator.neg, np.negative) and isinstance(seen.args[0], Ref)
    return seen.args[0].node if turned else node


def _rest_of_one(tape: Tape, node: int) -> int | None:
    """Give a where a node is ``1 - a``."""
    seen = tape.nodes[node]
    if seen.function not in SUBTRACTING or len(seen.args) < 2 or not isinstance(seen.args[1], Ref):
        return None
    first = tape.nodes[seen.args[0].node].held if isinstance(seen.args[0], Ref) else seen.args[0]
    return seen.args[1].node if isinstance(first, (int, float)) and first == 1 else None


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
    if not of(states, written) or any(of(states, label) for label in labels):
        return None
    if not _takes_one_away(tape, node):
        return None
    return Meeting(_original(tape, written), labels[-1] if labels else None, node.id, "labels")


def _takes_one_away(tape: Tape, node: Node) -> bool:
    """Whether what is written is the same entries less 1, or a quotient: their place is a label."""
    new = tape.nodes[node.args[2].node] if isinstance(node.args[2], Ref) else None
    if new is not None and new.function in (operator.truediv, np.divide):
        return True
    if new is None or new.function not in SUBTRACTING or not isinstance(new.args[0], Ref):
        return False
    old, one = tape.nodes[new.args[0].node], new.args[1]
    less = tape.nodes[one.node].held if isinstance(one, Ref) else one
    same = old.function is operator.getitem and repr(old.args[1]) == repr(node.args[1])
    unseen = new.function is operator.isub and old.kind == "leaf" and not old.names
    return (same or unseen) and isinstance(less, (int, float)) and less == 1


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
    """Give a where a node is a with a tiny number added, or kept off 0 and 1 by so much."""
    seen = tape.nodes[node]
    kept_off = getattr(seen.function, "__name__", "") in ("clip", "maximum", "minimum", "max", "min")
    if seen.function not in (operator.add, np.add) and not kept_off:
        return node
    parts = [
        each.node
        for each in seen.args[: 1 if getattr(seen.function, "__name__", "") == "clip" else 2]
        if isinstance(each, Ref) and tape.nodes[each.node].kind != "literal"
    ]
    if len(parts) != 1 or not _hardly_differs(tape, parts[0], node):
        return node
    return _without_constant(tape, parts[0])


def _hardly_differs(tape: Tape, before: int, after: int) -> bool:
    old, new = np.asarray(tape.value(before)), np.asarray(tape.value(after))
    if old.dtype.kind not in "fiub" or old.shape != new.shape:
        return False
    return bool(np.allclose(old, new, rtol=0, atol=TINY, equal_nan=True))
