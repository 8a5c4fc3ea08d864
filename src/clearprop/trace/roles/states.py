"""The numbers that a loop carries on from one round to the next: parameters, momenta, sums, counters.

A value that carries on an older value from the same place of the text, in an earlier round of a loop, is one
more value of the same state.  Nothing here asks what a state is for, or what it is called.
"""

from __future__ import annotations

from dataclasses import dataclass

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.steps import Round
from clearprop.trace.roles.successors import Successor, place


@dataclass(frozen=True, slots=True)
class Change:
    """What one round did to a state: its value before, its value after, and all values on the way."""

    start: int
    end: int
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class State:
    """One state: its change in each round in which it was seen, by the number of the round."""

    changes: dict[int, Change]

    @property
    def nodes(self) -> frozenset[int]:
        """All values of the state that were seen, the one before the first change included."""
        return frozenset(n for change in self.changes.values() for n in (change.start, *change.nodes))


def states(carrying: Carrying, found: list[Successor], loop: int, rounds: list[Round]) -> list[State]:
    """Give the states that a loop carries on from round to round, in the order of their first change."""
    threads = _threads(carrying, found, loop)
    places = {place(carrying.tape.nodes[n]) for nodes in threads.values() for n in nodes}
    by_key: dict[tuple[object, ...], dict[int, list[int]]] = {}
    for number, round_ in enumerate(rounds):
        for key, nodes in _in_round(carrying, round_, places, threads).items():
            by_key.setdefault(key, {})[number] = nodes
    made = [_state(carrying, seen, rounds) for seen in by_key.values()]
    return sorted((state for state in made if state.changes), key=_first_change)


def _threads(carrying: Carrying, found: list[Successor], loop: int) -> dict[int, list[int]]:
    """Join successors to threads, each named by its oldest node; only those that the loop carries on."""
    oldest: dict[int, int] = {}
    carried_on: set[int] = set()
    for pair in sorted(found, key=lambda each: each.node):
        oldest[pair.node] = oldest.setdefault(pair.before, pair.before)
        if pair.loop == loop:
            carried_on.add(oldest[pair.node])
    threads: dict[int, list[int]] = {}
    for node, first in oldest.items():
        if first in carried_on:
            threads.setdefault(first, []).append(node)
    return threads


def _in_round(
    carrying: Carrying, round_: Round, places: set[object], threads: dict[int, list[int]]
) -> dict[tuple[object, ...], list[int]]:
    """Group the values at these places in one round: those that carry each other on are one state's.

    States that are changed at one place (layers in a loop, entries of a list) are told apart by their order.
    """
    nodes = carrying.tape.nodes
    groups: list[list[int]] = []
    where: dict[int, int] = {}
    for node in round_.nodes:
        if nodes[node].kind in ("apply", "write") and place(nodes[node]) in places and carrying.carried(node):
            group = next(
                (where[old] for old in carrying.older(node) if old in where and _same(carrying, old, node)),
                None,
            )
            if group is None:
                group = len(groups)
                groups.append([])
            groups[group].append(node)
            where[node] = group
    keys: dict[tuple[object, ...], list[int]] = {}
    for group_nodes in groups:
        first = place(nodes[group_nodes[0]])
        k = 0
        while (first, k) in keys:
            k += 1
        keys[(first, k)] = group_nodes
    return keys


def _same(carrying: Carrying, old: int, new: int) -> bool:
    """Whether two values of one round belong to one state: one array, one place, or one name."""
    nodes = carrying.tape.nodes
    if carrying.line(old) == carrying.line(new) or place(nodes[old]) == place(nodes[new]):
        return True
    return bool({b.name for b in nodes[old].names} & {b.name for b in nodes[new].names})


def _state(carrying: Carrying, seen: dict[int, list[int]], rounds: list[Round]) -> State:
    changes = {}
    for number, nodes in seen.items():
        start = _start(carrying, nodes[0], rounds[number])
        if start is not None:
            changes[number] = Change(start, nodes[-1], tuple(nodes))
    return State(changes)


def _start(carrying: Carrying, node: int, round_: Round) -> int | None:
    """Give the value that a state had when a round began.

    ``W + velocity`` carries on two things; the one that has a name of the new value is the state's own.
    """
    nodes, found = carrying.tape.nodes, []
    for older in carrying.older(node):
        outside = older < round_.begin or nodes[older].context[: len(round_.context)] != round_.context
        if outside or nodes[older].kind in ("leaf", "changed", "literal"):
            found.append(older)
    names = {binding.name for binding in nodes[node].names}
    namesakes = [older for older in found if names & {binding.name for binding in nodes[older].names}]
    return next(iter(namesakes + found), None)


def _first_change(state: State) -> int:
    return min(change.end for change in state.changes.values())
