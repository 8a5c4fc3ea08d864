"""The tape: all nodes in the order in which they were computed, and all stores.

Everything that is read out of somebody's program is read from these two lists: a node's parents stand before
it, so a pass forward or backward over the list is a pass over the calculation.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

import numpy as np

from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import Frame, Node, Store
from clearprop.trace.tape.recent import Recent
from clearprop.trace.tape.snapshots import Lost, Objects, Snapshot, restored
from clearprop.trace.tape.structures import parents_of

CONTAINERS = frozenset({tuple, list, dict})


class Tape:
    """Nodes, stores, frames, and how often each loop went round.

    ``negating`` are the sites of products with a -1 that is written there: data of -1 negate nothing.
    ``previous[n]`` is the node that the same array stood for before it was changed unseen, or in place.
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.stores: list[Store] = []
        self.frames: list[Frame] = []
        self.loops: dict[int, int] = {}
        self.previous: dict[int, int] = {}
        self.negating: set[int] = set()
        self._parents: dict[int, tuple[int, ...]] = {}
        self._children: dict[int, list[int]] = {}
        self._counted = 0
        self._recent = Recent()

    def value(self, node: int) -> Any:
        """Give what a node computed: a number, an array that cannot be written, or a container of such.

        Raises
        ------
        Lost
            where the array was changed unseen and too large to copy, and cannot be computed again
        """
        held = self.nodes[node].held
        kind = type(held)
        if kind is not Snapshot and kind not in CONTAINERS:
            return held.array() if kind is Objects else held
        try:
            return restored(held)
        except Lost:
            return self._again(node)

    def real(self, node: int) -> Any:
        """Give what a node computed, a large array of coarser numbers as float64: that takes a while."""
        value = self.value(node)
        if type(value) is not np.ndarray or value.dtype.kind not in "fiub" or value.dtype == np.float64:
            return value
        known = self._recent.get(-1 - node)
        return self._recent.keep(-1 - node, value.astype(np.float64)) if known is None else known

    def _again(self, node: int) -> Any:
        """Compute a value that was let go; a draw, or what came from outside, cannot be."""
        recent = self._recent.get(node)
        if recent is not None:
            return recent
        recorded = self.nodes[node]
        if recorded.kind not in ("apply", "write", "view", "item"):
            raise Lost(f"the value of node {node} was not kept and cannot be computed again")
        return self._recent.keep(node, execute(recorded, self.value))

    def parents(self, node: int) -> tuple[int, ...]:
        """Give the nodes that a node was computed from, each once."""
        found = self._parents.get(node)
        if found is None:
            found = self._parents[node] = parents_of(self.nodes[node])
        return found

    def children(self, node: int) -> tuple[int, ...]:
        """Give the nodes that were computed from a node, in order."""
        for later in range(self._counted, len(self.nodes)):
            for parent in self.parents(later):
                self._children.setdefault(parent, []).append(later)
        self._counted = len(self.nodes)
        return tuple(self._children.get(node, ()))

    def ancestors(self, nodes: Iterable[int], stop: Container[int] = ()) -> set[int]:
        """Give all that these nodes depend on, themselves included, looking no further than ``stop``."""
        found, open_ = set(), list(nodes)
        while open_:
            node = open_.pop()
            if node not in found:
                found.add(node)
                if node not in stop:
                    open_.extend(self.parents(node))
        return found

    def descendants(self, nodes: Iterable[int], before: int | None = None) -> set[int]:
        """Give all that depends on these nodes, themselves included, looking at no node after ``before``."""
        found, open_ = set(), list(nodes)
        while open_:
            node = open_.pop()
            if node not in found:
                found.add(node)
                open_.extend(c for c in self.children(node) if before is None or c < before)
        return found
