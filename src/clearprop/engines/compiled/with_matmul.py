"""A training whose layers are large: NumPy's matrix products, and the kernel for all between them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from clearprop.engines.compiled.in_kernel import CompiledCourse
from clearprop.engines.course import Advance, empty_curves
from clearprop.engines.engine import Batch
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.record.settings import Plan


class _Views(NamedTuple):
    """One layer's buffers for a batch of some size, as (n, n_out), and W and its gradient."""

    z: Array
    a: Array
    a_T: Array
    delta: Array
    W: Array
    W_T: Array
    dW: Array


class MatmulCourse(CompiledCourse):
    """Takes the steps one after the other; each is a few products with the kernel's parts between them."""

    def __init__(self, network: Network, plan: Plan, data: Batch, rows: Any, settings: Any) -> None:
        # NumPy's products are fastest on [row][unit]; the losses, and softmax, are written for [unit][row].
        inner = [layer.activation.elementwise for layer in network.layers[:-1]]
        self._by_row = [*inner, False]
        rows = [{**row, "by_row": by_row} for row, by_row in zip(rows, self._by_row, strict=True)]
        super().__init__(network, plan, data, rows, settings)
        # Each layer at once, while its gradient is near, if nothing joins them.
        self._one_by_one = not settings["clip_norm"] and not settings["l2"]
        self._views: dict[int, list[_Views]] = {}
        self._gathered = np.empty((self.batch_size, network.sizes[0]), network.dtype)

    def advance(self, start: int, count: int, t: int, orders: Any, uniforms: Any) -> Advance:
        n, steps, rates = len(self.data.x), self.steps_an_epoch, self.rates(t, count)
        curves = empty_curves((start + count - 1) // steps + 1)
        used, drops = 0, uniforms is not None
        self._loop.draw(curves, curves.shape[1])
        with np.errstate(all="ignore"):
            for done in range(count):
                epoch, place = divmod(start + done, steps)
                first = place * self.batch_size
                rows = min(self.batch_size, n - first)
                order = None if orders is None else orders[epoch]
                self._loop.begin(order, first, rows, uniforms[used:] if drops else None)
                used += self.uniforms_of_step(rows) if drops else 0
                rate = rates[0 if len(rates) == 1 else done]
                if not self._step(self._inputs(order, first, rows), rows, epoch, t + done + 1, rate):
                    return Advance(done, curves)
        return Advance(count, curves)

    def _inputs(self, order: Any, first: int, rows: int) -> Array:
        if order is None:
            x: Array = self.data.x[first : first + rows]
            return x
        # mode="clip" lets take write straight into its place; no row is out of bounds.
        return np.take(self.data.x, order[first : first + rows], 0, self._gathered[:rows], "clip")

    def _step(self, x: Array, rows: int, epoch: int, t: int, rate: float) -> bool:
        """One step; whether every number was finite."""
        loop, layers, matmul = self._loop, self._of(rows), np.matmul
        a_in = x
        for number, layer in enumerate(layers):
            matmul(a_in, layer.W, out=layer.z)
            loop.finish_z(number)
            a_in = layer.a
        loop.judge(epoch)
        for number in range(len(layers) - 1, -1, -1):
            layer = layers[number]
            loop.finish_da(number)
            if number:
                matmul(layer.delta, layer.W_T, out=layers[number - 1].delta)
            matmul(layers[number - 1].a_T if number else x.T, layer.delta, out=layer.dW)
            if self._one_by_one:
                loop.update_layer(number, t, rate)
        return loop.is_finite() if self._one_by_one else loop.update(t, rate)

    def _of(self, rows: int) -> list[_Views]:
        if rows not in self._views:
            self._views[rows] = self._make_views(rows)
        return self._views[rows]

    def _make_views(self, rows: int) -> list[_Views]:
        parameters = zip(
            self.storage.views(self.storage.values), self.storage.views(self.storage.gradients), strict=True
        )
        made = []
        for number, (places, ((W, _), (dW, _))) in enumerate(
            zip(self._loop.places(), parameters, strict=True)
        ):
            z, a, delta = (self._buffer(place, rows, W.shape[1], self._by_row[number]) for place in places)
            made.append(_Views(z, a, a.T, delta, W, W.T, dW))
        return made

    def _buffer(self, place: int, rows: int, units: int, by_row: bool) -> Array:
        """One of the kernel's buffers as (n, n_out): [row][unit] or [unit][row], the second padded."""
        outer, inner = (rows, units) if by_row else (units, rows)
        padded = -(-inner // self.lanes) * self.lanes
        dtype = self.storage.values.dtype
        flat: Array = self._space[place : place + outer * padded * dtype.itemsize].view(dtype)
        seen = flat.reshape(outer, padded)[:, :inner]
        return seen if by_row else seen.T
