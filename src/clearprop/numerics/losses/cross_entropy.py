"""Cross-entropy: how surprised a prediction among classes is by the target, in nats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.errors import DataError
from clearprop.numerics import special
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses._loss import Loss
from clearprop.numerics.shapes import check_finite, check_same_shape, entry


@dataclass(frozen=True, eq=False)
class CrossEntropy(Loss):
    """Give the surprise of an example's class, from the logits.

    ::

        l = -sum over j of y_j log a_j,   a = softmax(z)
        dl/dz_j = a_j - y_j        (where y sums to 1)

    A target row is 1 at its class and 0 elsewhere, or any shares that sum to 1.

    Source
    ------
    Bridle (1990), Neurocomputing: algorithms, architectures and applications, 227-236;
    Goodfellow, Bengio, Courville (2016), Deep Learning, section 6.2.2.3.

    Examples
    --------
    >>> z, y = np.array([[0.0, 0.0], [1000.0, 0.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> CrossEntropy().value(z, y).round(4).tolist()
    [0.6931, 1000.0]
    >>> CrossEntropy().gradient(np.array([[0.75, 0.25]]), np.array([[0.0, 1.0]])).tolist()
    [[0.75, -0.75]]
    """

    name: ClassVar[str] = "cross_entropy"
    on_logits: ClassVar[bool] = True
    partner: ClassVar[str | None] = "softmax"

    def value(self, z: Array, y: Array) -> Array:
        """``l = -sum of y log_softmax(z)``, (n,), from the logits z; a class with target 0 adds nothing."""
        check_same_shape(z, y, "z", "y")
        surprise = -special.log_softmax(z)
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            terms = y * np.where(y == 0, 0.0, surprise)
            total: Array = terms.sum(axis=-1)
        return total

    def gradient(self, a: Array, y: Array) -> Array:
        """``dl/dz = a - y``, (n, n_out), from the prediction a = softmax(z)."""
        check_same_shape(a, y, "a", "y")
        return a - y

    def check_targets(self, y: Array) -> None:
        """Refuse target rows that are not shares of 1.

        Raises
        ------
        DataError
            "y[0, 1] is -1.0: cross_entropy needs targets that are not below 0"
            "row 2 of y sums to 3.0: cross_entropy needs rows that sum to 1, such as 1 for the class and 0
            elsewhere; y / y.sum(axis=1, keepdims=True) makes them shares"
        """
        check_finite(y, "y")
        if (y < 0).any():
            raise DataError(f"{entry(y, y < 0, 'y')}: {self.name} needs targets that are not below 0")
        with np.errstate(over="ignore"):
            # A product with ones: NumPy takes ten times as long over many short sums.
            sums = y @ np.ones(y.shape[-1], y.dtype)
        # dl/dz = a - y holds where a row sums to 1, so what the sum is off is an error of the gradient.
        right = np.abs(sums - 1.0) <= (1e-5 if y.dtype == np.float32 else 1e-11)
        if not right.all():
            row = int(np.argmin(right))
            raise DataError(
                f"row {row} of y sums to {float(sums[row])!r}: {self.name} needs rows that sum to 1,"
                " such as 1 for the class and 0 elsewhere; y / y.sum(axis=1, keepdims=True) makes them shares"
            )
