"""The formulas of activations and optimizers once more, written into arrays that are there already.

What has no such form here is computed by its own class and copied.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from clearprop.engines.storage import Storage
from clearprop.network.network import Network
from clearprop.numerics.activations import Activation, Identity, LeakyRelu, Relu, Sigmoid, Softmax, Tanh
from clearprop.numerics.arrays import Array
from clearprop.record.optimizers import SGD, Adam, Moments
from clearprop.record.settings import Settings

# A rule changes the parameters: (t, learning_rate, clip_scale).
Rule = Callable[[int, float, float], None]


def activate(activation: Activation, z: Array, a: Array, slope: Array, spare: Array) -> None:
    """``a = f(z)`` and its slope."""
    kind = type(activation)
    if kind is Sigmoid:
        _sigmoid(z, a, slope, spare)
    elif kind is Relu:
        np.maximum(z, 0.0, out=a)
        np.greater(z, 0.0, out=slope, casting="unsafe")
    elif kind is Tanh:
        np.tanh(z, out=a)
        np.cosh(z, out=slope)
        np.multiply(slope, slope, out=slope)
        np.reciprocal(slope, out=slope)
    elif kind is Identity:
        np.copyto(a, z)
        slope.fill(1.0)
    elif isinstance(activation, LeakyRelu) and kind is LeakyRelu:
        np.greater(z, 0.0, out=slope, casting="unsafe")
        np.maximum(slope, activation.slope, out=slope) if 0 <= activation.slope <= 1 else np.copyto(
            slope, activation.derivative(z)
        )
        np.multiply(z, slope, out=a)
    else:
        a[...] = activation.value(z)
        if activation.elementwise:
            slope[...] = activation.derivative(z)


def _sigmoid(z: Array, a: Array, slope: Array, spare: Array) -> None:
    """With e = exp(-|z|), r = 1 / (1 + e): a is r, or e r below 0, and the slope is e r r."""
    np.absolute(z, out=spare)
    np.negative(spare, out=spare)
    np.exp(spare, out=spare)
    np.add(spare, 1.0, out=a)
    np.reciprocal(a, out=a)
    np.multiply(spare, a, out=spare)
    np.multiply(spare, a, out=slope)
    np.copyto(a, spare, where=z < 0.0)


def pull_back(activation: Activation, da: Array, a: Array, slope: Array) -> None:
    """From da to delta, in its place."""
    if isinstance(activation, Softmax):
        da[...] = activation.pull_back(da, a)
    else:
        np.multiply(da, slope, out=da)


def as_rule(storage: Storage, settings: Settings, network: Network) -> Rule:
    """The optimizer's rule for these arrays: for all of them at once where they are treated alike."""
    optimizer = settings.optimizer
    alike = all(layer.trainable and layer.bias != "fixed" for layer in network)
    alike = alike and not settings.l2 and not getattr(optimizer, "weight_decay", 0.0)
    if alike and type(optimizer) is SGD and not optimizer.momentum:
        return _flat_sgd(storage)
    if alike and isinstance(optimizer, Adam):
        return _flat_adam(storage, optimizer)
    return _one_by_one(storage, settings, network)


def _flat_sgd(storage: Storage) -> Rule:
    g, values = storage.gradients, storage.values

    def rule(t: int, rate: float, scale: float) -> None:
        np.multiply(g, -rate * scale, out=g)
        np.add(values, g, out=values)

    return rule


def _flat_adam(storage: Storage, optimizer: Adam) -> Rule:
    g, values, m, v = storage.gradients, storage.values, storage.m, storage.v
    assert m is not None
    assert v is not None
    spare, beta1, beta2 = np.empty_like(g), optimizer.beta1, optimizer.beta2

    def rule(t: int, rate: float, scale: float) -> None:
        if scale != 1.0:
            np.multiply(g, scale, out=g)
        np.multiply(m, beta1, out=m)
        np.multiply(g, 1.0 - beta1, out=spare)
        np.add(m, spare, out=m)
        np.multiply(v, beta2, out=v)
        np.multiply(g, g, out=g)
        np.multiply(g, 1.0 - beta2, out=g)
        np.add(v, g, out=v)
        np.multiply(v, 1.0 / (1.0 - beta2**t), out=spare)
        np.sqrt(spare, out=spare)
        np.add(spare, optimizer.epsilon, out=spare)
        np.divide(m, spare, out=spare)
        np.multiply(spare, -rate / (1.0 - beta1**t), out=spare)
        np.add(values, spare, out=values)

    return rule


def _one_by_one(storage: Storage, settings: Settings, network: Network) -> Rule:
    """Each array by the optimizer's own rule: what is trained, decayed and penalised differs between them."""
    flats = (storage.values, storage.gradients, storage.m, storage.v)
    views = [None if flat is None else storage.views(flat) for flat in flats]

    def rule(t: int, rate: float, scale: float) -> None:
        for number, layer in enumerate(network):
            for kind, trains in ((0, layer.trainable), (1, layer.trains_bias)):
                value, g, m, v = (None if found is None else found[number][kind] for found in views)
                if not trains or value is None or g is None:
                    continue
                g = scale * (g + settings.l2 * value) if kind == 0 else scale * g
                update, after = settings.optimizer.update(
                    g, value, Moments(m, v), t=t, learning_rate=rate, decay=kind == 0
                )
                np.add(value, update, out=value)
                for memory, new in zip((m, v), after, strict=True):
                    if memory is not None and new is not None:
                        memory[...] = new

    return rule
