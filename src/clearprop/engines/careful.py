"""The careful engine: NumPy alone, but every array in its place; for where nothing could be compiled.

The readable reference makes a new array for every number, so that a Step can be looked at for ever.  Steps
that nobody looks at are taken here with the same formulas in arrays that are used again.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.engines.buffers import Buffers
from clearprop.engines.course import Advance, Course, empty_curves
from clearprop.engines.engine import Batch
from clearprop.engines.in_place import are_alike, as_rule
from clearprop.engines.reference import step
from clearprop.engines.storage import Snapshot, Storage
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.numerics.updates import clip_scale
from clearprop.record.settings import Plan

name = "careful"

__all__ = ["course", "name", "step"]


def course(network: Network, plan: Plan, data: Batch) -> Course:
    """Set out on a training; every setting is known here."""
    return CarefulCourse(network, plan, data)


class CarefulCourse(Course):
    """Takes the steps one after the other, each in the same arrays.

    Parameters that are treated alike stay infinite or nan once they are, so it is enough to look at them
    after many steps.  If they are, or where parameters differ, every step is looked at.
    """

    def __init__(self, network: Network, plan: Plan, data: Batch) -> None:
        super().__init__(Storage(network, plan.optimizer.slots, 1), plan, data)
        self._settings, self._layers = plan.settings, network.layers
        self._buffers: dict[int, Buffers] = {}
        self._values, self._gradients = (
            self.storage.views(self.storage.values),
            self.storage.views(self.storage.gradients),
        )
        self._zeros = np.zeros_like(self.storage.values)
        self._before: Snapshot | None = None
        self._rule = as_rule(self.storage, plan.settings, network)
        self._alike = are_alike(plan.settings, network)

    def advance(self, start: int, count: int, t: int, orders: Any, uniforms: Any) -> Advance:
        with np.errstate(all="ignore"):
            if not self._alike:
                return self._advance(start, count, t, orders, uniforms, True)
            before = self._before = self.storage.snapshot(self._before)
            advance = self._advance(start, count, t, orders, uniforms, False)
            if advance.done == count:
                return advance
            self.storage.restore(before)
            return self._advance(start, count, t, orders, uniforms, True)

    def _advance(self, start: int, count: int, t: int, orders: Any, uniforms: Any, looks: bool) -> Advance:
        """The steps; where nobody looks at each, it is not told which was not finite."""
        n, steps, rates = len(self.data.x), self.steps_an_epoch, self.rates(t, count)
        one_rate, rate = len(rates) == 1, float(rates[0])
        curves = empty_curves((start + count - 1) // steps + 1)
        judged: list[Any] = []
        used = 0
        for done in range(count):
            epoch, place = divmod(start + done, steps)
            first = place * self.batch_size
            rows: Any = slice(first, min(first + self.batch_size, n))
            if orders is not None:
                rows = orders[epoch, rows]
            size = min(self.batch_size, n - first)
            buffers = self._of(size)
            buffers.enter(self.data, rows, None if uniforms is None else uniforms[used:])
            used += self.uniforms_of_step(size) if uniforms is not None else 0
            answer = buffers.compute()
            total = buffers.look()
            if looks:
                total += float(self._zeros @ self.storage.gradients)
            if not one_rate:
                rate = float(rates[done])
            self._rule(t + done + 1, rate, self._clip())
            judged.append((epoch, answer, buffers.y, buffers.weight))
            if total != 0.0 or (looks and not self._is_finite(judged[-1:])):
                return Advance(done, curves)
        return Advance(count if self._judge(judged, curves) and self._sound() else 0, curves)

    def _of(self, size: int) -> Buffers:
        if size not in self._buffers:
            whole = self.batch_size >= len(self.data.x)
            self._buffers[size] = Buffers(size, self.storage, self._settings, whole)
        return self._buffers[size]

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

    def _sound(self) -> bool:
        """Whether the parameters and mean squares are finite: 0 times what is not is nan."""
        flats = (self.storage.values, self.storage.v)
        return all(bool(self._zeros @ flat == 0.0) for flat in flats if flat is not None)

    def _is_finite(self, judged: list[Any]) -> bool:
        """Whether one step is: its losses, its penalty, and what it left behind."""
        penalty = not self._settings.l2 or all(bool(np.isfinite((W * W).sum())) for W, _ in self._values)
        return penalty and self._sound() and self._judge(judged, empty_curves(judged[0][0] + 1))

    def _judge(self, judged: list[Any], curves: Array) -> bool:
        """The losses of all steps at once, into the curves of their epochs; whether all are finite."""
        outputs, targets = (np.concatenate([entry[k] for entry in judged]) for k in (1, 2))
        sizes = [len(entry[2]) for entry in judged]
        losses = self._settings.loss.value(outputs, targets).astype(np.float64, copy=False)
        given = self.data.example_weight is not None
        weights = np.concatenate([entry[3] for entry in judged]) if given else np.ones(len(losses))
        missing = np.where(weights > 0, 0.0, np.inf)
        starts = np.cumsum([0, *sizes[:-1]])
        of_steps = (
            np.add.reduceat(losses * weights, starts),
            np.add.reduceat(weights, starts),
            np.minimum.reduceat(losses + missing, starts),
            np.maximum.reduceat(losses - missing, starts),
        )
        epochs = [entry[0] for entry in judged]
        for joins, curve, each in zip(
            (np.add, np.add, np.minimum, np.maximum), curves, of_steps, strict=True
        ):
            joins.at(curve, epochs, each)
        return bool(np.isfinite(losses).all())
