"""What every loss offers: the loss of each example, and its gradient by each output."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Protocol

from clearprop.numerics.arrays import Array
from clearprop.numerics.settings import Setting
from clearprop.numerics.shapes import check_finite


class LossLike(Protocol):
    """What stands for a loss: any object with these two methods, a :class:`Loss` or somebody's own."""

    def value(self, a: Array, y: Array) -> Array:
        """Give the loss of each example, (n,), from a and y of shape (n, n_out)."""

    def gradient(self, a: Array, y: Array) -> Array:
        """Give dl/da of each example, (n, n_out)."""


@dataclass(frozen=True, eq=False)
class Loss(Setting, ABC):
    """Base of every loss: a frozen object whose fields are its numbers.

    A loss gives one number for each example; taking their mean or sum over the batch is the ``reduction`` of
    a training step, not the loss's business.

    ``on_logits``: the value is computed from z, the sums before the last activation, and the gradient is
    dl/dz; ``partner`` is then the name of that activation.
    ``kinks``: the a - y where the gradient jumps or bends, so that differences across them say little.

    Where a loss is larger than the largest number of its dtype it is inf, without a warning: whoever takes a
    training step looks at its numbers and names the first that is not finite.

    Raises
    ------
    ShapeError
        "a is (4, 1) but y is (4,): they must have the same shape, and are not broadcast"

    Examples
    --------
    >>> import numpy as np
    >>> from clearprop.numerics.losses import HalfSquaredError
    >>> HalfSquaredError().value(np.array([[3.0], [1.0]]), np.array([[1.0], [1.0]])).tolist()
    [2.0, 0.0]
    """

    on_logits: ClassVar[bool] = False
    partner: ClassVar[str | None] = None
    kinks: ClassVar[tuple[float, ...]] = ()

    @abstractmethod
    def value(self, a: Array, y: Array) -> Array:
        """Give the loss of each example, (n,), from a and y of shape (n, n_out)."""

    @abstractmethod
    def gradient(self, a: Array, y: Array) -> Array:
        """Give dl/da of each example, (n, n_out); for losses on logits dl/dz, still from a."""

    def check_targets(self, y: Array) -> None:
        """Refuse targets that this loss cannot be asked about.

        Raises
        ------
        DataError
            "y[3, 1] is nan: every number must be finite"
        """
        check_finite(y, "y")
