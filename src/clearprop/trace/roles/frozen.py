"""Parameters that training never changes: what stands where other layers have their weights and biases.

A fixed array that multiplies the answers of a layer is a weight, whether somebody forgot its update or never
meant to train it; what is added to such sums, one number for each unit, is a bias.
"""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterator
from typing import Any, Final

import numpy as np

from clearprop.trace.roles.additive import ADDING, SUBTRACTING, Carrying
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.moving import moves
from clearprop.trace.roles.roles import Roles, TrainingStep
from clearprop.trace.roles.shapes import shape_of
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.structures import references
from clearprop.trace.tape.tape import Tape

MATRIX: Final[frozenset[Any]] = frozenset(
    {operator.matmul, np.matmul, np.dot, np.ndarray.dot, np.inner, np.einsum, np.tensordot}
)
SCALAR: Final[frozenset[Any]] = frozenset({operator.mul, np.multiply})
SUMMING: Final[frozenset[Any]] = frozenset({sum, np.sum, np.ndarray.sum, np.outer, operator.iadd})
NEGATIVE: Final[frozenset[Any]] = frozenset({operator.neg, np.negative})
# What was not computed from anything: it may be seen for the first time in the middle of a step.
MADE: Final[frozenset[str]] = frozenset({"draw", "literal", "leaf", "changed"})


def frozen(carrying: Carrying, family: Family, step: TrainingStep, roles: Roles) -> list[int]:
    """Give the nodes of fixed weights and biases that the predictions of a step were computed with."""
    tape = carrying.tape
    own = {node for parameter in roles.parameters for node in parameter.nodes}
    own |= {node for state in roles.others for node in state.nodes}
    looking = _Fixed(carrying, family, step.states, own)
    found: dict[int, None] = {}
    for node in sorted(cone(family, step, own)):
        for each in looking.read_by(tape.nodes[node]):
            base = base_of(tape, each)
            if base < step.round.begin or tape.nodes[base].kind in MADE:
                found[base] = None
    return list(found)


def cone(family: Family, step: TrainingStep, own: Collection[int]) -> set[int]:
    """Give the nodes between the parameters and the predictions of a step."""
    found: set[int] = set()
    open_ = list(step.predictions)
    while open_:
        node = open_.pop()
        if node not in found and node not in own and step.states.get(node):
            found.add(node)
            open_.extend(family.parents[node])
    return found


class _Fixed:
    """Tells which operand of an operation is a fixed parameter.

    ``states`` gives the states that each node depends on, ``own`` are the values of all states.
    """

    def __init__(
        self, carrying: Carrying, family: Family, states: dict[int, int], own: Collection[int]
    ) -> None:
        self.carrying, self.family, self.tape = carrying, family, carrying.tape
        self.states, self.own = states, own

    def read_by(self, node: Node) -> Iterator[int]:
        """Give the fixed parameters among the operands of one operation."""
        pair = [each.node for each in node.args if isinstance(each, Ref)]
        if len(pair) != 2:
            return
        for fixed, living in (pair, pair[::-1]):
            if not self.states.get(fixed) and self.states.get(living) and self._stands(node, fixed, living):
                yield fixed

    def _stands(self, node: Node, fixed: int, living: int) -> bool:
        """Whether one operand stands where a parameter does, beside what was computed from parameters."""
        function = node.function
        if function in MATRIX:
            return self._is_answer(living)
        if function in SCALAR:
            return self._is_drawn(fixed) and self._is_answer(living)
        if function in ADDING or function in SUBTRACTING:
            return is_bias(self.tape, node, fixed) and self._is_sum(living)
        return False

    def _is_answer(self, node: int) -> bool:
        """Whether a value was computed from parameters, and is none itself, nor one with something added."""
        base = base_of(self.tape, _unsigned(self.tape, node, self.own), self.own)
        shape = shape_of(self.tape, base)
        reached = [base, *self.carrying.older(base)]
        return not any(each in self.own and shape_of(self.tape, each) == shape for each in reached)

    def _is_sum(self, node: int) -> bool:
        function = self.tape.nodes[node].function
        return any(function in each for each in (MATRIX, ADDING, SUBTRACTING, SCALAR, SUMMING))

    def _is_drawn(self, node: int) -> bool:
        """Whether a single number came from a random generator, and from nothing else."""
        if shape_of(self.tape, node) != ():
            return False
        first = [each for each in self.family.since(0, [node]) if not self.family.parents[each]]
        kinds = {self.tape.nodes[each].kind for each in first}
        return "draw" in kinds and kinds <= {"draw", "literal"}


def is_bias(tape: Tape, node: Node, fixed: int) -> bool:
    """Whether a fixed addend of a sum has a name, and one number for each unit."""
    base = tape.nodes[base_of(tape, fixed)]
    if not base.names and base.kind != "draw":
        return False
    shape, whole = shape_of(tape, fixed), shape_of(tape, node.id)
    if base.kind == "item" or (shape == whole and len(whole) > 1 and 1 not in whole):
        return False
    return int(np.prod(shape)) in ({whole[0], whole[-1]} if whole else {1})


def _unsigned(tape: Tape, node: int, stop: Collection[int]) -> int:
    """Give what a node is the negative of: ``-W @ x`` reads W."""
    while node not in stop and tape.nodes[node].function in NEGATIVE:
        inner = next(iter(references(tape.nodes[node].args)), None)
        if inner is None:
            return node
        node = inner
    return node


def base_of(tape: Tape, node: int, stop: Collection[int] = ()) -> int:
    """Give the array that a view, a transpose, a copy or a part shows."""
    while node not in stop and moves(tape.nodes[node]):
        first = next(iter(references(tape.nodes[node].args)), None)
        if first is None or (tape.nodes[first].kind == "literal" and not tape.nodes[first].names):
            return node  # ``np.array([0.1, 0.2])`` shows no other array
        node = first
    return node
