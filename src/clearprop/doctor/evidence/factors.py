"""Edits that put the slope of an activation in its place: a factor that is missing, or a slope that is
wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.readings import Readings
from clearprop.doctor.evidence.trials import Trial
from clearprop.numerics.activations import (
    Activation,
    Elu,
    Identity,
    LeakyRelu,
    Relu,
    Sigmoid,
    Softplus,
    Tanh,
)
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.tape import Tape

MOST_UNITS = 32

# The activations whose slope is told from their answer.
TOLD = (Sigmoid, Tanh, Relu, LeakyRelu, Elu, Softplus)


@dataclass(frozen=True)
class Slope:
    """The slope of one layer's activation, as the program would write it."""

    layer: int
    activation: Activation
    name: str
    of_answer: bool

    @property
    def text(self) -> str:
        """The factor, in the program's own names."""
        return written(self.activation, self.name)

    def value(self, a: Any) -> Any:
        """Compute the slope from the layer's answers (or sums)."""
        return computed(self.activation, np.asarray(a, dtype=np.float64))


def written(activation: Activation, name: str) -> str:
    """Write the slope of an activation in terms of its answer."""
    if isinstance(activation, Sigmoid):
        return f"{name} * (1 - {name})"
    if isinstance(activation, Tanh):
        return f"(1 - {name} ** 2)"
    if isinstance(activation, Relu):
        return f"({name} > 0)"
    if isinstance(activation, LeakyRelu):
        return f"np.where({name} > 0, 1.0, {activation.slope:.12g})"
    if isinstance(activation, Elu):
        return f"np.where({name} > 0, 1.0, {name} + {activation.scale:.12g})"
    if isinstance(activation, Softplus):
        return f"(1 - np.exp(-{name}))"
    return "1"


def computed(activation: Activation, a: Any) -> Any:
    """Compute the slope of an activation from its answer."""
    if isinstance(activation, Sigmoid):
        return a * (1 - a)
    if isinstance(activation, Tanh):
        return 1 - a**2
    if isinstance(activation, Relu):
        return (a > 0) * 1.0
    if isinstance(activation, LeakyRelu):
        return np.where(a > 0, 1.0, activation.slope)
    if isinstance(activation, Elu):
        return np.where(a > 0, 1.0, a + activation.scale)
    if isinstance(activation, Softplus):
        return 1 - np.exp(-a)
    if isinstance(activation, Identity):
        return np.ones_like(a)
    raise ValueError(f"the slope of {activation} is not told from its answer")


def slopes(texts: Mapping[str, int], judged: Judged) -> Iterator[Slope]:
    """Give the slopes whose answers can be read at a place, by the texts that they have there."""
    by_node: dict[int, str] = {}
    for text, read in texts.items():
        by_node.setdefault(read, text)
    for layer, found in enumerate(judged.steps[0].layers):
        if not isinstance(found.activation, TOLD):
            continue
        for answer in found.a_nodes:
            if answer in by_node:
                yield Slope(layer, found.activation, by_node[answer], True)
        # The sign of a sum is that of its answer.
        for total in found.z_nodes if isinstance(found.activation, Relu | LeakyRelu) else ():
            if total in by_node:
                yield Slope(layer, found.activation, by_node[total], False)


@dataclass(frozen=True)
class Factor:
    """What a place may have forgotten to multiply by: its text, what it is made of, and how."""

    layer: int
    text: str
    name: str
    made: Callable[[Any], Any]


def factors(tape: Tape, judged: Judged, texts: Mapping[str, int], shape: tuple[int, ...]) -> Iterator[Factor]:
    """Give the slopes of a shape that can be read by some texts: those that are there already, and new
    ones.
    """
    for text, layer in _ready(tape, judged, texts, shape):
        yield Factor(layer, text, text, lambda made: made)
    for slope in slopes(texts, judged):
        if np.shape(tape.value(texts[slope.name])) == shape:
            yield Factor(slope.layer, slope.text, slope.name, slope.value)


