"""The forward passes of one training step: predictions that share hidden answers belong to one pass.

A program that goes through its examples one by one makes a pass for each; one that computes ``o1`` and ``o2``
by hand makes one pass with two outputs.
"""

from __future__ import annotations

from dataclasses import dataclass

from clearprop.trace.recognise.kinds import Kind, Kinds
from clearprop.trace.recognise.layers import LayerNodes, layer_nodes
from clearprop.trace.roles.family import sources_of
from clearprop.trace.roles.meeting import Meeting
from clearprop.trace.tape.tape import Tape


@dataclass(frozen=True, slots=True)
class Pass:
    """One forward pass: where its predictions met their targets, and its layers."""

    meetings: tuple[Meeting, ...]
    layers: tuple[LayerNodes, ...]


def passes(tape: Tape, kinds: Kinds, meetings: tuple[Meeting, ...]) -> list[Pass]:
    """Group the meetings of one step by pass, and find the layers of each.

    Raises
    ------
    Unreadable
        where a prediction is not made by a stack of dense layers
    """
    groups: list[tuple[set[int], list[Meeting]]] = []
    for met in meetings:
        inside = _computed(tape, kinds, met.prediction)
        joined, members = set(inside), [met]
        for other in [each for each in groups if each[0] & inside]:
            joined |= other[0]
            members = [*other[1], *members]
            groups.remove(other)
        groups.append((joined, members))
    ordered = sorted(groups, key=lambda group: group[1][0].node)
    return [
        Pass(tuple(members), layer_nodes(tape, kinds, tuple(each.prediction for each in members)))
        for _, members in ordered
    ]


def _computed(tape: Tape, kinds: Kinds, prediction: int) -> set[int]:
    """Give the sums and answers that a prediction was computed from."""
    found, open_ = set(), [prediction]
    while open_:
        node = open_.pop()
        if node not in found and kinds[node] in (Kind.SUM, Kind.ANSWER):
            found.add(node)
            open_.extend(sources_of(tape.nodes[node]))
    return found
