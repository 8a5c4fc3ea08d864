"""What each number of a forward pass is: data, parameter, a sum of products with parameters, or an answer.

A layer is a sum of products of parameters with data or with answers of the layer below, plus parameters that
stand alone.  Which operations wrote that sum does not matter: ``a @ W + b``, ``np.dot(W, x) + b``,
``einsum``, a loop with ``total += w * x`` or ``sum(w * x for ...)`` are one thing.
"""

from __future__ import annotations

import builtins
import math
import operator
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final

import numpy as np

from clearprop.trace.recognise.negation import negated
from clearprop.trace.roles.additive import ADDING, SUBTRACTING
from clearprop.trace.roles.family import sources_of
from clearprop.trace.roles.moving import moves
from clearprop.trace.roles.shapes import shape_of
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.structures import references
from clearprop.trace.tape.tape import Tape


class Kind(Enum):
    """What a number is, seen from the layers."""

    DATA = "data"
    PARAMETER = "parameter"
    SUM = "sum of products"
    ANSWER = "answer"


PRODUCTS: Final[frozenset[Any]] = frozenset(
    {
        *(operator.mul, operator.imul, operator.matmul, operator.imatmul, np.multiply, np.matmul, np.dot),
        *(np.ndarray.dot, np.inner, np.outer, np.vdot, np.einsum, np.tensordot, np.multiply.outer),
    }
)
SUMS: Final[frozenset[Any]] = frozenset({builtins.sum, np.sum, np.ndarray.sum, np.add.reduce, math.fsum})
# These read the shape of what they are given, and not its numbers.
SHAPES: Final[frozenset[Any]] = frozenset(
    {np.zeros_like, np.ones_like, np.empty_like, np.shape, np.size, len}
)


class Kinds:
    """Tells, for the nodes of one tape, what each is.

    Parameters
    ----------
    parameters : the nodes that are values of parameters, each with its parameter's number
    """

    def __init__(self, tape: Tape, parameters: Mapping[int, int]) -> None:
        self.tape = tape
        self.parameters = parameters
        self._known: dict[int, Kind] = {}

    def __getitem__(self, node: int) -> Kind:
        found = self._known.get(node)
        if found is None:
            found = self._ordered(node)
        return found

    def _ordered(self, node: int) -> Kind:
        """Tell what a node is, after its parents; long chains must not become deep recursion."""
        open_ = [node]
        while open_:
            top = open_[-1]
            missing = [p for p in sources_of(self.tape.nodes[top]) if p not in self._known]
            if top in self._known or top in self.parameters or not missing:
                self._known[top] = self._kind(self.tape.nodes[top])
                open_.pop()
            else:
                open_.extend(missing)
        return self._known[node]

    def _kind(self, node: Node) -> Kind:
        if node.id in self.parameters:
            return Kind.PARAMETER
        kinds = [self._known[parent] for parent in sources_of(node)]
        among = set(kinds)
        if among <= {Kind.DATA} or node.function in SHAPES:
            return Kind.DATA
        if moves(node):
            return self._moved(node, among)
        inner = negated(self.tape, node)
        if inner is not None:
            return self._known[inner]
        if node.function in ADDING or node.function in SUBTRACTING or node.function in SUMS:
            if self._is_nudged(node, among):
                return Kind.PARAMETER
            return Kind.ANSWER if Kind.ANSWER in among else Kind.SUM
        if node.function in PRODUCTS and Kind.PARAMETER in among:
            return self._product(node)
        return Kind.ANSWER

    def _moved(self, node: Node, among: set[Kind]) -> Kind:
        """What is put together of several kinds is the one that is farthest from the data.

        A parameter stays one when an entry of it is moved by hand.
        """
        into = node.args[0] if node.kind == "write" else None
        if isinstance(into, Ref) and self._known[into.node] is Kind.PARAMETER and Kind.ANSWER not in among:
            return Kind.PARAMETER
        return _farthest(among)

    def _is_nudged(self, node: Node, among: set[Kind]) -> bool:
        """Whether an array of parameters was moved by hand, all at once: ``theta + eps * direction``."""
        if among != {Kind.PARAMETER, Kind.DATA} or len(node.args) != 2:
            return False
        shapes = {shape_of(self.tape, each) for each in references(node.args)}
        return len(shapes) == 1 and shapes == {shape_of(self.tape, node.id)} != {()}

    def _product(self, node: Node) -> Kind:
        """A product with one parameter is part of a sum; one with two of them, or with none, is not.

        The other factor may be a whole number, which has no history: ``w * x`` with an x of 1.
        """
        factors = [self._known[each] for each in references(node.args)]
        plain = sum(isinstance(each, (int, float, np.number)) for each in node.args[:2])
        if factors.count(Kind.PARAMETER) == 1 and len(factors) + plain == 2:
            return Kind.SUM
        return Kind.ANSWER


def _farthest(among: set[Kind]) -> Kind:
    for kind in (Kind.ANSWER, Kind.SUM):
        if kind in among:
            return kind
    return Kind.PARAMETER


def parameter_values(groups: Iterable[Iterable[int]]) -> dict[int, int]:
    """Number the values of parameters by the parameter that they belong to."""
    return {node: number for number, nodes in enumerate(groups) for node in nodes}
