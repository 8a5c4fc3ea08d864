"""Updates that were seen only once, or led nowhere: a value that is an older one plus what came of it.

``W - rate * gradient`` is an update of W because the gradient was computed from W.  That is so in a program
that makes a single step, in one whose parameters are drawn anew in every round, and where the result of the
update is never used again.
"""

from __future__ import annotations

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.shapes import shape_of
from clearprop.trace.roles.state import Change, State
from clearprop.trace.roles.steps import Round

MOST_STARTS = 4


def updates(carrying: Carrying, family: Family, rounds: list[Round]) -> list[State]:
    """Give what looks like a parameter with its update, round by round, joined by place and turn."""
    found: dict[tuple[int, int], dict[int, Change]] = {}
    starts = _starts(carrying)
    for number, round_ in enumerate(rounds):
        turns: dict[int, int] = {}
        for change in _in_round(carrying, family, round_, starts):
            site = carrying.tape.nodes[change.end].site
            turn = turns[site] = turns.get(site, -1) + 1
            found.setdefault((site, turn), {})[number] = change
    return [State(changes) for changes in found.values()]


def _starts(carrying: Carrying) -> list[tuple[int, ...]]:
    """Give, for each node, the values with a name that it carries on, or else those from the beginning."""
    nodes = carrying.tape.nodes
    found: list[tuple[int, ...]] = []
    for node in nodes:
        oldest: dict[int, None] = {}
        for old in carrying.carried(node.id):
            oldest.update(dict.fromkeys((old,) if nodes[old].names else found[old] or (old,)))
        found.append(tuple(oldest) if len(oldest) <= MOST_STARTS else ())
    return found


def _in_round(
    carrying: Carrying, family: Family, round_: Round, starts: list[tuple[int, ...]]
) -> list[Change]:
    nodes = carrying.tape.nodes
    able = [
        node
        for node in round_.nodes
        if nodes[node].kind in ("apply", "write") and carrying.computes(node) and starts[node]
    ]
    wanted = sorted({start for node in able for start in starts[node]})
    bits = {start: 1 << k for k, start in enumerate(wanted)}
    depends = _dependence(family, bits, round_)
    last: dict[tuple[int, int], Change] = {}
    for node in able:
        added = set(family.parents[node]) - set(carrying.carried(node))
        mask = 0
        for each in added:
            mask |= depends.get(each, 0)
        for start in starts[node]:
            if mask & bits[start] and shape_of(carrying.tape, start) == shape_of(carrying.tape, node):
                last[start, nodes[node].site] = Change(start, node, (node,))
    return sorted(last.values(), key=lambda change: change.end)


def _dependence(family: Family, bits: dict[int, int], round_: Round) -> dict[int, int]:
    found = dict(bits)
    for node in round_.nodes if bits else ():
        mask = bits.get(node, 0)
        for parent in family.parents[node]:
            mask |= found.get(parent, 0)
        if mask:
            found[node] = mask
    return found
