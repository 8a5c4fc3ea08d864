"""The sign of what an activation is taken of: ``σ(0.3)`` where the net input was -0.3.

A line of numbers only agrees with itself; but if its one number is an earlier value without its minus,
and that value was the last one computed or has the same number in its name, the minus was lost.
"""

from __future__ import annotations

import numpy as np

from clearprop.verify.grammar.tree import Binary, Call, Name, Negative, Node, Number, walk
from clearprop.verify.judging.agree import Table, with_result
from clearprop.verify.judging.book import Binding, Book
from clearprop.verify.judging.leaves import rebuilt
from clearprop.verify.judging.numbered import digits_of, name_of
from clearprop.verify.judging.outcome import Side
from clearprop.verify.judging.siblings import Suspicion
from clearprop.verify.judging.slips import Slip
from clearprop.verify.values.arrays import Unfit
from clearprop.verify.values.evaluate import Missing, evaluate
from clearprop.verify.values.measure import Measured

_ACTIVATIONS = frozenset(["sigmoid", "tanh", "relu", "exp"])


def lost_minus(target: Name, side: Side, printed: Table, book: Book) -> Suspicion | None:
    """Whether an activation was taken of a value with the other sign."""
    argument = argument_of(side.node)
    if argument is None or printed.values.ndim:
        return None
    typed, leaf = argument
    source = _source(abs(typed), leaf.unit, target, book)
    if source is None or (float(np.asarray(source.value)) < 0) == (typed < 0):
        return None
    node = _turned(side.node, leaf)
    try:
        value = evaluate(node, {}, log=book.conventions.log)
    except (Missing, Unfit):
        return None
    if with_result(Measured(value, side.measured.slack), printed) != "differs":
        return None
    return Suspicion(value, node, Slip("sign", None, source.key))


def argument_of(node: Node) -> tuple[float, Number] | None:
    """The number that an activation is taken of, with its sign, if the line is an activation of one number.

    Examples
    --------
    >>> from clearprop.verify.grammar.cursor import number
    >>> argument_of(Call("tanh", (Negative(number("0.3")),)))
    (-0.3, Number(text='0.3', value=0.3, unit=0.1, open_ended=False))
    """
    calls = [part for part in walk(node) if isinstance(part, Call)]
    leaves = [
        part
        for part in walk(node)
        if isinstance(part, Name) or (isinstance(part, Number) and not part.is_whole)
    ]
    if len(calls) != 1 or len(leaves) != 1 or calls[0].function not in _ACTIVATIONS or calls[0].primes:
        return None
    leaf, inside = leaves[0], calls[0].arguments[0]
    if not isinstance(leaf, Number) or len(calls[0].arguments) != 1:
        return None
    sign = 1.0
    while isinstance(inside, Negative):
        sign, inside = -sign, inside.operand
    if inside != leaf:
        return None
    if calls[0].function == "exp":  # 1/(1 + exp(-z)) is taken of z
        if not _is_logistic(node, calls[0]):
            return None
        sign = -sign
    elif node != calls[0]:
        return None
    return sign * leaf.value, leaf


def _is_logistic(node: Node, call: Call) -> bool:
    return node.key == Binary("/", Number("1", 1.0, 1.0), Binary("+", Number("1", 1.0, 1.0), call)).key


def _source(magnitude: float, unit: float, target: Name, book: Book) -> Binding | None:
    """The one earlier value of this size, if it is plain that the line is about it."""
    within = unit * 0.501 if magnitude > 100 * unit else 1e-9
    found = {binding.key: binding for binding, _ in book.near(magnitude, within)}
    if len(found) != 1 or "" in found:
        return None
    (binding,) = found.values()
    numbered = digits_of(name_of(binding.key))
    if isinstance(binding.value, np.ndarray) or binding.given or binding.follows is not None:
        return None
    return binding if (numbered and numbered == digits_of(target)) or binding is book.newest else None


def _turned(node: Node, leaf: Number) -> Node:
    """The tree with the other sign of its one number."""
    if node == leaf:
        return Negative(leaf)
    return rebuilt(node, lambda part: _turned(part, leaf)) if node.parts else node
