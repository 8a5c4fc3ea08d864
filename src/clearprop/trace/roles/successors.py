"""Values that carry on an older one from the same place of the text, in an earlier round of a loop."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Hashable, Iterator
from typing import NamedTuple

import numpy as np

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.tape.memory import Region
from clearprop.trace.tape.nodes import Context, Node
from clearprop.trace.tape.tape import Tape


class Successor(NamedTuple):
    """A value, the one that it carries on, and the loop that went round between them."""

    node: int
    before: int
    loop: int


def successors(carrying: Carrying) -> list[Successor]:
    """Find every value that carries on another one from the same place in an earlier round of a loop."""
    by_place: dict[Hashable, list[int]] = {}
    for node in carrying.tape.nodes:
        if node.context and node.kind in ("apply", "write") and carrying.carried(node.id):
            by_place.setdefault(place(node), []).append(node.id)
    return [pair for nodes in by_place.values() if len(nodes) > 1 for pair in _pairs(carrying, nodes)]


def _pairs(carrying: Carrying, nodes: list[int]) -> Iterator[Successor]:
    here = set(nodes)
    for node in nodes:
        before = next((older for older in carrying.older(node) if older in here), None)
        if before is not None:
            loop = differing(carrying.tape.nodes[before].context, carrying.tape.nodes[node].context)
            if loop is not None:
                yield Successor(node, before, loop)


def place(node: Node) -> Hashable:
    """Give what tells one place from another: the site, and the entry that is written there."""
    if node.kind != "write":
        return node.site, "value"
    if isinstance(node.function, Region):
        region = node.function
        return node.site, region.offset, region.shape, region.strides
    return node.site, repr(node.args[1]) if node.function is operator.setitem else "call"


def differing(before: Context, after: Context) -> int | None:
    """Give the loop whose round differs first; None where both stand in the same round of all loops."""
    for old, new in zip(before, after, strict=False):
        if old.site != new.site or old.entry != new.entry:
            return None
        if old.round != new.round:
            return new.site
    return None


def votes(tape: Tape, found: list[Successor]) -> Counter[int]:
    """Count, for each loop, how many numbers it carries on."""
    counted: Counter[int] = Counter()
    for pair in found:
        node = tape.nodes[pair.node]
        counted[pair.loop] += 1 if node.kind == "write" else size(tape, pair.node)
    return counted


def size(tape: Tape, node: int) -> int:
    """Give how many numbers a node holds."""
    shape = getattr(tape.nodes[node].held, "shape", ())
    return int(np.prod(shape)) if shape else 1
