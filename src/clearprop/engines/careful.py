"""The careful engine: NumPy alone, but every array in its place; for where nothing could be compiled.

The readable reference makes a new array for every number, so that a Step can be looked at for ever.  Steps
that nobody looks at are taken here with the same formulas in arrays that are used again.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.engines.course import Advance, Course, empty_curves
from clearprop.engines.engine import Batch
from clearprop.engines.in_place import activate, as_rule, pull_back
from clearprop.engines.reference import step
from clearprop.engines.storage import Storage
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.numerics.updates import clip_scale
from clearprop.record.settings import Plan

name = "careful"

__all__ = ["course", "name", "step"]

# The losses whose gradient is the difference of answer and target, times this (and a share of the outputs).
_DIFFERENCES = {"half_squared_error": 1.0, "squared_error": 2.0, "mean_squared_error": 2.0}


def course(network: Network, plan: Plan, data: Batch) -> Course:
    """Set out on a training; every setting is known here."""
    return CarefulCourse(network, plan, data)


class _Buffers:
    """The arrays of a batch of some size."""

    def __init__(self, rows: int, network: Network) -> None:
        sizes = [layer.n_out for layer in network]
        ends = np.cumsum([0, *(rows * size for size in sizes)])
        self.all_z = np.empty(ends[-1], network.dtype)
        self.z = [
            self.all_z[start : start + rows * size].reshape(rows, size)
            for start, size in zip(ends, sizes, strict=False)
        ]
        self.a, self.slope, self.delta, self.spare = ([np.empty_like(z) for z in self.z] for _ in range(4))
        self.ones, self.zeros = np.ones(rows, network.dtype), np.zeros(ends[-1], network.dtype)
        self.x = np.empty((rows, network.sizes[0]), network.dtype)


class CarefulCourse(Course):
    """Takes the steps one after the other, each in the same arrays."""

    def __init__(self, network: Network, plan: Plan, data: Batch) -> None:
        super().__init__(Storage(network, plan.optimizer.slots, 1), plan, data)
        self._settings, self._layers = plan.settings, network.layers
        self._buffers: dict[int, _Buffers] = {}
        self._values, self._gradients = (
            self.storage.views(self.storage.values),
            self.storage.views(self.storage.gradients),
        )
        self._zeros = np.zeros_like(self.storage.values)
        self._rule = as_rule(self.storage, plan.settings, network)
        scale = _DIFFERENCES.get(plan.loss.name)
        share = network.sizes[-1] if plan.loss.name == "mean_squared_error" else 1
        self._scale = 1.0 if plan.loss.on_logits else scale and scale / share

    def advance(self, start: int, count: int, t: int, orders: Any, uniforms: Any) -> Advance:
        n, steps, rates = len(self.data.x), self.steps_an_epoch, self.rates(t, count)
        curves = empty_curves((start + count - 1) // steps + 1)
        judged, used, done = [], 0, 0
        with np.errstate(all="ignore"):
            for done in range(count):
                epoch, place = divmod(start + done, steps)
                first = place * self.batch_size
                rows = slice(first, min(first + self.batch_size, n))
                if orders is not None:
                    rows = orders[epoch, rows]
                x, y = self.data.x[rows], self.data.y[rows]
                size = len(x)
                weight = None if self.data.example_weight is None else self.data.example_weight[rows]
                masks = None if uniforms is None else uniforms[used:]
                used += self.uniforms_of_step(size)
                if size not in self._buffers:
                    self._buffers[size] = _Buffers(size, self.storage.template)
                judged.append((epoch, self._step(self._buffers[size], x, y, weight, masks), y, weight))
                rate = float(rates[0 if len(rates) == 1 else done])
                if not self._update(self._buffers[size], t + done + 1, rate):
                    break
            else:
                done = count
            is_finite = self._judge(judged, curves)
        return Advance(done if is_finite else 0, curves)

    def _step(self, buffers: _Buffers, x: Array, y: Array, weight: Array | None, uniforms: Any) -> Array:
        """Forward and backward; gives what the loss judges."""
        a_in, masks = x, uniforms
        for number, (layer, (W, b)) in enumerate(zip(self._layers, self._values, strict=True)):
            z = np.matmul(a_in, W, out=buffers.z[number])
            if b is not None:
                np.add(z, b, out=z)
            a, slope = buffers.a[number], buffers.slope[number]
            activate(layer.activation, z, a, slope, buffers.spare[number])
            if layer.dropout:
                keep = masks[: z.size].reshape(z.shape) >= layer.dropout
                masks = masks[z.size :]
                for array in (a, slope):
                    array *= keep / (1 - layer.dropout)
            a_in = a
        self._outputs(buffers, y, weight)
        self._backward(buffers, x)
        return (z if self._settings.loss.on_logits else a_in).copy()

    def _outputs(self, buffers: _Buffers, y: Array, weight: Array | None) -> None:
        """The gradient of the losses by the outputs, each with its share in the batch."""
        a, delta = buffers.a[-1], buffers.delta[-1]
        if self._scale is None:
            delta[...] = self._settings.loss.gradient(a, y)
        else:
            np.subtract(a, y, out=delta)
        scale = self._scale or 1.0
        if weight is None:
            delta *= scale / len(y) if self._settings.reduction == "mean" else scale
        else:
            delta *= scale * self._settings.coefficients(len(y), weight, delta.dtype)[:, None]

    def _backward(self, buffers: _Buffers, x: Array) -> None:
        last = len(self._layers) - 1
        for number in range(last, -1, -1):
            layer, delta = self._layers[number], buffers.delta[number]
            if number < last or not self._settings.loss.on_logits:
                pull_back(layer.activation, delta, buffers.a[number], buffers.slope[number])
            dW, db = self._gradients[number]
            np.matmul((buffers.a[number - 1] if number else x).T, delta, out=dW)
            if layer.bias == "shared" and db is not None:
                db[0] = delta.sum()
            elif db is not None:
                np.matmul(buffers.ones, delta, out=db)
            if number:
                np.matmul(delta, self._values[number][0].T, out=buffers.delta[number - 1])

    def _update(self, buffers: _Buffers, t: int, rate: float) -> bool:
        """All parameters; whether every number was finite: 0 times what is not is nan."""
        gradients, values = self.storage.gradients, self.storage.values
        total = buffers.zeros @ buffers.all_z + self._zeros @ gradients
        self._rule(t, rate, self._clip())
        total += self._zeros @ values
        if self.storage.v is not None:
            total += self._zeros @ self.storage.v
        return bool(total == 0.0)

    def _clip(self) -> float:
        settings, trained = self._settings, []
        if settings.clip_norm is None:
            return 1.0
        for layer, (W, _), (dW, db) in zip(self._layers, self._values, self._gradients, strict=True):
            if layer.trainable:
                trained.append(dW + settings.l2 * W)
            if layer.trains_bias and db is not None:
                trained.append(db)
        return clip_scale(trained, settings.clip_norm)

    def _judge(self, judged: list[Any], curves: Array) -> bool:
        """The losses of all steps at once, into the curves of their epochs; whether all are finite."""
        outputs, targets = (np.concatenate([entry[k] for entry in judged]) for k in (1, 2))
        sizes = [len(entry[2]) for entry in judged]
        losses = self._settings.loss.value(outputs, targets)
        epochs = np.repeat([entry[0] for entry in judged], sizes)
        given = self.data.example_weight is not None
        weights = np.concatenate([entry[3] for entry in judged]) if given else np.ones(len(losses))
        is_finite = bool(np.isfinite(losses).all())
        counts = weights > 0
        losses, epochs, weights = losses[counts], epochs[counts], weights[counts]
        np.add.at(curves[0], epochs, losses * weights)
        np.add.at(curves[1], epochs, weights)
        np.minimum.at(curves[2], epochs, losses)
        np.maximum.at(curves[3], epochs, losses)
        return is_finite and self._penalty_is_finite()

    def _penalty_is_finite(self) -> bool:
        return not self._settings.l2 or all(bool(np.isfinite((W * W).sum())) for W, _ in self._values)
