"""What an optimizer remembers between steps, as data that is passed in and handed back."""

from __future__ import annotations

from dataclasses import dataclass

from clearprop.numerics.arrays import Array
from clearprop.record.optimizers import Moments


@dataclass(frozen=True, eq=False)
class LayerState:
    """Momentum ``m`` and mean squares ``v`` of a layer's weights and biases; ``None`` where unused."""

    m_W: Array | None = None
    m_b: Array | None = None
    v_W: Array | None = None
    v_b: Array | None = None

    def moments(self, parameter: str) -> Moments:
        """What is remembered of ``"W"`` or of ``"b"``."""
        return Moments(getattr(self, f"m_{parameter}"), getattr(self, f"v_{parameter}"))


@dataclass(frozen=True, eq=False)
class OptimizerState:
    """The state of all layers after ``t`` steps."""

    t: int
    layers: tuple[LayerState, ...]
