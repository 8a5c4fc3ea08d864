"""What the units of each layer do with the known examples: their sums, their answers, their slopes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clearprop.doctor.health.rebuilt import usable
from clearprop.network.network import Network
from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array
from clearprop.record.step import Step


@dataclass(frozen=True, eq=False)
class LayerView:
    """One layer: ``number`` counts from 1; z, a are (n, n_out); slope is f'(z), None for softmax."""

    number: int
    hidden: bool
    activation: Activation
    z: Array
    a: Array

    @property
    def slope(self) -> Array | None:
        """The derivative of the activation at each sum; not defined entry by entry for softmax."""
        if not self.activation.elementwise:
            return None
        with np.errstate(all="ignore"):
            return self.activation.derivative(self.z)


def from_network(network: Network, x: Array) -> tuple[LayerView, ...]:
    """Carry examples through a network, without dropout."""
    with np.errstate(all="ignore"):
        passed = network.forward(x)
    return tuple(
        LayerView(number, number < len(network), layer.activation, done.z, done.a)
        for number, (layer, done) in enumerate(zip(network, passed.layers, strict=True), start=1)
    )


def from_step(step: Step) -> tuple[LayerView, ...]:
    """Take the sums and answers of a record; nothing where one of them was not observed."""
    views = []
    for number, layer in enumerate(step.layers, start=1):
        z, a = usable(layer.z), usable(layer.a)
        if z is None or a is None or z.ndim != 2:
            return ()
        views.append(LayerView(number, number < len(step.layers), layer.activation, z, a))
    return tuple(views)
