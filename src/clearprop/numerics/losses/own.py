"""A loss of somebody's own: any object with a value and a gradient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from clearprop.errors import ShapeError
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses._loss import Loss
from clearprop.numerics.shapes import check_same_shape


@dataclass(frozen=True, eq=False)
class OwnLoss(Loss):
    """Stand for an object that somebody brings, and hold it to what a loss gives.

    The object's ``value(a, y)`` gives the loss of each example, its ``gradient(a, y)`` dl/da; both are handed
    predictions and targets of shape (n, n_out).  It is called by the name of its class.

    Raises
    ------
    ShapeError
        "Quartic.value gives (4, 1), but a and y are (4, 1): one number for each example, (4,), is needed."
        "Quartic.gradient gives (4,), but a and y are (4, 1): the slope by each output, (4, 1), is needed."

    Examples
    --------
    >>> class Quartic:
    ...     def value(self, a, y):
    ...         return ((a - y) ** 4).sum(axis=1)
    ...
    ...     def gradient(self, a, y):
    ...         return 4 * (a - y) ** 3
    >>> own = OwnLoss(Quartic())
    >>> str(own), own.value(np.array([[2.0]]), np.array([[0.0]])).tolist()
    ('Quartic', [16.0])
    """

    name: ClassVar[str] = "own"

    given: Any

    def __post_init__(self) -> None:
        # The class tells a name that is always there; an object tells its own.
        object.__setattr__(self, "name", type(self.given).__name__)

    def __str__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OwnLoss) and self.given is other.given

    def __hash__(self) -> int:
        return id(self.given)

    def value(self, a: Array, y: Array) -> Array:
        """Give the loss of each example, (n,)."""
        check_same_shape(a, y, "a", "y")
        losses = np.asarray(self.given.value(a, y), a.dtype)
        if losses.shape != (len(a),):
            raise ShapeError(
                f"{self.name}.value gives {losses.shape}, but a and y are {a.shape}: one number for each"
                f" example, ({len(a)},), is needed."
            )
        return losses

    def gradient(self, a: Array, y: Array) -> Array:
        """Give dl/da, (n, n_out)."""
        check_same_shape(a, y, "a", "y")
        slope = np.asarray(self.given.gradient(a, y), a.dtype)
        if slope.shape != a.shape:
            raise ShapeError(
                f"{self.name}.gradient gives {slope.shape}, but a and y are {a.shape}: the slope by each"
                f" output, {a.shape}, is needed."
            )
        return slope


def is_loss(given: object) -> bool:
    """Whether an object can stand for a loss: it is no class, and has a value and a gradient.

    Examples
    --------
    >>> is_loss("squared_error"), is_loss(3)
    (False, False)
    """
    methods = (getattr(given, name, None) for name in ("value", "gradient"))
    return not isinstance(given, type) and all(map(callable, methods))
