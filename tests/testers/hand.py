"""Somebody else's program: one training step written out by hand, in which any formula can be wrong.

Every field has its formula in ``tests.testers.formulas``, written without the package's help.  A field is
computed when it is first asked for, from the other fields as this program has them.  So a fault that is
planted in one formula is carried on through everything that is computed after it, as in a real program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array, freeze
from clearprop.record.lookup import LAYER_FIELDS
from clearprop.record.settings import Settings
from clearprop.record.state import LayerState, OptimizerState
from clearprop.record.step import LayerStep, Step
from tests.testers.formulas import RULES, Rule

Faults = Mapping[tuple[str, int], Rule]
"""What is computed otherwise: a formula for a field of a layer (layer 0 is the whole step)."""


@dataclass(frozen=True)
class Layer:
    """What a layer is given."""

    activation: Any
    bias: Any
    trainable: bool
    dropout: float
    W: Array
    b: Array | None
    mask: Array | None
    state: LayerState


@dataclass(frozen=True)
class Problem:
    """What a step is given."""

    settings: Settings
    x: Array
    y: Array
    example_weight: Array | None
    layers: tuple[Layer, ...]
    t: int


@dataclass
class Hand:
    """One step of one problem, with the faults that were planted in it."""

    problem: Problem
    faults: Faults = field(default_factory=dict)
    _known: dict[tuple[str, int], Any] = field(default_factory=dict)

    def __call__(self, name: str, layer: int = 0) -> Any:
        """A field as this program has it."""
        key = (name, layer)
        if key not in self._known:
            self._known[key] = self.faults.get(key, RULES[name])(self, layer)
        return self._known[key]

    def right(self, name: str, layer: int = 0) -> Any:
        """A field by its right formula, from the other fields as this program has them."""
        return RULES[name](self, layer)

    def layer(self, number: int) -> Layer:
        return self.problem.layers[number - 1]

    @property
    def last(self) -> int:
        return len(self.problem.layers)

    @property
    def optimizer(self) -> Any:
        return self.problem.settings.optimizer

    def is_fused(self, number: int) -> bool:
        return number == self.last and self.problem.settings.loss.on_logits

    def coefficients(self) -> Array:
        n, w = len(self.problem.y), self.problem.example_weight
        w = np.ones(n) if w is None else w
        return w / w.sum() if self.problem.settings.reduction == "mean" else w

    def step(self) -> Step:
        """The record of this program."""
        problem, numbers = self.problem, range(1, self.last + 1)
        layers = tuple(self._layer_step(number) for number in numbers)
        memory = [
            {slot: self(f"state_after.{slot}", k) for slot in ("m_W", "m_b", "v_W", "v_b")} for k in numbers
        ]
        after = tuple(
            LayerState(**{slot: _frozen(value) for slot, value in slots.items()}) for slots in memory
        )
        return Step(
            settings=problem.settings,
            x=problem.x,
            y=problem.y,
            rows=np.arange(len(problem.x)),
            example_weight=problem.example_weight,
            loss=float(self("loss")),
            penalty=float(self("penalty")),
            clip_scale=float(self("clip_scale")),
            learning_rate=float(self("learning_rate")),
            t=problem.t,
            state_before=OptimizerState(problem.t - 1, tuple(layer.state for layer in problem.layers)),
            state_after=OptimizerState(problem.t, after),
            index=problem.t,
            epoch=1,
            layers=layers,
        )

    def _layer_step(self, number: int) -> LayerStep:
        layer = self.layer(number)
        values = {name: _frozen(self(name, number)) for name in LAYER_FIELDS}
        return LayerStep(layer.activation, layer.bias, layer.trainable, layer.dropout, **values)


def _frozen(value: Any) -> Any:
    return freeze(np.array(value, float)) if isinstance(value, np.ndarray) else value
