"""Layers below all training: random features, or first layers whose updates were never reached.

``tanh(x @ W + b)`` with a W out of a random generator is a layer also where nothing of it is trained; without
an activation, or with a W that was computed from data, it is a way to prepare the data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from clearprop.trace.roles.additive import ADDING, SUBTRACTING
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.frozen import MATRIX, base_of, cone, is_bias
from clearprop.trace.roles.moving import moves
from clearprop.trace.roles.roles import Roles, TrainingStep
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

FARTHEST = 60


def features(family: Family, step: TrainingStep, roles: Roles) -> list[int]:
    """Give the weights and biases of the layers between the data and the first trained layer."""
    tape = family.tape
    own = {node for parameter in roles.parameters for node in parameter.nodes}
    found: dict[int, None] = {}
    for node in cone(family, step, own):
        for data, right in _data_read(tape, tape.nodes[node], step, own):
            below: tuple[int, bool] | None = (data, right)
            while below is not None:
                below = _layer(family, *below, found)
    return list(found)


def _data_read(
    tape: Tape, node: Node, step: TrainingStep, own: Collection[int]
) -> Iterator[tuple[int, bool]]:
    """Give what a product multiplies with a parameter, and whether it is the right factor."""
    pair = [each.node for each in node.args if isinstance(each, Ref)]
    if node.function not in MATRIX or len(pair) != 2:
        return
    for k in (0, 1):
        if base_of(tape, pair[1 - k], own) in own and not step.states.get(pair[k]):
            yield pair[k], k == 1


def _layer(family: Family, data: int, right: bool, found: dict[int, None]) -> tuple[int, bool] | None:
    """Find the layer that data came out of; gives the data that went into it, None where there is none."""
    tape, open_, bends = family.tape, [data], False
    seen: set[int] = set()
    biases: list[int] = []
    while open_ and len(seen) < FARTHEST:
        node = tape.nodes[open_.pop()]
        if node.id in seen:
            continue
        seen.add(node.id)
        pair = [each.node for each in node.args if isinstance(each, Ref)]
        if node.function in MATRIX and len(pair) == 2:
            weight, rest = (pair[0], pair[1]) if right else (pair[1], pair[0])
            if not bends or not _is_drawn(family, weight):
                return None
            found[base_of(tape, weight)] = None
            found.update(dict.fromkeys(biases))
            return rest, right
        adds = node.function in ADDING or node.function in SUBTRACTING
        fixed = [each for each in pair if adds and len(pair) == 2 and is_bias(tape, node, each)]
        biases += [base_of(tape, each) for each in fixed]
        bends = bends or not (adds or moves(node))
        open_ += [each for each in family.parents[node.id] if each not in fixed]
    return None


def _is_drawn(family: Family, node: int) -> bool:
    """Whether an array has a name, and came from a random generator and nothing else."""
    tape = family.tape
    if not tape.nodes[base_of(tape, node)].names:
        return False
    first = [each for each in family.since(0, [node]) if not family.parents[each]]
    kinds = {tape.nodes[each].kind for each in first}
    return "draw" in kinds and kinds <= {"draw", "literal", "leaf"}
