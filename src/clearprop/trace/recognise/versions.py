"""Which values of the parameters a layer was computed from: those of this step, or older ones.

A layer that reads a copy, or an answer that an earlier round of the loop left behind, is computed from values
that training has long replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clearprop.trace.recognise.kinds import Kind, Kinds
from clearprop.trace.recognise.layers import LayerNodes
from clearprop.trace.roles.family import sources_of
from clearprop.trace.roles.roles import Roles, TrainingStep
from clearprop.trace.tape.tape import Tape


@dataclass(frozen=True, slots=True)
class Stale:
    """What a step read in an old version.

    ``kind`` is "parameter" (``parameter`` is its number) or "answers" (of the layer below ``layer``, which
    counts from 0); ``read`` is the node that was read, ``current`` the one that it should have been, -1 where
    that is not known.
    """

    layer: int
    kind: str
    parameter: int
    read: int
    current: int


def used_by(
    tape: Tape, kinds: Kinds, values: Mapping[int, int], nodes: Iterable[int], stop: Iterable[int] = ()
) -> dict[int, int]:
    """Give the values of parameters that some nodes were computed from, with their parameters' numbers.

    Parameters
    ----------
    stop : look no further than these nodes
    """
    found: dict[int, int] = {}
    open_, seen = list(nodes), set(stop)
    while open_:
        node = open_.pop()
        if node in seen or kinds[node] is Kind.DATA:
            continue
        seen.add(node)
        if node in values:
            found[node] = values[node]
        else:
            open_.extend(sources_of(tape.nodes[node]))
    return found


def used_by_layer(tape: Tape, kinds: Kinds, values: Mapping[int, int], layer: LayerNodes) -> dict[int, int]:
    """Give the values of parameters that the sums of one layer read, without those of the layers below."""
    return used_by(tape, kinds, values, layer.roots, [n for n in layer.operands if isinstance(n, int)])


def stale(
    roles: Roles, step: TrainingStep, layers: tuple[LayerNodes, ...], used: list[dict[int, int]]
) -> tuple[Stale, ...]:
    """Say what the layers of one pass read that was not of this step."""
    found = []
    for k, (layer, nodes) in enumerate(zip(layers, used, strict=True)):
        for node, number in nodes.items():
            parameter = roles.parameters[number]
            change = parameter.state.changes.get(step.number)
            if node not in parameter.nodes:
                continue  # a value read a little ahead
            if change is not None and node != change.start and node not in change.nodes:
                found.append(Stale(k, "parameter", number, node, change.start))
        if any(roles.parameters[number].trained for below in used[:k] for number in below.values()):
            found += [Stale(k, "answers", -1, node, -1) for node in layer.sources if node < step.round.begin]
    return tuple(found)
