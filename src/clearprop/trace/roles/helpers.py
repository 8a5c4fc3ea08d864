"""States that only push parameters about: the velocity that Nesterov's forward pass adds to the weights."""

from __future__ import annotations

from collections.abc import Iterable

from clearprop.trace.roles.additive import ADDING, SUBTRACTING, Carrying
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.moving import moves
from clearprop.trace.roles.roles import TrainingStep
from clearprop.trace.roles.shapes import shape_of
from clearprop.trace.roles.state import State


def helpers(
    carrying: Carrying, family: Family, steps: Iterable[TrainingStep], kept: list[State], chosen: set[int]
) -> set[int]:
    """Give those of the chosen states that predictions read only as something added to another one.

    Of single numbers this cannot be told: ``w * x + b`` adds them too.

    Parameters
    ----------
    chosen : the numbers of the states that predictions depend on
    """
    found = set(chosen) if len(chosen) > 1 else set()
    for step in list(steps)[:2]:
        inside = family.since(0, step.predictions)
        for number in list(found):
            change = kept[number].changes.get(step.number)
            if (
                change is None
                or shape_of(carrying.tape, change.start) == ()
                or not _is_added(carrying, change.start, kept, number, chosen, inside)
            ):
                found.discard(number)
    return found if found != chosen else set()


def _is_added(
    carrying: Carrying, start: int, kept: list[State], number: int, chosen: set[int], inside: set[int]
) -> bool:
    """Whether each use of a value, scaled or not, is a sum with a value of another chosen state."""
    tape = carrying.tape
    others = {node for k in chosen - {number} for node in kept[k].nodes}
    open_, is_added = [start], False
    while open_:
        node = open_.pop()
        for child in tape.children(node):
            if child not in inside:
                continue
            seen, carried = tape.nodes[child], carrying.carried(child)
            if moves(seen) or (carrying.scales(child) and node in carried):
                open_.append(child)
                continue
            first = next(iter(carried), -1)
            adds = seen.function in ADDING or seen.function in SUBTRACTING
            if (
                not adds
                or not _is_of(carrying, first, others)
                or shape_of(tape, first) != shape_of(tape, node)
            ):
                return False
            is_added = True
    return is_added


def _is_of(carrying: Carrying, node: int, others: set[int]) -> bool:
    """Whether a value is one of these, or carries one on: a copy of it, or what was moved ahead and back."""
    return node >= 0 and (node in others or any(each in others for each in carrying.older(node)))
