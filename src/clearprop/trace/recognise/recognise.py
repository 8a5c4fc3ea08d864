"""The network behind a recorded program: layer by layer, step by step, and proved by its own numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.found import LayerFound, Wiring
from clearprop.trace.recognise.kinds import Kind, Kinds, parameter_values
from clearprop.trace.recognise.labels import Labels
from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.passes import Pass, passes
from clearprop.trace.recognise.reading import Read, read_layer
from clearprop.trace.recognise.targets import target_of
from clearprop.trace.roles.roles import Roles, TrainingStep
from clearprop.trace.tape.structures import parents_of
from clearprop.trace.tape.tape import Tape

CLOSE = 1e-9


@dataclass(frozen=True)
class StepFound:
    """One training step in our own terms; ``y`` is None where the target has not the prediction's shape.

    ``before`` and ``after`` hold the entries of all parameters, laid end to end.
    """

    step: TrainingStep
    x: Array
    y: Array | None
    layers: tuple[LayerFound, ...]
    before: Array
    after: Array

    def W(self, layer: int, entries: Array) -> Array:
        """Give the weights of a layer with these entries of all parameters."""
        wiring = self.layers[layer].wiring
        return np.where(wiring.W_entries < 0, 0.0, wiring.W_sign * entries[wiring.W_entries])

    def b(self, layer: int, entries: Array) -> Array:
        """Give the biases of a layer, as one for each unit."""
        wiring = self.layers[layer].wiring
        return (
            np.where(wiring.b_entries < 0, 0.0, wiring.b_sign * entries[wiring.b_entries]) + wiring.constant
        )


@dataclass(frozen=True)
class Recognised:
    """What was recognised: the steps that were read, and why others, or all, were not."""

    steps: tuple[StepFound, ...] = ()
    reasons: tuple[str, ...] = field(default=())


def recognise(tape: Tape, roles: Roles) -> Recognised:
    """Read every training step of a program as one of a network of dense layers."""
    values = parameter_values(parameter.nodes for parameter in roles.parameters)
    kinds = Kinds(tape, values)
    found: list[StepFound] = []
    reasons: dict[str, None] = {}
    for step in roles.steps:
        try:
            found.append(_step(tape, kinds, values, roles, step))
        except Unreadable as reason:
            reasons[str(reason)] = None
    return Recognised(tuple(found), tuple(reasons))


def _step(tape: Tape, kinds: Kinds, values: dict[int, int], roles: Roles, step: TrainingStep) -> StepFound:
    made = passes(tape, kinds, step.meetings)
    sizes = [parameter.size for parameter in roles.parameters]
    labels = Labels.of(tape, sizes, _used(tape, kinds, values, step))
    read = [_read(tape, kinds, labels, each) for each in made]
    layers = _stacked(read)
    _prove(layers, step, tape, roles)
    y = [target_of(tape, each, one[-1]) for each, one in zip(made, read, strict=True)]
    before, after = _entries(tape, roles, step, "start"), _entries(tape, roles, step, "end")
    target = None if any(part is None for part in y) else np.vstack([part for part in y if part is not None])
    return StepFound(step, layers[0].a_in, target, layers, before, after)


def _read(tape: Tape, kinds: Kinds, labels: Labels, made: Pass) -> list[Read]:
    read: list[Read] = []
    for nodes in made.layers:
        read.append(read_layer(tape, kinds, labels, nodes, read[-1] if read else None))
    return read


def _used(tape: Tape, kinds: Kinds, values: dict[int, int], step: TrainingStep) -> dict[int, int]:
    """Give the values of parameters that the predictions of a step were computed from."""
    found, open_, seen = {}, list(step.predictions), set()
    while open_:
        node = open_.pop()
        if node in seen or kinds[node] is Kind.DATA:
            continue
        seen.add(node)
        if node in values:
            found[node] = values[node]
        else:
            open_.extend(parents_of(tape.nodes[node]))
    return found


def _stacked(read: list[list[Read]]) -> tuple[LayerFound, ...]:
    """Put the examples of all passes under each other."""
    if len({len(each) for each in read}) != 1:
        raise Unreadable("the passes of one step have different numbers of layers")
    stacked = []
    for layer in zip(*read, strict=True):
        parts = [each.found for each in layer]
        first: LayerFound = parts[0]
        if not all(part.wiring.like(first.wiring) and part.activation == first.activation for part in parts):
            raise Unreadable("the passes of one step read different parameters")
        stacked.append(first if len(parts) == 1 else _joined(parts))
    return tuple(stacked)


def _joined(parts: list[LayerFound]) -> LayerFound:
    first = parts[0]
    masks = [part.mask for part in parts if part.mask is not None]
    return LayerFound(
        first.wiring,
        first.activation,
        np.vstack([part.a_in for part in parts]),
        np.vstack([part.z for part in parts]),
        np.vstack([part.a for part in parts]),
        np.vstack(masks) if len(masks) == len(parts) else None,
        tuple(node for part in parts for node in part.z_nodes),
        tuple(node for part in parts for node in part.a_nodes),
    )


def _entries(tape: Tape, roles: Roles, step: TrainingStep, which: str) -> Array:
    """Give all parameters end to end, as they were before or after a step."""
    parts = []
    for parameter in roles.parameters:
        change = parameter.state.changes.get(step.number)
        if change is None:
            raise Unreadable(f"{parameter.name} was not seen to change in a step")
        parts.append(np.asarray(tape.value(getattr(change, which)), dtype=np.float64).reshape(-1))
    return np.concatenate(parts)


def _prove(layers: tuple[LayerFound, ...], step: TrainingStep, tape: Tape, roles: Roles) -> None:
    """Compute each layer with our own functions; what the program computed must come out."""
    entries = _entries(tape, roles, step, "start")
    for k, layer in enumerate(layers):
        wiring: Wiring = layer.wiring
        W = wiring.W_sign * entries[wiring.W_entries]
        b = np.where(wiring.b_entries < 0, 0.0, wiring.b_sign * entries[wiring.b_entries]) + wiring.constant
        a = layer.activation.value(layer.a_in @ W + b)
        if layer.mask is not None:
            a = a * layer.mask
        if not _same(layer.a_in @ W + b, layer.z) or not _same(a, layer.a):
            raise Unreadable(f"layer {k + 1} does not give the program's own numbers")


def _same(ours: Array, theirs: Array) -> bool:
    finite = np.isfinite(theirs)
    scale = np.max(np.abs(theirs[finite]), initial=1.0)
    return bool(np.allclose(ours[finite], theirs[finite], rtol=CLOSE, atol=CLOSE * scale))
