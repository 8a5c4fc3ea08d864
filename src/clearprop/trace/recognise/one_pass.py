"""One forward pass, read layer by layer and proved: our own functions must give the program's own numbers."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.found import LayerFound
from clearprop.trace.recognise.kinds import Kind, Kinds
from clearprop.trace.recognise.labels import Integers, Labels
from clearprop.trace.recognise.layers import LayerNodes, Unreadable
from clearprop.trace.recognise.passes import Pass
from clearprop.trace.recognise.reading import Read, read_layer
from clearprop.trace.recognise.repeating import layer_key, read_again
from clearprop.trace.recognise.responses import unknown
from clearprop.trace.recognise.step_unit import StepUnit
from clearprop.trace.recognise.versions import Stale, stale, used_by, used_by_layer
from clearprop.trace.recognise.wirings import with_orientation
from clearprop.trace.roles.additive import ADDING, SUBTRACTING
from clearprop.trace.roles.family import sources_of
from clearprop.trace.roles.roles import Roles, TrainingStep
from clearprop.trace.tape.tape import Tape

CLOSE = 1e-9
# Sums of some hundred terms, each rounded.
FLOAT32 = 64.0
MOST_NUMBERS = 1_000_000


@dataclass(frozen=True)
class PassFound:
    """One pass in our own terms."""

    read: tuple[Read, ...]
    stale: tuple[Stale, ...]

    @property
    def layers(self) -> tuple[LayerFound, ...]:
        """The layers, the first one first."""
        return tuple(each.found for each in self.read)


def read_pass(
    tape: Tape,
    kinds: Kinds,
    values: Mapping[int, int],
    roles: Roles,
    step: TrainingStep,
    made: Pass,
    known: dict[Hashable, Read] | None = None,
) -> PassFound:
    """Read one pass.

    Parameters
    ----------
    known : how layers were read that the same lines of the program computed before; it is added to

    Raises
    ------
    Unreadable
        where a layer is none of ours, or our layer does not give the program's numbers
    """
    read: list[Read] = []
    used = [used_by_layer(tape, kinds, values, layer) for layer in made.layers]
    sizes = [parameter.size for parameter in roles.parameters]
    for k, (nodes, own) in enumerate(zip(made.layers, used, strict=True)):
        labels = Labels.of(tape, sizes, own)
        below = read[-1] if read else None
        entries, close = _values(tape, own, labels), _precision(tape, nodes)
        key = layer_key(tape, nodes, k)
        again = None if known is None or key not in known else read_again(tape, nodes, known[key], below)
        if again is not None and _gives(_some(again.found), entries, close):
            read.append(again)
            continue
        try:
            one = read_layer(tape, kinds, labels, nodes, below, step.round.begin)
            if not _gives(one.found, entries, close):
                raise Unreadable(f"layer {k + 1} does not give the program's own numbers")
        except Unreadable as reason:
            reason.layer = reason.layer or k + 1
            raise
        read.append(_with_training(one, roles, labels))
        if known is not None:
            known[key] = read[-1]
    if len(read) > 1 and any(isinstance(each.found.activation, StepUnit) for each in read):
        raise Unreadable(*unknown("none"))
    turned = with_orientation([each.found.wiring for each in read])
    told = [replace(one, found=replace(one.found, wiring=w)) for one, w in zip(read, turned, strict=True)]
    return PassFound(tuple(told), stale(roles, step, made.layers, used))


def _with_training(read: Read, roles: Roles, labels: Labels) -> Read:
    """Say whether the weights of a layer are trained, and whether its biases are."""

    def fixed(entries: Integers) -> bool:
        owners = np.unique(np.searchsorted(labels.offsets, entries[entries >= 0], side="right") - 1)
        return bool(owners.size) and not any(roles.parameters[number].trained for number in owners)

    wiring = read.found.wiring
    is_trained = not fixed(wiring.W_entries)
    has_fixed_bias = is_trained and fixed(wiring.b_entries)
    told = replace(wiring, is_trained=is_trained, has_fixed_bias=has_fixed_bias)
    return replace(read, found=replace(read.found, wiring=told))


def _precision(tape: Tape, nodes: LayerNodes) -> float:
    """Give how closely a layer's numbers can be repeated: less closely where it computes in float32."""
    kinds = [_dtype(tape, node) for node in (*nodes.roots[:1], *nodes.outputs[:1])]
    rounding = max((float(np.finfo(kind).eps) for kind in kinds if kind.kind == "f"), default=0.0)
    return max(CLOSE, FLOAT32 * rounding)


