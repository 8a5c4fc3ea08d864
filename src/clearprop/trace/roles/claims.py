"""Whose new value is it?  ``W + velocity`` carries on two things, and is the new value of one of them."""

from __future__ import annotations

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.dependence import members
from clearprop.trace.roles.roots import Roots
from clearprop.trace.roles.shapes import shape_of
from clearprop.trace.roles.state import Change


def claimed(carrying: Carrying, rooted: Roots, nodes: list[int]) -> list[Change]:
    """Give the changes of one round: each root with the last of the values that carry it on.

    What carries on one root alone is its new value.  What carries on several is the new value of the one that
    is left over, or bears its name; the others only added to it.

    Parameters
    ----------
    nodes : the values of the round that may be new values of states
    """
    of: dict[int, list[int]] = {}
    several = []
    for node in sorted(rooted.changed.intersection(nodes)):
        mask = rooted.masks.get(node, 0)
        if mask.bit_count() == 1:
            of.setdefault(mask, []).append(node)
        elif mask:
            several.append(node)
    for node in sorted(several, key=lambda n: rooted.masks[n].bit_count()):
        _claim(carrying, rooted, of, node)
    changes: list[Change] = []
    for mask, values in of.items():
        start = _root(rooted, mask)
        chains = _last_made(carrying, _chains(carrying, sorted(values)))
        changes += [Change(start, chain[-1], tuple(chain)) for chain in chains if chain[-1] != start]
    return sorted(changes, key=lambda change: change.end)


def _last_made(carrying: Carrying, chains: list[list[int]]) -> list[list[int]]:
    """Of values that one place made several times over, each from the beginning, only the last one counts."""
    last: dict[int, list[int]] = {}
    for chain in chains:
        last[carrying.tape.nodes[chain[-1]].site] = chain
    return list(last.values())


def _chains(carrying: Carrying, values: list[int]) -> list[list[int]]:
    """Part new values of one root that do not carry on each other: ``a = b = 0.0`` are two states."""
    chains: list[list[int]] = []
    for node in values:
        older = _since(carrying, node, values[0]) if chains else set()
        chain = next((each for each in chains if not older.isdisjoint(each)), None)
        if chain is None:
            chains.append([node])
        else:
            chain.append(node)
    return chains


def _since(carrying: Carrying, node: int, begin: int) -> set[int]:
    """Give what a value carries on, as far back as one node."""
    found: set[int] = set()
    open_ = [node]
    while open_:
        for old in carrying.carried(open_.pop()):
            if old >= begin and old not in found:
                found.add(old)
                open_.append(old)
    return found


def _claim(carrying: Carrying, rooted: Roots, of: dict[int, list[int]], node: int) -> None:
    """Find the one root that a value which carries on several is the new value of."""
    masks = [1 << bit for bit in members(rooted.masks[node])]
    free = [mask for mask in masks if mask not in of] or masks
    if len(free) > 1:
        names = {binding.name for binding in carrying.tape.nodes[node].names}
        own = [mask for mask in free if names & _names(carrying, rooted, mask)]
        free = own or [
            mask
            for mask in free
            if shape_of(carrying.tape, _root(rooted, mask)) == shape_of(carrying.tape, node)
        ]
    if free:
        of.setdefault(free[0], []).append(node)


def _root(rooted: Roots, mask: int) -> int:
    return rooted.found[members(mask)[0]]


def _names(carrying: Carrying, rooted: Roots, mask: int) -> set[str]:
    return {binding.name for binding in carrying.tape.nodes[_root(rooted, mask)].names}
