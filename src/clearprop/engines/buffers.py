"""The arrays of a batch of some size, and what is done with them in every step, prepared once.

A call of NumPy on four numbers takes half a microsecond, whatever it computes: so for small layers there are
as few as possible.  They stand as [unit][row] with a row of ones below, which makes a weight of each bias and
one product of a whole layer.  Large layers stand as [row][unit], like the data, of which no copy is made.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from clearprop.engines.engine import Batch
from clearprop.engines.in_place import Call, backward_calls, forward_calls
from clearprop.engines.storage import Storage
from clearprop.network.dense import Dense
from clearprop.numerics.arrays import Array
from clearprop.record.settings import Settings

# Below so many multiplications in the largest product, arrays are turned.
_TURNED_BELOW = 100_000
# The losses whose gradient is the difference of answer and target, times this (and a share of the outputs).
_DIFFERENCES = {"half_squared_error": 1.0, "squared_error": 2.0, "mean_squared_error": 2.0}


class Buffers:
    """Takes in a batch, computes forward and backward, and leaves the gradients in the storage."""

    def __init__(self, rows: int, storage: Storage, settings: Settings, whole: bool) -> None:
        self.y: Array
        self.weight: Array | None = None
        network = storage.template
        self._settings, self._rows, self._layers = settings, rows, network.layers
        self._turned = rows * max(layer.W.size for layer in network) < _TURNED_BELOW
        # One batch in the given order stays in its place.
        self._stays, self._filled = whole and self._turned, False
        self._uniforms: Any = None
        self._make_arrays(network.sizes, network.dtype)
        self._parameters = (storage.views(storage.values), storage.views(storage.gradients))
        self._wholes = [self._whole(storage, number) for number in range(len(network))]
        scale = _DIFFERENCES.get(settings.loss.name)
        share = network.sizes[-1] if settings.loss.name == "mean_squared_error" else 1
        self._scale = 1.0 if settings.loss.on_logits else scale and scale / share
        self._calls = [self._forward(number) for number in range(len(network))]
        self._backs = [self._backward(number) for number in range(len(network))]
        self._forwards = [call for calls in self._calls for call in calls]
        self._backwards = [call for calls in reversed(self._backs) for call in calls]

    def _make_arrays(self, sizes: tuple[int, ...], dtype: np.dtype[Any]) -> None:
        rows, turned = self._rows, self._turned
        ends = np.cumsum([0, *(rows * size for size in sizes[1:])])
        self._all_z, self._zeros = np.zeros(ends[-1], dtype), np.zeros(ends[-1], dtype)
        shapes = [(size, rows) if turned else (rows, size) for size in sizes[1:]]
        self.z = [
            self._all_z[start : start + rows * size].reshape(shape)
            for start, size, shape in zip(ends, sizes[1:], shapes, strict=False)
        ]
        self.delta = [np.empty_like(z) for z in self.z]
        self.slope: dict[int, Array] = {}
        # What enters each layer, and at last the answer; below a turned one a row of ones.
        self._ones = np.ones(rows, dtype)
        self.entering = [np.ones((size + 1, rows) if turned else (rows, size), dtype) for size in sizes]
        self.a = [each[:size] if turned else each for each, size in zip(self.entering, sizes, strict=True)]
        if not turned:
            self.entering[0] = self.a[0] = np.empty((0, 0), dtype)

    def _whole(self, storage: Storage, number: int) -> tuple[Array, Array] | None:
        """W with b below, and both gradients, as one matrix each; or None where b does not stand so."""
        layer, place = self._layers[number], storage.places[number]
        if not self._turned or layer.b is None or len(layer.b) != layer.n_out or layer.bias == "shared":
            return None
        part = slice(place.W, place.W + (layer.n_in + 1) * layer.n_out)
        shape = (layer.n_in + 1, layer.n_out)
        return storage.values[part].reshape(shape), storage.gradients[part].reshape(shape)

    def _forward(self, number: int) -> list[Call]:
        layer, z, a = self._layers[number], self.z[number], self.a[number + 1]
        (W, b), whole, first = self._parameters[0][number], self._wholes[number], self.a[number]
        calls: list[Call] = []
        if whole is not None:
            calls.append(partial(np.dot, whole[0].T, self.entering[number], z))
        elif self._turned:
            calls.append(partial(np.dot, W.T, first, z))
        elif number:
            calls.append(partial(np.dot, first, W, z))
        if whole is None and b is not None:
            calls.append(partial(np.add, z, b[:, None] if self._turned else b, z))
        calls += forward_calls(layer.activation, z, a, self._turned)
        if layer.dropout:
            self.slope[number] = np.empty_like(z)
            calls.append(partial(self._drop, layer, number))
        return calls

    def _drop(self, layer: Dense, number: int) -> None:
        z, a, slope = self.z[number], self.a[number + 1], self.slope[number]
        keep = self._uniforms[: z.size].reshape(self._rows, layer.n_out) >= layer.dropout
        self._uniforms = self._uniforms[z.size :]
        factor = (keep.T if self._turned else keep) / (1 - layer.dropout)
        slope[...] = layer.activation.derivative(z)
        slope *= factor
        a *= factor

    def _backward(self, number: int) -> list[Call]:
        layer, z, a, delta = self._layers[number], self.z[number], self.a[number + 1], self.delta[number]
        (W, _), (dW, db) = (parameters[number] for parameters in self._parameters)
        whole, calls = self._wholes[number], list[Call]()
        if number in self.slope:
            calls.append(partial(np.multiply, delta, self.slope[number], delta))
        elif number < len(self._layers) - 1 or not self._settings.loss.on_logits:
            calls += backward_calls(layer.activation, z, a, delta, self._turned)
        if whole is not None:
            calls.append(partial(np.dot, self.entering[number], delta.T, whole[1]))
        elif self._turned:
            calls.append(partial(np.dot, self.a[number], delta.T, dW))
        elif number:
            calls.append(partial(np.dot, self.a[number].T, delta, dW))
        if whole is None and db is not None:
            calls.append(self._bias_gradient(layer, delta, db))
        if number:
            product = (W, delta) if self._turned else (delta, W.T)
            calls.append(partial(np.dot, *product, self.delta[number - 1]))
        return calls

    def _bias_gradient(self, layer: Dense, delta: Array, db: Array) -> Call:
        if layer.bias == "shared":
            return partial(np.sum, delta, axis=None, out=db.reshape(()))
        return (
            partial(np.dot, delta, self._ones, db) if self._turned else partial(np.dot, self._ones, delta, db)
        )

    def enter(self, data: Batch, rows: Any, uniforms: Any) -> None:
        """Take in the rows of the data; ``uniforms`` decide what dropout keeps."""
        self._uniforms = uniforms
        if self._filled:
            return
        self.y = data.y[rows]
        self.weight = None if data.example_weight is None else data.example_weight[rows]
        self._x = data.x[rows]
        if self._turned:
            np.copyto(self.a[0], self._x.T)
        self._filled = self._stays
        self._target = np.ascontiguousarray(self.y.T) if self._turned else self.y
        self._share = self._shares()

    def _shares(self) -> Any:
        """How much of each example's gradient counts."""
        scale, mean = self._scale or 1.0, self._settings.reduction == "mean"
        if self.weight is None:
            return scale / self._rows if mean else scale
        c = scale * self._settings.coefficients(self._rows, self.weight, self._all_z.dtype)
        return c if self._turned else c[:, None]

    def compute(self) -> Array:
        """Forward and backward; gives what the loss judges, (n, n_out), as a copy."""
        if not self._turned:
            np.dot(self._x, self._parameters[0][0][0], self.z[0])
        for call in self._forwards:
            call()
        answer, delta = self.a[-1], self.delta[-1]
        if self._scale is None:
            self._own_gradient(answer, delta)
        else:
            np.subtract(answer, self._target, delta)
        np.multiply(delta, self._share, delta)
        for call in self._backwards:
            call()
        if not self._turned:
            np.dot(self._x.T, self.delta[0], self._parameters[1][0][0])
        judged = (self.z[-1] if self._settings.loss.on_logits else answer).copy()
        return judged.T if self._turned else judged

    def _own_gradient(self, answer: Array, delta: Array) -> None:
        gradient = self._settings.loss.gradient(answer.T if self._turned else answer, self.y)
        delta[...] = gradient.T if self._turned else gradient

    def look(self) -> float:
        """0 where every sum of the batch is finite, else nan."""
        total: float = np.dot(self._zeros, self._all_z)
        return total
