"""The true gradient of a step that was read: our own backward pass through the program's own numbers.

The program's forward pass was proved to be this network, so the gradient of any loss at its prediction
follows by the chain rule; nothing of the program's own backward pass is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from clearprop.numerics.activations import Softmax
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.found import LayerFound
from clearprop.trace.recognise.recognise import StepFound

MOST_NUMBERS = 1_000_000


@dataclass(frozen=True)
class LayerTruth:
    """``∂loss/∂a``, ``∂a/∂z``, ``∂loss/∂z`` and the gradients of one layer; None where fused."""

    da: Array | None
    slope: Array | None
    delta: Array
    dW: Array
    db: Array


@dataclass(frozen=True, eq=False)
class Truth:
    """The truth of every layer, and of every entry of the program's parameters, laid end to end.

    Of many examples the layers are computed again when somebody asks for them: there is a truth of every step
    for every loss, and few are looked at.  ``gradients`` are dW and db of each layer.
    """

    found: StepFound
    gradient: Array
    fused: bool
    gradients: tuple[tuple[Array, Array], ...]
    entries: Array

    @cached_property
    def layers(self) -> tuple[LayerTruth, ...]:
        """The truth of every layer, the first one first."""
        return _layers(self.found, self.gradient, self.fused)


def truth(found: StepFound, gradient: Array, fused: bool) -> Truth:
    """Carry a loss back through a step.

    Parameters
    ----------
    gradient : (n, n_out)  ∂loss/∂a of the last layer; ∂loss/∂z, if fused
    """
    layers = _layers(found, gradient, fused)
    gradients = tuple((layer.dW, layer.db) for layer in layers)
    made = Truth(found, gradient, fused, gradients, _entries(found, layers))
    if sum(layer.z.size for layer in found.layers) <= MOST_NUMBERS:
        made.__dict__["layers"] = layers
    return made


def _layers(found: StepFound, gradient: Array, fused: bool) -> tuple[LayerTruth, ...]:
    layers: list[LayerTruth] = []
    for k in reversed(range(len(found.layers))):
        layer = found.layers[k]
        da, slope, delta = (None, None, gradient) if fused else _through(layer, gradient)
        layers.append(LayerTruth(da, slope, delta, layer.a_in.T @ delta, delta.sum(axis=0)))
        if k:
            gradient, fused = delta @ found.W(k, found.read).T, False
    return tuple(reversed(layers))


def _through(layer: LayerFound, da: Array) -> tuple[Array, Array | None, Array]:
    if isinstance(layer.activation, Softmax):
        return da, None, layer.activation.pull_back(da, layer.a)
    return da, layer.slope, da * layer.slope


def _entries(found: StepFound, layers: tuple[LayerTruth, ...]) -> Array:
    """Add the gradients up for each entry; an entry that stands in several places gets the sum of all."""
    gradient = np.zeros_like(found.before)
    for layer, truth_ in zip(found.layers, layers, strict=True):
        wiring = layer.wiring
        for entries, part in (
            (wiring.W_entries, wiring.W_sign * truth_.dW),
            (wiring.b_entries, wiring.b_sign * truth_.db),
        ):
            known = entries >= 0
            np.add.at(gradient, entries[known], part[known])
    return gradient
