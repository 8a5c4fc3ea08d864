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
    delta: Array
    W: Array
    dW: Array


class MatmulCourse(CompiledCourse):
    """Takes the steps one after the other; each is a few products with the kernel's parts between them."""

    def __init__(self, network: Network, plan: Plan, data: Batch, rows: Any, settings: Any) -> None:
        super().__init__(network, plan, data, rows, settings)
        self._views: dict[int, list[_Views]] = {}
        self._gathered = np.empty((self.batch_size, network.sizes[0]), network.dtype)

    def advance(self, start: int, count: int, t: int, orders: Any, uniforms: Any) -> Advance:
        n, steps, rates = len(self.data.x), self.steps_an_epoch, self.rates(t, count)
        curves = empty_curves((start + count - 1) // steps + 1)
        used = 0
        self._loop.draw(curves, curves.shape[1])
        with np.errstate(all="ignore"):
            for done in range(count):
                epoch, place = divmod(start + done, steps)
                first = place * self.batch_size
                rows = min(self.batch_size, n - first)
                order = None if orders is None else orders[epoch]
                self._loop.begin(order, first, rows, None if uniforms is None else uniforms[used:])
                used += self.uniforms_of_step(rows)
                self._products(self._inputs(order, first, rows), rows, epoch)
                if not self._loop.update(t + done + 1, rates[0 if len(rates) == 1 else done]):
                    return Advance(done, curves)
        return Advance(count, curves)

    def _inputs(self, order: Any, first: int, rows: int) -> Array:
        if order is None:
            x: Array = self.data.x[first : first + rows]
            return x
        # mode="clip" lets take write straight into its place; no row is out of bounds.
        return np.take(self.data.x, order[first : first + rows], 0, self._gathered[:rows], "clip")

    def _products(self, x: Array, rows: int, epoch: int) -> None:
        loop, layers = self._loop, self._of(rows)
        a_in = x
        for number, layer in enumerate(layers):
            np.matmul(a_in, layer.W, out=layer.z)
            loop.finish_z(number)
            a_in = layer.a
        loop.judge(epoch)
        for number in range(len(layers) - 1, -1, -1):
            layer = layers[number]
            loop.finish_da(number)
            if number:
                np.matmul(layer.delta, layer.W.T, out=layers[number - 1].delta)
            np.matmul((layers[number - 1].a if number else x).T, layer.delta, out=layer.dW)

    def _of(self, rows: int) -> list[_Views]:
        if rows not in self._views:
            self._views[rows] = self._make_views(rows)
        return self._views[rows]

    def _make_views(self, rows: int) -> list[_Views]:
        """The kernel's buffers are [unit][row], rows padded to whole vectors."""
        dtype, padded = self.storage.values.dtype, -(-rows // self.lanes) * self.lanes
        parameters = zip(
            self.storage.views(self.storage.values), self.storage.views(self.storage.gradients), strict=True
        )
        made = []
        for places, ((W, _), (dW, _)) in zip(self._loop.places(), parameters, strict=True):
            units = W.shape[1]
            z, a, delta = (
                self._space[place : place + units * padded * dtype.itemsize]
                .view(dtype)
                .reshape(units, padded)[:, :rows]
                .T
                for place in places
            )
            made.append(_Views(z, a, delta, W, dW))
        return made
