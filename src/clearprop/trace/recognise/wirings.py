"""The wiring of a layer in full: which way its matrix lies, and where a bias hides among its inputs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.found import Wiring
from clearprop.trace.recognise.kinds import Kinds
from clearprop.trace.recognise.labels import Integers, Labels
from clearprop.trace.recognise.layers import LayerNodes
from clearprop.trace.recognise.maps import LayerMap
from clearprop.trace.roles.family import sources_of
from clearprop.trace.roles.moving import moves
from clearprop.trace.tape.tape import Tape


def wired(tape: Tape, kinds: Kinds, labels: Labels, nodes: LayerNodes, mapped: LayerMap) -> Wiring:
    """Give the wiring of a layer from its map."""
    lies = mapped.layout.name
    if lies == "numbers":
        # A matrix of one number is a matrix still.
        lies = "" if (1, 1) in labels.shapes.values() else "scalars"
    elif lies == "single":
        lies = _lies(labels, mapped.W_entries)
    return Wiring(mapped.W_entries, mapped.W_sign, mapped.b_entries, mapped.b_sign, mapped.constant, lies)


def _lies(labels: Labels, entries: Integers) -> str:
    """Tell from the shape of its parameter how a matrix lies that one example was multiplied with.

    "" where that cannot be told, because it is a single row of numbers.
    """
    known = entries[entries >= 0]
    owners = {labels.owner(int(entry))[0] for entry in known.reshape(-1)}
    shapes = [shape for number, shape in labels.shapes.items() if number in owners]
    if all(shape == () for shape in shapes):
        return "scalars"
    n_in, n_out = entries.shape
    if n_in > 1 and n_out > 1 and len(owners) == 1:
        return "columns" if entries[1, 0] - entries[0, 0] < entries[0, 1] - entries[0, 0] else "rows"
    if n_in == n_out or all(len(shape) < 2 for shape in shapes):
        return ""
    return "columns" if (n_out, n_in) in shapes else "rows"


def with_orientation(wirings: list[Wiring]) -> list[Wiring]:
    """Let a layer that could lie either way lie as the others do."""
    known = [each.orientation for each in wirings if each.orientation]
    usual = max(known, key=known.count, default="rows")
    return [replace(each, orientation=each.orientation or usual) for each in wirings]


def without_ones(
    tape: Tape, kinds: Kinds, nodes: LayerNodes, wiring: Wiring, a_in: Array, begin: int
) -> tuple[Wiring, Array]:
    """Take the ones away that a network puts beside its inputs itself: their weights are biases.

    A column of ones that stands in the data before training begins is an input like any other.
    """
    ones = np.flatnonzero((a_in == 1.0).all(axis=0))
    if len(ones) != 1 or a_in.shape[1] < 2 or (wiring.b_entries >= 0).any() or wiring.constant.any():
        return wiring, a_in
    if not any(_put_together(tape, node, begin) for node in nodes.operands if isinstance(node, int)):
        return wiring, a_in
    one = int(ones[0])
    kept = [k for k in range(a_in.shape[1]) if k != one]
    with_bias = replace(
        wiring,
        W_entries=wiring.W_entries[kept],
        W_sign=wiring.W_sign[kept],
        b_entries=wiring.W_entries[one],
        b_sign=wiring.W_sign[one],
    )
    return with_bias, a_in[:, kept]


def _put_together(tape: Tape, node: int, begin: int) -> bool:
    """Whether an array was put together in the step itself: of several arrays, or entry by entry."""
    while node >= begin and moves(tape.nodes[node]):
        parents = sources_of(tape.nodes[node])
        function = getattr(tape.nodes[node].function, "__name__", "")
        if len(parents) > 1 or tape.nodes[node].kind == "write" or function in JOINING:
            return True
        if not parents:
            return False
        node = parents[0]
    return False


JOINING = frozenset({"append", "insert", "hstack", "vstack", "column_stack", "concatenate", "array", "pad"})
