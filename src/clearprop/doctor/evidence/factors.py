"""Edits that put the slope of an activation in its place: a factor that is missing, or a slope that is
wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.scope import Scope
from clearprop.doctor.evidence.trials import Trial
from clearprop.numerics.activations import Activation, Elu, Identity, LeakyRelu, Relu, Sigmoid, Softplus, Tanh
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.tape import Tape


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


def _slopes(tape: Tape, scope: Scope, judged: Judged, node: Node) -> Iterator[tuple[Slope, str]]:
    """Give the slopes whose answers can be read at a node, by the names that they have there."""
    names = scope.names(node)
    by_node = {scope.node(name, node): name for name in reversed(names)}
    for layer, found in enumerate(judged.steps[0].layers):
        for answer in found.a_nodes:
            name = by_node.get(answer)
            if name is not None and not isinstance(found.activation, Identity):
                yield Slope(layer, found.activation, name, True), name
        # The sign of a sum is that of its answer.
        for total in found.z_nodes if isinstance(found.activation, Relu | LeakyRelu) else ():
            name = by_node.get(total)
            if name is not None:
                yield Slope(layer, found.activation, name, False), name


def factor_trials(tape: Tape, scope: Scope, judged: Judged, site: int, node: Node) -> Iterator[Trial]:
    """A slope that should have multiplied what a site computes."""
    shape = np.shape(tape.value(node.id))
    for slope, name in _slopes(tape, scope, judged, node):
        found = scope.node(name, node)
        if found is None or np.shape(tape.value(found)) != shape or node.kind != "apply":
            continue

        def change(n: Node, value: Any, slope: Slope = slope, name: str = name) -> Any:
            answer = scope.node(name, n)
            if answer is None:
                raise LookupError(name)
            return execute(n, value) * slope.value(value(answer))

        yield Trial(site, "factor", change, None, slope.text, {"layer": slope.layer, "name": name})


def slope_trials(tape: Tape, scope: Scope, judged: Judged, site: int, node: Node) -> Iterator[Trial]:
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