def factor_trials(tape: Tape, readings: Readings, judged: Judged, site: int, node: Node) -> Iterator[Trial]:
    """A slope that should have multiplied what a site computes."""
    if node.kind != "apply":
        return
    for each in factors(tape, judged, readings.texts(node), np.shape(tape.value(node.id))):
        detail = {"layer": each.layer, "name": each.name}
        yield Trial(site, "factor", _times(readings, each.name, each.made), None, each.text, detail)


def _times(readings: Readings, text: str, made: Callable[[Any], Any]) -> Callable[[Node, Any], Any]:
    """Multiply what a node computes by what is made of a text there."""

    def change(node: Node, value: Any) -> Any:
        found = readings.node(text, node)
        if found is None:
            raise LookupError(text)
        return execute(node, value) * made(value(found))

    return change


def _ready(
    tape: Tape, judged: Judged, texts: Mapping[str, int], shape: tuple[int, ...]
) -> Iterator[tuple[str, int]]:
    """Give the texts that already stand for the slope of a layer, or for what a layer was masked with."""
    known: list[tuple[int, Any]] = []
    for layer, found in enumerate(judged.steps[0].layers):
        if not isinstance(found.activation, TOLD):
            continue
        for answer in found.a_nodes[:MOST_UNITS]:
            if np.shape(tape.value(answer)) == shape:
                slope = computed(found.activation, np.asarray(tape.value(answer), dtype=np.float64))
                known.append((layer, slope))
    answers = {answer for found in judged.steps[0].layers for answer in found.a_nodes}
    forward = tape.ancestors(judged.steps[0].step.predictions)
    for text, node in texts.items():
        value = tape.value(node)
        if np.shape(value) != shape or node in answers or not _is_numeric(value):
            continue
        alike = [layer for layer, slope in known if np.allclose(value, slope, rtol=1e-9, atol=0.0)]
        # What masks units is read on the way to the answers; targets of 0 and 1 are not.
        if alike or (_is_mask(value) and node in forward):
            yield text, alike[0] if alike else -1


def _is_numeric(value: Any) -> bool:
    return isinstance(value, np.ndarray | float | np.floating) and np.asarray(value).dtype.kind in "fb"


def _is_mask(value: Any) -> bool:
    """Whether an array keeps some numbers, all by one factor, and sets the others to 0."""
    array = np.asarray(value, dtype=np.float64)
    return array.ndim > 0 and not array.all() and np.unique(array).size == 2


def slope_trials(tape: Tape, judged: Judged, site: int, node: Node) -> Iterator[Trial]:
    """A site that should compute the slope of a layer and computes something else.

    Only what the error does not enter can be a slope.
    """
    if any(each.node in tape.ancestors([node.id]) for each in judged.steps[0].step.meetings):
        return
    shape = np.shape(tape.value(node.id))
    for layer, found in enumerate(judged.steps[0].layers):
        if isinstance(found.activation, Identity) or not any(
            np.shape(tape.value(answer)) == shape for answer in found.a_nodes
        ):
            continue

        def change(n: Node, value: Any, layer: int = layer) -> Any:
            return _slope_at(tape, judged, n, layer, value)

        yield Trial(site, "slope", change, None, written(found.activation, "a"), {"layer": layer})


def _slope_at(tape: Tape, judged: Judged, node: Node, layer: int, value: Any) -> Any:
    """Compute the slope of the layer whose answers (or sums) a node was computed from."""
    for step in judged.steps:
        if step.step.round.begin <= node.id < step.step.round.end:
            before = tape.ancestors([node.id])
            for k in sorted(range(len(step.layers)), key=lambda k: k != layer):
                found = step.layers[k]
                for z, a in zip(found.z_nodes, found.a_nodes, strict=False):
                    if (z in before or a in before) and np.shape(tape.value(a)) == np.shape(
                        tape.value(node.id)
                    ):
                        deeper = [m for m in step.layers[k + 1 :] if set(m.z_nodes) & before]
                        if not deeper:
                            return computed(found.activation, np.asarray(value(a), dtype=np.float64))
    raise LookupError("no layer")
