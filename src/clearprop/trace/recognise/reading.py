"""From the nodes of a layer to the layer: wiring, activation, and the numbers of one pass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.found import LayerFound, Wiring
from clearprop.trace.recognise.kinds import Kind, Kinds
from clearprop.trace.recognise.labels import Labels
from clearprop.trace.recognise.layers import LayerNodes, Unreadable, roots_of
from clearprop.trace.recognise.layouts import Layout
from clearprop.trace.recognise.maps import LayerMap, array_map
from clearprop.trace.recognise.numberwise import numberwise_map
from clearprop.trace.recognise.own_activation import OwnActivation
from clearprop.trace.recognise.responses import response, unknown
from clearprop.trace.recognise.routing import Routed, route
from clearprop.trace.recognise.wirings import wired, without_ones
from clearprop.trace.tape.tape import Tape


@dataclass(frozen=True)
class Read:
    """A layer that was read, and how its answers lie in the program, for the layer above."""

    found: LayerFound
    outputs: tuple[int, ...]
    layout: Layout


def read_layer(
    tape: Tape, kinds: Kinds, labels: Labels, nodes: LayerNodes, below: Read | None, begin: int
) -> Read:
    """Read one layer of one pass.

    Parameters
    ----------
    below : the layer below, None for the first one
    begin : the first node of the step

    Raises
    ------
    Unreadable
        "the activation of a layer is none that is known"
    """
    mapped, a_in, z, operands = _sums(tape, kinds, labels, nodes)
    wiring = wired(tape, kinds, labels, nodes, mapped)
    if below is not None:
        routed = route(tape, below.outputs, below.layout, mapped, operands)
        wiring, a_in = _routed(wiring, routed, below.found.a)
    else:
        wiring, a_in = without_ones(tape, kinds, nodes, wiring, a_in, begin)
    outputs = _aligned(tape, kinds, nodes)
    answered = response(tape, kinds, nodes.roots, outputs, mapped.layout.name == "columns")
    if answered.activation is None:
        raise Unreadable(*unknown(answered.depends))
    if answered.z_sign < 0:
        wiring, z = _turned(wiring), -z
    if isinstance(answered.activation, OwnActivation) and answered.activation.has_kink_at(z):
        raise Unreadable(*unknown(""))
    a = _values(tape, outputs, mapped.layout, z.shape)
    mask = None if answered.mask is None else _values(tape, (answered.mask,), mapped.layout, z.shape)
    computed = nodes.roots, outputs, answered.z_sign
    found = LayerFound(wiring, answered.activation, a_in, z, a, mask, *computed)
    return Read(found, outputs, mapped.layout)


def _turned(wiring: Wiring) -> Wiring:
    """Give the wiring of the negatives of sums."""
    return replace(wiring, W_sign=-wiring.W_sign, b_sign=-wiring.b_sign, constant=0.0 - wiring.constant)


def _sums(
    tape: Tape, kinds: Kinds, labels: Labels, nodes: LayerNodes
) -> tuple[LayerMap, Array, Array, tuple[int | float, ...]]:
    numberwise = numberwise_map(tape, kinds, labels, nodes.roots)
    if numberwise is not None:
        return numberwise
    operands = [each for each in nodes.operands if not _is_ones(tape, kinds, each)] or nodes.operands[:1]
    if len(operands) != 1:
        raise Unreadable("a layer reads several arrays")
    maps = [array_map(tape, labels, root, operands[0]) for root in nodes.roots]
    mapped = maps[0] if len(maps) == 1 else _side_by_side(maps)
    a_in = mapped.layout.from_program_in(tape.real(operands[0]))
    sums = [
        each.layout.from_program_out(tape.real(root)) for each, root in zip(maps, nodes.roots, strict=True)
    ]
    z = sums[0] if len(sums) == 1 else np.hstack(sums)
    return mapped, a_in, z, tuple(operands)


def _is_ones(tape: Tape, kinds: Kinds, node: int) -> bool:
    """Whether what enters is only there to put a bias beside every example: ``ones @ b``."""
    if kinds[node] is not Kind.DATA:
        return False
    value = np.asarray(tape.value(node))
    return value.flat[:1].tolist() in ([], [1]) and bool((value == 1).all())


def _side_by_side(maps: list[LayerMap]) -> LayerMap:
    """Join layers that are computed unit by unit, each from the same input."""
    first = maps[0].layout
    if any((each.layout.name, each.layout.n) != (first.name, first.n) for each in maps):
        raise Unreadable("the units of a layer read their input in different ways")
    width = sum(each.layout.n_out for each in maps)
    layout = Layout(first.name, first.n, first.n_in, width, first.shape_in, (first.n, width))
    parts = [(m.W_entries, m.W_sign, m.b_entries, m.b_sign, m.constant) for m in maps]
    W, W_sign, b, b_sign, constant = (np.concatenate(each, axis=-1) for each in zip(*parts, strict=True))
    return LayerMap(layout, W, W_sign, b, b_sign, constant)


def _routed(wiring: Wiring, routed: Routed, a_below: Array) -> tuple[Wiring, Array]:
    """Put the weights in the order of the units below; what is always one number becomes a bias."""
    units, constants = routed.units, routed.constants
    order = [
        int(np.flatnonzero(units == unit)[0]) for unit in range(a_below.shape[1]) if (units == unit).any()
    ]
    if len(order) != a_below.shape[1]:
        raise Unreadable("a layer does not read every unit of the layer below")
    b, b_sign, constant = wiring.b_entries, wiring.b_sign, wiring.constant
    for place in np.flatnonzero(units < 0):
        if (b >= 0).any() or constants[place] != 1.0:
            raise Unreadable("a layer reads data beside the answers of the layer below")
        b, b_sign = wiring.W_entries[place], wiring.W_sign[place]
    kept = replace(
        wiring,
        W_entries=wiring.W_entries[order],
        W_sign=wiring.W_sign[order],
        b_entries=b,
        b_sign=b_sign,
        constant=constant,
    )
    return kept, a_below


def _aligned(tape: Tape, kinds: Kinds, nodes: LayerNodes) -> tuple[int, ...]:
    """Put the outputs in the order of the roots that they answer to."""
    if len(nodes.outputs) == 1 or len(nodes.outputs) != len(nodes.roots):
        return nodes.outputs
    own = {output: roots_of(tape, kinds, output) for output in nodes.outputs}
    if all(len(roots) == 1 for roots in own.values()):
        by_root = {roots[0]: output for output, roots in own.items()}
        if len(by_root) == len(nodes.roots):
            return tuple(by_root[root] for root in nodes.roots)
    return nodes.outputs


def _values(tape: Tape, outputs: tuple[int, ...], layout: Layout, shape: tuple[int, ...]) -> Array:
    if len(outputs) == 1:
        value: Any = tape.real(outputs[0])
        if np.size(value) != shape[0] * shape[1]:
            raise Unreadable("a layer gives another number of answers than it has sums")
        return layout.from_program_out(value)
    columns = [np.asarray(tape.value(each), dtype=np.float64).reshape(-1) for each in outputs]
    if len(columns) != shape[1] or any(column.size != shape[0] for column in columns):
        raise Unreadable("a layer gives another number of answers than it has sums")
    return np.column_stack(columns)
