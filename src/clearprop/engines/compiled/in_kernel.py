"""A training on its way in the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from clearprop.engines.compiled import built
from clearprop.engines.course import Advance, Course
from clearprop.engines.engine import Batch
from clearprop.engines.storage import Storage, aligned
from clearprop.network.network import Network
from clearprop.record.settings import Plan

if TYPE_CHECKING:
    from clearprop.engines.compiled.loop import Loop


class CompiledCourse(Course):
    """Keeps the arrays in which the kernel computes, and asks it for stretches of steps."""

    def __init__(
        self,
        network: Network,
        plan: Plan,
        data: Batch,
        rows: list[dict[str, Any]],
        settings: dict[str, Any],
    ) -> None:
        from clearprop.engines.compiled.loop import lanes

        batch = min(plan.batch_size or len(data.x), len(data.x))
        variant = built.fastest(batch * max(layer.W.size for layer in network))
        is_float = network.dtype == np.float32
        self.lanes = lanes(is_float, variant)
        super().__init__(Storage(network, plan.optimizer.slots, self.lanes), plan, data)
        self._loop = self._make(is_float, variant, rows, settings)

    def _make(
        self, is_float: bool, variant: str, rows: list[dict[str, Any]], settings: dict[str, Any]
    ) -> Loop:
        from clearprop.engines.compiled.loop import Loop

        storage, data = self.storage, self.data
        arrays = {"x": data.x, "y": data.y, "weight": data.example_weight}
        arrays = {name: None if a is None else np.ascontiguousarray(a) for name, a in arrays.items()}
        arrays |= {"values": storage.values, "gradients": storage.gradients, "m": storage.m, "v": storage.v}
        layers = [
            {"by_row": False, **row, "W": place.W, "b": 0 if place.b is None else place.b}
            for row, place in zip(rows, storage.places, strict=True)
        ]
        sizes = {"n": len(data.x), "batch": self.batch_size, "size": len(storage.values)}
        sizes["trains_all"] = all(row["trains_W"] and (row["trains_b"] or not row["biases"]) for row in rows)
        loop = Loop(is_float, variant, layers, settings | sizes, arrays)
        self._space = aligned(loop.space(), np.dtype(np.uint8))
        loop.use(self._space)
        return loop

    def advance(self, start: int, count: int, t: int, orders: Any, uniforms: Any) -> Advance:
        epochs = (start + count - 1) // self.steps_an_epoch + 1
        curves = np.empty((4, epochs))
        done = self._loop.stretch(start, count, t, orders, uniforms, self.rates(t, count), curves, epochs)
        return Advance(done, curves)
