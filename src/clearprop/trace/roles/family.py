"""Who was computed from whom, asked for often: parents looked up once, and sets of ancestors as bits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clearprop.trace.tape.structures import parents_of
from clearprop.trace.tape.tape import Tape


class Family:
    """The parents of every node of a tape."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.parents = [parents_of(node) for node in tape.nodes]

    def since(self, begin: int, nodes: Iterable[int]) -> set[int]:
        """Give what some nodes were computed from, themselves included, as far back as one node."""
        found: set[int] = set()
        open_ = [node for node in nodes if node >= begin]
        while open_:
            node = open_.pop()
            if node not in found:
                found.add(node)
                open_.extend(parent for parent in self.parents[node] if parent >= begin)
        return found

    def among(self, nodes: Sequence[int]) -> dict[int, int]:
        """Give, for each of these nodes, the bits of those that it was computed from, without its own."""
        bit = {node: 1 << k for k, node in enumerate(nodes)}
        if not bit:
            return {}
        masks: dict[int, int] = {}
        found = {}
        for node in range(min(bit), max(bit) + 1):
            mask = 0
            for parent in self.parents[node]:
                mask |= masks.get(parent, 0)
            if node in bit:
                found[node] = mask
                mask |= bit[node]
            if mask:
                masks[node] = mask
        return found
