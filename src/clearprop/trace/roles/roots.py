"""Which values from before a round the values in it carry on: W after ``W -= …`` carries on the old W."""

from __future__ import annotations

from dataclasses import dataclass

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.family import sources_of
from clearprop.trace.roles.steps import Round

# Found in a round, but from before it: read again after rounds that nobody looked at.
FROM_BEFORE = frozenset({"leaf", "changed"})
COMPUTED = frozenset({"apply", "write", "view", "item", "changed"})


@dataclass(frozen=True)
class Roots:
    """The roots of one round: the values from before it that others in it carry on.

    ``masks`` gives for each node of the round the bits of its roots, in the order of ``found``: those that
    nothing scaled on the way (W in ``W + 0.9 * velocity``), or else all.  ``changed`` are the nodes that are
    not only their roots moved about: rows in another order are nothing new.
    """

    found: tuple[int, ...]
    masks: dict[int, int]
    changed: frozenset[int]


def roots(carrying: Carrying, round_: Round) -> Roots:
    """Find the roots of a round in one pass over its nodes."""
    passing = _Passing(carrying, round_)
    for node in round_.nodes:
        if carrying.tape.nodes[node].kind in COMPUTED:
            passing.see(node)
    masks = {node: passing.plain.get(node, 0) or mask for node, mask in passing.all.items()}
    return Roots(tuple(passing.bits), masks, frozenset(passing.changed))


class _Passing:
    """One pass over a round: the roots of each node, all of them, and those that nothing scaled."""

    def __init__(self, carrying: Carrying, round_: Round) -> None:
        self.carrying, self.round = carrying, round_
        self.bits: dict[int, int] = {}
        self.plain: dict[int, int] = {}
        self.all: dict[int, int] = {}
        self.changed: set[int] = set()

    def see(self, node: int) -> None:
        carried = self.carrying.carried(node)
        if self.carrying.tape.nodes[node].kind == "changed" and carried and carried[0] < self.round.begin:
            # It is the value from before, seen now; nothing in this round changed it.
            self.plain[node] = self.all[node] = self._bit(node)
            return
        plain = all_ = 0
        for old in carried:
            if old not in self.all and self._is_older(old):
                self.plain[old] = self.all[old] = self._bit(old)
            plain |= self.plain.get(old, 0)
            all_ |= self.all.get(old, 0)
        if all_:
            self.all[node] = all_
            self.plain[node] = 0 if self.carrying.scales(node) else plain
            if self._changes(node, carried):
                self.changed.add(node)

    def _bit(self, root: int) -> int:
        return self.bits.setdefault(root, 1 << len(self.bits))

    def _changes(self, node: int, carried: tuple[int, ...]) -> bool:
        if self.carrying.computes(node) or not self.changed.isdisjoint(carried):
            return True
        tape = self.carrying.tape
        if tape.nodes[node].kind == "changed":
            return True
        if tape.nodes[node].kind != "write":
            return False
        sources = sources_of(tape.nodes[node])
        return not self.changed.isdisjoint(sources) or any(map(self.carrying.computes, sources))

    def _is_older(self, old: int) -> bool:
        node = self.carrying.tape.nodes[old]
        if old < self.round.begin or node.kind in FROM_BEFORE or (node.kind == "literal" and node.names):
            return True
        return node.context[: len(self.round.context)] != self.round.context
