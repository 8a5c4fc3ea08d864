"""What a step and a training were told to do, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

import numpy as np

from clearprop.errors import SettingError
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import Loss
from clearprop.record.keep import Keep
from clearprop.record.optimizers import Optimizer

Reduction = Literal["mean", "sum"]


@dataclass(frozen=True)
class Settings:
    """How one step judges and changes the network: loss, reduction and optimizer."""

    loss: Loss
    reduction: Reduction
    optimizer: Optimizer

    @property
    def l2(self) -> float:
        """The strength of the penalty ``½ l2 Σ W²``."""
        return cast(float, getattr(self.optimizer, "l2", 0.0))

    @property
    def clip_norm(self) -> float | None:
        """The largest joint length that the gradients of a step may have."""
        return cast("float | None", getattr(self.optimizer, "clip_norm", None))

    def coefficients(self, n: int, example_weight: Array | None, dtype: np.dtype[np.floating]) -> Array:
        """``c (n,)``: how much each example's loss counts in the loss of the batch.

        With weights w: ``mean`` gives ``c_i = w_i / Σ w``, ``sum`` gives ``c_i = w_i``; without weights,
        every ``w_i`` is 1.  A batch of which every weight is 0 counts nothing: its c are 0, not 0 / 0.
        """
        w = np.ones(n, dtype) if example_weight is None else np.asarray(example_weight, dtype)
        return w / w.sum() if self.reduction == "mean" and w.any() else w


@dataclass(frozen=True)
class Plan:
    """Everything that a training was told, so that it can be repeated.

    ``seed`` is the seed of the order of the examples and of dropout; ``None`` when a generator was passed
    in, whose starting state is then in ``generator``.
    """

    settings: Settings
    epochs: int
    batch_size: int | None
    shuffle: bool
    seed: int | None
    generator: str
    keep: Keep
    tolerance: float | None
    patience: int | None
    metrics: tuple[str, ...]
    dtype: str
    engine: str

    @property
    def loss(self) -> Loss:
        """The loss that is minimised."""
        return self.settings.loss

    @property
    def reduction(self) -> Reduction:
        """How the losses of a batch become one number."""
        return self.settings.reduction

    @property
    def optimizer(self) -> Optimizer:
        """What turns gradients into updates."""
        return self.settings.optimizer


def check_reduction(reduction: str) -> Reduction:
    """Refuse anything but ``"mean"`` and ``"sum"``."""
    if not isinstance(reduction, str) or reduction not in get_args(Reduction):
        raise SettingError(f'reduction is {reduction!r}; use "mean" or "sum".')
    return cast(Reduction, reduction)


def check_optimizer(optimizer: object) -> Optimizer:
    """Refuse anything but an optimizer with its learning rate."""
    if not isinstance(optimizer, Optimizer):
        raise SettingError(
            f"optimizer is {optimizer!r}; give an optimizer with its learning rate, for example"
            f" SGD(0.5) or Adam(0.01)."
        )
    return optimizer
