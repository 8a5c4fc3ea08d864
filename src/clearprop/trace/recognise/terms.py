"""A layer written number by number: ``h1 = w1*x1 + w2*x2 + b1``, in a loop, a comprehension or by hand.

Each root is taken apart into its terms: products of one parameter with one input, parameters that stand
alone, and plain numbers.  Inputs that several roots read are the same input when they came from the same
place.
"""

from __future__ import annotations

import operator
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.trace.recognise.kinds import PRODUCTS, SUMS, Kind, Kinds
from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.negation import negated
from clearprop.trace.roles.additive import ADDING, SUBTRACTING
from clearprop.trace.roles.moving import moves
from clearprop.trace.tape.memory import Region
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.structures import references
from clearprop.trace.tape.tape import Tape


@dataclass(frozen=True, slots=True)
class Term:
    """``sign × parameter × factor``; ``parameter`` None for a plain number, ``factor`` None for a bias."""

    sign: float
    parameter: int | None
    factor: int | float | None
    key: Hashable = None


def is_numberwise(tape: Tape, kinds: Kinds, root: int) -> bool:
    """Whether every product in a sum has a single number as its parameter."""
    return all(
        np.size(tape.value(parameter)) == 1
        for node in _products(tape, kinds, root)
        for parameter in references(node.args)
        if kinds[parameter] is Kind.PARAMETER
    )


def _products(tape: Tape, kinds: Kinds, root: int) -> list[Node]:
    found, open_, seen = [], [root], set()
    while open_:
        number = open_.pop()
        if number in seen or kinds[number] is not Kind.SUM:
            continue
        seen.add(number)
        node = tape.nodes[number]
        if node.function in PRODUCTS and negated(tape, node) is None:
            found.append(node)
        else:
            open_.extend(references(node.args))
    return found


def terms(tape: Tape, kinds: Kinds, root: int) -> list[Term]:
    """Take a sum apart, in the order in which it was added up.

    Raises
    ------
    Unreadable
        "a sum is not made of products with single parameters"
    """
    found: list[Term] = []
    open_: list[tuple[Any, float]] = [(Ref(root), 1.0)]
    while open_:
        argument, sign = open_.pop()
        if not isinstance(argument, Ref):
            if isinstance(argument, (int, float, np.number)):
                found.append(Term(sign * float(argument), None, None))
            continue
        node, kind = tape.nodes[argument.node], kinds[argument.node]
        if kind is Kind.PARAMETER:
            found.append(Term(sign, node.id, None))
        elif kind is Kind.DATA:
            found.append(_number(tape, node, sign))
        elif kind is Kind.SUM:
            open_.extend(reversed(_addends(tape, kinds, node, sign, found)))
        else:
            raise Unreadable("a sum adds an answer of another layer without a weight")
    return found


def _number(tape: Tape, node: Node, sign: float) -> Term:
    value = np.asarray(tape.value(node.id), dtype=np.float64)
    if value.size != 1:
        raise Unreadable("a sum adds an array of data without a weight")
    return Term(sign * float(value.reshape(-1)[0]), None, None)


def _addends(tape: Tape, kinds: Kinds, node: Node, sign: float, found: list[Term]) -> list[tuple[Any, float]]:
    inner = negated(tape, node)
    if inner is not None:
        return [(Ref(inner), -sign)]
    if node.function in PRODUCTS:
        found.append(_product(tape, kinds, node, sign))
        return []
    if node.function in ADDING:
        return [(each, sign) for each in node.args[:2]]
    if node.function in SUBTRACTING:
        return [(node.args[0], sign), (node.args[1], -sign)]
    if node.function in SUMS:
        return [(each, sign) for each in _listed(node)]
    if node.function is operator.getitem or isinstance(node.function, Region) or moves(node):
        return [(_moved_from(tape, node), sign)]
    raise Unreadable(
        f"a sum is made by {getattr(node.function, '__name__', node.kind)}, which is not followed"
    )


def _listed(node: Node) -> list[Any]:
    """Give what a sum adds up: the entries of a list, and what it starts from."""
    first = node.args[0]
    start = list(node.args[1:2]) if len(node.args) > 1 and not isinstance(node.args[1], (int, str)) else []
    return [*start, *(first if isinstance(first, (list, tuple)) else [first])]


def _moved_from(tape: Tape, node: Node) -> Any:
    parents = list(references(node.args))
    if node.kind in ("apply", "view", "item") and len(parents) >= 1:
        entry = _entry_written(tape, node, parents[0])
        if entry is not None:
            return entry
        if np.size(tape.value(parents[0])) == np.size(tape.value(node.id)):
            return Ref(parents[0])
    raise Unreadable("a sum was moved about in a way that is not followed")


def _entry_written(tape: Tape, node: Node, owner: int) -> Ref | None:
    """``z[j]`` after ``z[j] = ...``: what was written there."""
    index = repr(node.args[1]) if node.function is operator.getitem and len(node.args) > 1 else None
    while index is not None:
        written = tape.nodes[owner]
        if written.kind != "write" or written.function is not operator.setitem:
            return None
        if repr(written.args[1]) == index:
            return written.args[2] if isinstance(written.args[2], Ref) else None
        if not isinstance(written.args[0], Ref):
            return None
        owner = written.args[0].node
    return None


def _product(tape: Tape, kinds: Kinds, node: Node, sign: float) -> Term:
    """Give the term of ``w * x``; x may be a plain number of the text or of a list."""
    a, b = node.args[0], node.args[1]
    if not (isinstance(a, Ref) and kinds[a.node] is Kind.PARAMETER):
        a, b = b, a
    if isinstance(b, Ref):
        factor = b.node
        while (inner := negated(tape, tape.nodes[factor])) is not None:
            factor, sign = inner, -sign
        return Term(sign, a.node, factor, origin(tape, factor))
    return Term(sign, a.node, float(b))


def origin(tape: Tape, node: int) -> Hashable:
    """Give where a number came from, so that ``x[0]`` read twice is one input."""
    recorded = tape.nodes[node]
    if recorded.function is operator.getitem and isinstance(recorded.args[0], Ref):
        return origin(tape, recorded.args[0].node), repr(recorded.args[1])
    if recorded.kind == "item" and isinstance(recorded.args[0], Ref):
        return origin(tape, recorded.args[0].node), repr(recorded.args[1:])
    if recorded.kind == "view" and isinstance(recorded.args[0], Ref):
        return origin(tape, recorded.args[0].node), recorded.function
    return node
