"""The tape: all nodes in the order in which they were computed, and all stores.

Everything that is read out of somebody's program is read from these two lists: a node's parents stand before
it, so a pass forward or backward over the list is a pass over the calculation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import Frame, Node, Store
from clearprop.trace.tape.snapshots import Lost, Objects, Snapshot
from clearprop.trace.tape.structures import parents_of


class Tape:
    """Nodes, stores, frames, and how often each loop went round.

    ``previous[n]`` is the node that the same array stood for before it was changed unseen, or in place.
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.stores: list[Store] = []
        self.frames: list[Frame] = []
        self.loops: dict[int, int] = {}
        self.previous: dict[int, int] = {}
        self._children: dict[int, list[int]] = {}
        self._counted = 0

    def value(self, node: int) -> Any:
        """Give what a node computed: a number, an array that cannot be written, or a container of such.

        Raises
        ------
        Lost
            where the array was changed unseen and too large to copy, and cannot be computed again
        """
        held = self.nodes[node].held
        if type(held) is not Snapshot:
            return held.array() if type(held) is Objects else held
        try:
            return held.array()
        except Lost:
            return self._again(node)

    def _again(self, node: int) -> Any:
        """Compute a value that was let go; a draw, or what came from outside, cannot be."""
        recorded = self.nodes[node]
        if recorded.kind not in ("apply", "write", "view", "item"):
            raise Lost(f"the value of node {node} was not kept and cannot be computed again")
        return execute(recorded, self.value)

    def parents(self, node: int) -> tuple[int, ...]:
        """Give the nodes that a node was computed from, each once."""
        return parents_of(self.nodes[node])

    def children(self, node: int) -> tuple[int, ...]:
        """Give the nodes that were computed from a node, in order."""
        for later in range(self._counted, len(self.nodes)):
            for parent in parents_of(self.nodes[later]):
                self._children.setdefault(parent, []).append(later)
        self._counted = len(self.nodes)
        return tuple(self._children.get(node, ()))

    def ancestors(self, nodes: Iterable[int], stop: Iterable[int] = ()) -> set[int]:
        """Give all that these nodes depend on, themselves included, looking no further than ``stop``."""
        found, open_, ends = set(), list(nodes), set(stop)
        while open_:
            node = open_.pop()
            if node not in found:
                found.add(node)
                if node not in ends:
                    open_.extend(parents_of(self.nodes[node]))
        return found

    def descendants(self, nodes: Iterable[int]) -> set[int]:
        """Give all that depends on these nodes, themselves included."""
        found, open_ = set(), list(nodes)
        while open_:
            node = open_.pop()
            if node not in found:
                found.add(node)
                open_.extend(self.children(node))
        return found
