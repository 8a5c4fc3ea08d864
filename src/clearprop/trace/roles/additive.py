"""Which older value a value carries on: ``W - rate * dW`` is a new W, ``a @ W`` is not.

A value is carried on through sums and differences (from the left of a minus), through copies, through scaling
by a number, and through writes into a part of an array.  Training changes parameters in exactly these ways,
whoever wrote the program, and however: in place or not, whole or entry by entry.
"""

from __future__ import annotations

import copy
import math
import operator
from typing import Any

import numpy as np

from clearprop.trace.tape.memory import Region
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.snapshots import Snapshot
from clearprop.trace.tape.tape import Tape

ADDING: frozenset[Any] = frozenset({operator.add, operator.iadd, np.add})
INTO: frozenset[Any] = frozenset({operator.iadd, operator.imul, operator.isub})
SUBTRACTING: frozenset[Any] = frozenset({operator.sub, operator.isub, np.subtract})
SCALING: frozenset[Any] = frozenset({operator.mul, operator.imul, np.multiply})
COPYING: frozenset[Any] = frozenset(
    {
        *(np.array, np.asarray, np.copy, np.ndarray.copy, np.ndarray.astype, np.float64, float),
        *(copy.copy, copy.deepcopy, operator.pos, np.clip, np.ndarray.clip, np.reshape, np.ndarray.reshape),
    }
)
FARTHEST = 64


class Carrying:
    """Answers, for the nodes of one tape, which older values they carry on."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self._known: dict[int, tuple[int, ...]] = {}

    def carried(self, node: int) -> tuple[int, ...]:
        """Give the parents that a value carries on; none where it is a new thing."""
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = self._carried(self.tape.nodes[node])
        return found

    def computes(self, node: int) -> bool:
        """Whether a value is what it carries on with something added, or scaled: not only copied or moved."""
        function = self.tape.nodes[node].function
        return function in ADDING or function in SUBTRACTING or function in SCALING or function in INTO

    def scales(self, node: int) -> bool:
        """Whether a value is what it carries on times something."""
        return self.tape.nodes[node].function in SCALING

    def line(self, node: int) -> int:
        """Give the node that an array stood for when it was first seen, before all changes in place."""
        previous = self.tape.previous
        while node in previous:
            node = previous[node]
        return node

    def older(self, node: int) -> list[int]:
        """Give what a value carries on, directly or through others, nearest first."""
        found: dict[int, None] = {}
        open_ = list(self.carried(node))
        while open_ and len(found) < FARTHEST:
            nearest = max(open_)
            open_.remove(nearest)
            if nearest not in found:
                found[nearest] = None
                open_.extend(self.carried(nearest))
        return list(found)

    def _carried(self, node: Node) -> tuple[int, ...]:
        if node.kind == "changed":
            return (self.tape.previous[node.id],) if node.id in self.tape.previous else ()
        if node.kind == "view" or node.function is operator.getitem:
            return _refs(node.args[:1])
        if node.kind == "write" and (isinstance(node.function, Region) or node.function is operator.setitem):
            return self._written(node)
        return self._computed(node)

    def _computed(self, node: Node) -> tuple[int, ...]:
        function, args = node.function, node.args
        if function in COPYING or function in INTO:
            return _refs(args[:1])
        if function in ADDING:
            return _refs(args[:2])
        if function in SUBTRACTING:
            return _refs(args[:1])
        if function in SCALING and len(args) >= 2:
            return tuple(
                a.node
                for a, b in ((args[0], args[1]), (args[1], args[0]))
                if isinstance(a, Ref) and self._is_number(b) and not self._is_literal(a)
            )
        return ()

    def _written(self, node: Node) -> tuple[int, ...]:
        """Give the array before a write, if what was written carries on what stood there."""
        before, new = node.args[0], node.args[-1]
        if not isinstance(before, Ref) or not isinstance(new, Ref):
            return ()
        made = self.tape.nodes[new.node]
        if made.function in INTO and self.is_unseen(made.args[0]):
            return (before.node,)
        line = self.line(before.node)
        reached = (new.node, *self.older(new.node))
        if any(self.line(each) == line or self._looks_at(each, line) for each in reached):
            return (before.node,)
        return ()

    def _looks_at(self, node: int, line: int) -> bool:
        looked = self.tape.nodes[node]
        if looked.kind != "view" and looked.function is not operator.getitem:
            return False
        return any(self.line(parent) == line for parent in _refs(looked.args[:1]))

    def is_unseen(self, argument: Any) -> bool:
        """Whether an operand is an entry that ``a[i] -= ...`` loaded by itself: it came from nowhere."""
        if not isinstance(argument, Ref):
            return True
        node = self.tape.nodes[argument.node]
        return node.kind == "leaf" and not node.names

    def _is_number(self, argument: Any) -> bool:
        if isinstance(argument, Ref):
            held = self.tape.nodes[argument.node].held
            one = isinstance(held, Snapshot) and math.prod(held.shape) == 1
            return one or isinstance(held, (int, float, np.number))
        return isinstance(argument, (int, float, np.number))

    def _is_literal(self, argument: Any) -> bool:
        return isinstance(argument, Ref) and self.tape.nodes[argument.node].kind == "literal"


def _refs(args: tuple[Any, ...]) -> tuple[int, ...]:
    return tuple(each.node for each in args if isinstance(each, Ref))
