"""What an engine is: something that turns a network and a batch into a Step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from clearprop.errors import SettingError
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array, freeze
from clearprop.record.optimizers import Optimizer
from clearprop.record.settings import Plan, Settings
from clearprop.record.state import LayerState, OptimizerState
from clearprop.record.step import Step

if TYPE_CHECKING:
    from clearprop.engines.course import Course


@dataclass(frozen=True, eq=False)
class Batch:
    """The examples of one step: x (n, n_in), y (n, n_out), their rows in the data, their weights."""

    x: Array
    y: Array
    rows: np.ndarray[Any, np.dtype[np.intp]]
    example_weight: Array | None = None


class Engine(Protocol):
    """Computes Steps; right when each equals the reference engine's, field by field."""

    name: str

    def step(
        self,
        network: Network,
        batch: Batch,
        settings: Settings,
        state: OptimizerState,
        *,
        dropout_rng: np.random.Generator | None = None,
        index: int = 1,
        epoch: int = 1,
    ) -> Step:
        """One forward pass, backward pass and update, recorded."""
        ...

    def course(self, network: Network, plan: Plan, data: Batch) -> Course | str | None:
        """Many steps at a time, not recorded; None if it records all, a sentence if it cannot here."""
        ...


def initial_state(network: Network, optimizer: Optimizer) -> OptimizerState:
    """The state before the first step: zeros for whatever the optimizer remembers."""
    return OptimizerState(0, tuple(_zeros(layer.W, layer.b, optimizer.slots) for layer in network))


def _zeros(W: Array, b: Array | None, slots: tuple[str, ...]) -> LayerState:
    parameters = {"W": W} if b is None else {"W": W, "b": b}
    return LayerState(
        **{
            # Not zeros_like, which writes what zeros is given for nothing.
            f"{slot}_{name}": freeze(np.zeros(value.shape, value.dtype))
            for slot in slots
            for name, value in parameters.items()
        }
    )


def check_state(network: Network, optimizer: Optimizer, state: OptimizerState) -> None:
    """A state must have been made by the same kind of optimizer for a network of these sizes.

    Raises
    ------
    SettingError
        "state does not belong to Adam(0.001) and a network of sizes (2, 4, 1) in float64; pass the
        state_after of a step of the same training, or None to start afresh."
    """
    wanted = initial_state(network, optimizer)
    if not isinstance(state, OptimizerState) or _kinds(wanted) != _kinds(state):
        raise SettingError(
            f"state does not belong to {optimizer} and a network of sizes {network.sizes} in {network.dtype};"
            " pass the state_after of a step of the same training, or None to start afresh."
        )


def _kinds(state: OptimizerState) -> list[list[tuple[tuple[int, ...], np.dtype[Any]] | None]]:
    return [
        [None if value is None else (value.shape, value.dtype) for value in (s.m_W, s.m_b, s.v_W, s.v_b)]
        for s in state.layers
    ]
