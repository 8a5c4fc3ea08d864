"""The formulas of activations and optimizers once more, written into arrays that are there already.

What has no such form here is computed by its own class and copied.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import sqrt

import numpy as np

from clearprop.engines.storage import Storage
from clearprop.network.network import Network
from clearprop.numerics.activations import Activation, Identity, LeakyRelu, Relu, Sigmoid, Softmax, Tanh
from clearprop.numerics.arrays import Array
from clearprop.record.optimizers import SGD, Adam, Moments
from clearprop.record.settings import Settings

# Something to be done again in every step, with the same arrays.
Call = Callable[[], object]
# A rule changes the parameters: (t, learning_rate, clip_scale).
Rule = Callable[[int, float, float], None]
# So many numbers of each array of a rule stay in the nearest caches.
_BLOCK = 1 << 15


def forward_calls(activation: Activation, z: Array, a: Array, turned: bool) -> list[Call]:
    """``a = f(z)``; arrays are (n, units), or (units, n) where they are turned."""
    kind = type(activation)
    if kind is Sigmoid:
        # Where exp(-z) overflows, 1 / (1 + infinity) is the right 0.
        return [
            partial(np.negative, z, a),
            partial(np.exp, a, a),
            partial(np.add, a, 1.0, a),
            partial(np.reciprocal, a, a),
        ]
    if kind is Tanh:
        return [partial(np.tanh, z, a)]
    if kind is Relu:
        return [partial(np.maximum, z, 0.0, out=a)]
    if kind is Identity:
        return [partial(np.copyto, a, z)]
    if _leaks(activation):
        parameter = activation.slope  # type: ignore[attr-defined]
        return [partial(np.multiply, z, parameter, a), partial(np.maximum, z, a, out=a)]
    if kind is Softmax:
        return _softmax_calls(z, a, turned)
    seen, written = (z.T, a.T) if turned else (z, a)

    def compute() -> None:
        written[...] = activation.value(seen)

    return [compute]


def _softmax_calls(z: Array, a: Array, turned: bool) -> list[Call]:
    """Unit by unit: few units and many rows are what NumPy is slow at the other way round."""
    by_unit = a if turned else np.empty(a.T.shape, a.dtype)
    row = np.empty(by_unit.shape[1], a.dtype)
    calls: list[Call] = [
        partial(np.copyto, by_unit, z if turned else z.T),
        partial(np.maximum.reduce, by_unit, axis=0, out=row),
        partial(np.subtract, by_unit, row, by_unit),
        partial(np.exp, by_unit, by_unit),
        partial(np.add.reduce, by_unit, axis=0, out=row),
        partial(np.divide, by_unit, row, by_unit),
    ]
    return calls if turned else [*calls, partial(np.copyto, a, by_unit.T)]


def backward_calls(activation: Activation, z: Array, a: Array, delta: Array, turned: bool) -> list[Call]:
    """From da, which stands in delta, to delta."""
    kind = type(activation)
    if kind is Sigmoid or kind is Tanh:
        slope = np.empty_like(a)
        first = [partial(np.subtract, 1.0, a, slope), partial(np.multiply, slope, a, slope)]
        if kind is Tanh:
            first = [partial(np.multiply, a, a, slope), partial(np.subtract, 1.0, slope, slope)]
        return [*first, partial(np.multiply, delta, slope, delta)]
    if kind is Relu:
        on = np.empty(a.shape, np.bool_)
        return [partial(np.greater, a, 0.0, on), partial(np.multiply, delta, on, delta)]
    if kind is Identity:
        return []
    if _leaks(activation):
        off = np.empty(a.shape, np.bool_)
        parameter = activation.slope  # type: ignore[attr-defined]
        return [
            partial(np.less_equal, z, 0.0, off),
            partial(np.multiply, delta, parameter, delta, where=off),
        ]
    seen, answer, changed = (z.T, a.T, delta.T) if turned else (z, a, delta)

    def pull_back() -> None:
        if isinstance(activation, Softmax):
            changed[...] = activation.pull_back(changed, answer)
        else:
            changed[...] *= activation.derivative(seen)

    return [pull_back]


def _leaks(activation: Activation) -> bool:
    return isinstance(activation, LeakyRelu) and type(activation) is LeakyRelu and 0 <= activation.slope <= 1


def are_alike(settings: Settings, network: Network) -> bool:
    """Whether all parameters are treated alike, so that they can be updated together."""
    trained = all(layer.trainable and layer.bias != "fixed" for layer in network)
    optimizer = settings.optimizer
    plain = type(optimizer) is Adam or (type(optimizer) is SGD and not optimizer.momentum)
    return trained and plain and not settings.l2 and settings.clip_norm is None


def as_rule(storage: Storage, settings: Settings, network: Network) -> Rule:
    """The optimizer's rule for these arrays."""
    if not are_alike(settings, network):
        return _one_by_one(storage, settings, network)
    if isinstance(settings.optimizer, Adam):
        return _flat_adam(storage, settings.optimizer)
    return _flat_sgd(storage)


def _flat_sgd(storage: Storage) -> Rule:
    g, values = storage.gradients, storage.values

    def rule(t: int, rate: float, scale: float) -> None:
        np.multiply(g, -rate, g)
        np.add(values, g, values)

    return rule


def _flat_adam(storage: Storage, optimizer: Adam) -> Rule:
    """With the corrections of both means taken out of the arrays, block by block."""
    assert storage.m is not None
    assert storage.v is not None
    beta1, beta2, epsilon = optimizer.beta1, optimizer.beta2, optimizer.epsilon
    size = len(storage.values)
    flats = (
        storage.values,
        storage.gradients,
        storage.m,
        storage.v,
        np.empty(min(size, _BLOCK), storage.m.dtype),
    )
    blocks = [
        (*(flat[start : start + _BLOCK] for flat in flats[:4]), flats[4][: min(_BLOCK, size - start)])
        for start in range(0, size, _BLOCK)
    ]

    def rule(t: int, rate: float, scale: float) -> None:
        root = sqrt(1.0 - beta2**t)
        small, far = epsilon * root, -rate * root / (1.0 - beta1**t)
        for values, g, m, v, spare in blocks:
            np.multiply(m, beta1, m)
            np.multiply(g, 1.0 - beta1, spare)
            np.add(m, spare, m)
            np.multiply(v, beta2, v)
            np.multiply(spare, g, spare)
            np.multiply(spare, (1.0 - beta2) / (1.0 - beta1), spare)
            np.add(v, spare, v)
            np.sqrt(v, spare)
            np.add(spare, small, spare)
            np.divide(m, spare, spare)
            np.multiply(spare, far, spare)
            np.add(values, spare, values)

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
