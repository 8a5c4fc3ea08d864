"""One forward pass, read layer by layer and proved: our own functions must give the program's own numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.found import LayerFound
from clearprop.trace.recognise.kinds import Kind, Kinds
from clearprop.trace.recognise.labels import Labels
from clearprop.trace.recognise.layers import LayerNodes, Unreadable
from clearprop.trace.recognise.passes import Pass
from clearprop.trace.recognise.reading import Read, read_layer
from clearprop.trace.recognise.versions import Stale, stale, used_by_layer
from clearprop.trace.roles.roles import Roles, TrainingStep
from clearprop.trace.tape.tape import Tape

CLOSE = 1e-9


@dataclass(frozen=True)
class PassFound:
    """One pass in our own terms."""

    read: tuple[Read, ...]
    stale: tuple[Stale, ...]

    @property
    def layers(self) -> tuple[LayerFound, ...]:
        """The layers, the first one first."""
        return tuple(each.found for each in self.read)


@dataclass
class Known:
    """How the layers of earlier passes were read, by the places of the text that computed them."""

    layers: dict[object, Read] = field(default_factory=dict)


def read_pass(
    tape: Tape,
    kinds: Kinds,
    values: Mapping[int, int],
    roles: Roles,
    step: TrainingStep,
    made: Pass,
    known: Known,
) -> PassFound:
    """Read one pass.

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
        try:
            one = read_layer(tape, kinds, labels, nodes, below, step.round.begin)
            _prove(one.found, _values(tape, roles, own, labels), k)
        except Unreadable as reason:
            reason.layer = reason.layer or k + 1
            reason.is_moved = _is_moved(tape, kinds, made)
            raise
        read.append(one)
    return PassFound(tuple(read), stale(roles, step, made.layers, used))


def _values(tape: Tape, roles: Roles, used: Mapping[int, int], labels: Labels) -> Array:
    """Give the entries of all parameters as one layer read them; those that it did not read are 0."""
    entries = np.zeros(labels.size)
    for node, number in used.items():
        value = np.asarray(tape.value(node), dtype=np.float64).reshape(-1)
        entries[labels.offsets[number] : labels.offsets[number] + value.size] = value
    return entries


def _prove(layer: LayerFound, entries: Array, k: int) -> None:
    """Compute a layer with our own functions; what the program computed must come out."""
    with np.errstate(all="ignore"):
        z = layer.a_in @ layer.wiring.W(entries) + layer.wiring.b(entries)
        a = layer.activation.value(layer.z)
        if layer.mask is not None:
            a = a * layer.mask
    if not _same(z, layer.z) or not _same(a, layer.a):
        raise Unreadable(f"layer {k + 1} does not give the program's own numbers")


def _same(ours: Array, theirs: Array) -> bool:
    """Whether numbers agree where they are finite; what has overflowed proves nothing."""
    if ours.shape != theirs.shape:
        return False
    finite = np.isfinite(theirs) & np.isfinite(ours)
    scale = np.max(np.abs(theirs[finite]), initial=1.0)
    return bool(np.allclose(ours[finite], theirs[finite], rtol=CLOSE, atol=CLOSE * scale))


def _is_moved(tape: Tape, kinds: Kinds, made: Pass) -> bool:
    """Whether a parameter of a pass was changed by hand: ``p[i] += eps`` to see what comes of it."""
    open_, seen = [root for layer in made.layers for root in layer.roots], set()
    while open_:
        node = open_.pop()
        if node in seen or kinds[node] is Kind.DATA:
            continue
        seen.add(node)
        if kinds[node] is Kind.PARAMETER and tape.nodes[node].kind == "write":
            return True
        open_.extend(tape.parents(node))
    return False


__all__ = ["Known", "LayerNodes", "PassFound", "read_pass"]