def _dtype(tape: Tape, node: int) -> np.dtype[Any]:
    held = getattr(tape.nodes[node].held, "dtype", None)
    return held if isinstance(held, np.dtype) else np.asarray(tape.value(node)).dtype


def _values(tape: Tape, used: Mapping[int, int], labels: Labels) -> Array:
    """Give the entries of all parameters as one layer read them; those that it did not read are 0."""
    entries = np.zeros(labels.size)
    for node, number in used.items():
        value = np.asarray(tape.value(node), dtype=np.float64).reshape(-1)
        entries[labels.offsets[number] : labels.offsets[number] + value.size] = value
    return entries


def _gives(layer: LayerFound, entries: Array, close: float) -> bool:
    """Whether our own functions give what the program computed."""
    with np.errstate(all="ignore"):
        z = layer.a_in @ layer.wiring.W(entries) + layer.wiring.b(entries)
        a = layer.activation.value(layer.z)
        if layer.mask is not None:
            a = a * layer.mask
    return _same(z, layer.z, close) and _same(a, layer.a, close)


def _some(layer: LayerFound) -> LayerFound:
    """Give a layer with some of its examples, where they are many: it was proved with all of them once."""
    some = slice(None, None, max(1, layer.a_in.size // MOST_NUMBERS))
    mask = None if layer.mask is None else layer.mask[some]
    return replace(layer, a_in=layer.a_in[some], z=layer.z[some], a=layer.a[some], mask=mask)


def _same(ours: Array, theirs: Array, close: float) -> bool:
    """Whether numbers agree where they are finite; what has overflowed proves nothing."""
    if ours.shape != theirs.shape:
        return False
    finite = np.isfinite(theirs) & np.isfinite(ours)
    scale = np.max(np.abs(theirs[finite]), initial=1.0)
    return bool(np.allclose(ours[finite], theirs[finite], rtol=close, atol=close * scale))


def at_rest(layers: tuple[LayerFound, ...], entries: Array) -> tuple[LayerFound, ...]:
    """Give layers that were proved with moved parameters as they are with these entries."""
    found: list[LayerFound] = []
    for layer in layers:
        a_in = found[-1].a if found else layer.a_in
        z = a_in @ layer.wiring.W(entries) + layer.wiring.b(entries)
        a = layer.activation.value(z)
        found.append(replace(layer, a_in=a_in, z=z, a=a if layer.mask is None else a * layer.mask))
    return tuple(found)


def is_nudge(tape: Tape, kinds: Kinds, node: int) -> bool:
    """Whether a node may be a parameter after it was moved by hand."""
    recorded = tape.nodes[node]
    adds = recorded.function in ADDING or recorded.function in SUBTRACTING
    return kinds[node] is Kind.PARAMETER and (recorded.kind == "write" or adds)


def is_moved(tape: Tape, kinds: Kinds, values: Mapping[int, int], made: Pass) -> bool:
    """Whether a parameter of a pass was changed by hand: ``p[i] += eps`` to see what comes of it."""
    open_, seen = [root for layer in made.layers for root in layer.roots], set()
    while open_:
        node = open_.pop()
        if node in seen or kinds[node] is Kind.DATA:
            continue
        seen.add(node)
        if node in values:
            continue
        if is_nudge(tape, kinds, node):
            base = next(iter(used_by(tape, kinds, values, [node])), node)
            if not np.array_equal(np.asarray(tape.value(base)), np.asarray(tape.value(node))):
                return True
            continue
        open_.extend(sources_of(tape.nodes[node]))
    return False
