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

from clearprop.trace.roles.additive import ADDING, SUBTRACTING
from clearprop.trace.tape.memory import Region
from clearprop.trace.tape.nodes import Node, part
from clearprop.trace.tape.structures import parents_of, references
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
# They put numbers somewhere else and compute nothing.
MOVES: Final[frozenset[Any]] = frozenset(
    {
        *(
            operator.getitem,
            operator.setitem,
            getattr,
            part,
            float,
            np.float64,
            np.array,
            np.asarray,
            np.copy,
        ),
        *(
            np.transpose,
            np.reshape,
            np.ravel,
            np.squeeze,
            np.expand_dims,
            np.concatenate,
            np.stack,
            np.hstack,
        ),
        *(np.vstack, np.column_stack, np.append, np.insert, np.atleast_1d, np.atleast_2d, np.take, np.delete),
        *(np.ndarray.transpose, np.ndarray.reshape, np.ndarray.ravel, np.ndarray.flatten, np.ndarray.squeeze),
        *(
            np.ndarray.copy,
            np.ndarray.astype,
            np.ndarray.item,
            np.ndarray.tolist,
            np.ndarray.take,
            np.asanyarray,
        ),
        *(
            np.ascontiguousarray,
            np.broadcast_to,
            np.tile,
            np.repeat,
            np.flip,
            np.roll,
            np.swapaxes,
            np.asmatrix,
        ),
        *(list, tuple, reversed, enumerate, zip, np.matrix, np.c_.__getitem__, np.r_.__getitem__),
    }
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
            missing = [p for p in parents_of(self.tape.nodes[top]) if p not in self._known]
            if top in self._known or top in self.parameters or not missing:
                self._known[top] = self._kind(self.tape.nodes[top])
                open_.pop()
            else:
                open_.extend(missing)
        return self._known[node]

    def _kind(self, node: Node) -> Kind:
        if node.id in self.parameters:
            return Kind.PARAMETER
        kinds = [self._known[parent] for parent in parents_of(node)]
        among = set(kinds)
        if among <= {Kind.DATA}:
            return Kind.DATA
        if moves(node):
            return _moved(among)
        if node.function in ADDING or node.function in SUBTRACTING or node.function in SUMS:
            return Kind.ANSWER if Kind.ANSWER in among else Kind.SUM
        if node.function in PRODUCTS and Kind.PARAMETER in among:
            return self._product(node)
        return Kind.ANSWER

    def _product(self, node: Node) -> Kind:
        """A product with one parameter is part of a sum; one with two of them, or with none, is not.

        The other factor may be a whole number, which has no history: ``w * x`` with an x of 1.
        """
        factors = [self._known[each] for each in references(node.args)]
        plain = sum(isinstance(each, (int, float, np.number)) for each in node.args[:2])
        if factors.count(Kind.PARAMETER) == 1 and len(factors) + plain == 2:
            return Kind.SUM
        return Kind.ANSWER


def moves(node: Node) -> bool:
    """Whether a node only puts numbers somewhere else."""
    if node.kind in ("view", "item"):
        return True
    if node.kind == "write":
        return isinstance(node.function, Region) or node.function is operator.setitem
    return node.function in MOVES


def _moved(among: set[Kind]) -> Kind:
    for kind in (Kind.ANSWER, Kind.SUM):
        if kind in among:
            return kind
    return Kind.PARAMETER


def parameter_values(groups: Iterable[Iterable[int]]) -> dict[int, int]:
    """Number the values of parameters by the parameter that they belong to."""
    return {node: number for number, nodes in enumerate(groups) for node in nodes}
