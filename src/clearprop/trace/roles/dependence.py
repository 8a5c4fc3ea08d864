"""What depends on which states, within one round: each node's states as the bits of a whole number.

A value of a state depends on that state alone: what an update did to it belongs to the round before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clearprop.trace.roles.family import Family


def dependence(
    family: Family, values: Iterable[Iterable[int]], before: Iterable[int], nodes: Iterable[int]
) -> dict[int, int]:
    """Give, for each of these nodes (in order), the set of states that it was computed from.

    Parameters
    ----------
    values : for each state, the nodes that are values of it
    before : older nodes that may be read again: views, copies, and answers of the round before
    nodes  : the nodes to answer for; what stands before them counts as depending on no state, unless it is
             one
    """
    own: dict[int, int] = {}
    for bit, members in enumerate(values):
        for node in members:
            own[node] = own.get(node, 0) | 1 << bit
    found = dict(own)
    for node in (*before, *nodes):
        if node not in own:
            mask = 0
            for parent in family.parents[node]:
                mask |= found.get(parent, 0)
            found[node] = mask
    return found


def members(mask: int) -> list[int]:
    """Give the bits that are set, lowest first.

    Examples
    --------
    >>> members(0b1101)
    [0, 2, 3]
    """
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]


def of(mask: Mapping[int, int], node: int) -> int:
    """Give a node's set of states; the empty one for what was not asked about."""
    return mask.get(node, 0)
