"""Who was computed from whom, asked for often: parents looked up once, and sets of ancestors as bits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from clearprop.trace.tape.choices import choose
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.structures import parents_of, references
from clearprop.trace.tape.tape import Tape


def sources_of(node: Node) -> tuple[int, ...]:
    """Give the nodes that a node was computed from.

    These are neither the array that its result was only written over, nor what only decided between numbers
    with a history; where both are written there, as in ``1 if z > 0 else 0``, the condition is all there is.
    """
    if node.function is choose:
        return tuple(dict.fromkeys((*references(node.args[1:]),))) or parents_of(node)
    over = node.kind == "write" and (node.into == "out" or isinstance(node.function, np.ufunc))
    if not over:
        return parents_of(node)
    args = node.args[: node.function.nin] if isinstance(node.function, np.ufunc) else node.args
    kwargs = {key: value for key, value in node.kwargs.items() if key != "out"}
    return tuple(dict.fromkeys((*references(args), *references(kwargs))))


class Family:
    """The parents of every node of a tape."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.parents = [sources_of(node) for node in tape.nodes]

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
