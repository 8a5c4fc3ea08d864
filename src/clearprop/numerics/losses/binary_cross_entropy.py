"""Binary cross-entropy: how surprised a yes-or-no prediction is by the target, in nats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.errors import DataError
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses._loss import Loss
from clearprop.numerics.shapes import check_finite, check_same_shape, entry


@dataclass(frozen=True, eq=False)
class BinaryCrossEntropy(Loss):
    """Sum the surprise of an example's yes-or-no targets, from the logits.

    ::

        l = sum over j of -(y_j log a_j + (1 - y_j) log(1 - a_j)),   a = sigmoid(z)
          = sum over j of softplus(z_j) - y_j z_j
        dl/dz_j = a_j - y_j

    The log of a rounded a would be -inf at z = -800 and useless near 1, so the value is computed from z.  So
    that nothing cancels, softplus(z) - y z is taken apart into |z| (1 - y) or |z| y, and log1p(exp(-|z|)).

    Source
    ------
    Cox (1958), The regression analysis of binary sequences, JRSS B 20, 215-242;
    Goodfellow, Bengio, Courville (2016), Deep Learning, section 6.2.2.2.

    Examples
    --------
    >>> z, y = np.array([[0.0], [-1000.0]]), np.array([[1.0], [1.0]])
    >>> BinaryCrossEntropy().value(z, y).round(4).tolist()
    [0.6931, 1000.0]
    >>> BinaryCrossEntropy().gradient(np.array([[0.75]]), np.array([[1.0]])).tolist()
    [[-0.25]]
    """

    name: ClassVar[str] = "binary_cross_entropy"
    on_logits: ClassVar[bool] = True
    partner: ClassVar[str | None] = "sigmoid"

    def value(self, z: Array, y: Array) -> Array:
        """``l = sum of |z| (1 - y if z > 0 else y) + log1p(exp(-|z|))``, (n,), from the logits z."""
        check_same_shape(z, y, "z", "y")
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            size = np.abs(z)
            terms = size * np.where(z > 0, 1.0 - y, y) + np.log1p(np.exp(-size))
            total: Array = terms.sum(axis=-1)
        return total

    def gradient(self, a: Array, y: Array) -> Array:
        """``dl/dz = a - y``, (n, n_out), from the prediction a = sigmoid(z)."""
        check_same_shape(a, y, "a", "y")
        return a - y

    def check_targets(self, y: Array) -> None:
        """Refuse targets that are not between 0 and 1.

        Raises
        ------
        DataError
            "y[0, 1] is 2.0: binary_cross_entropy needs targets from 0 (no) to 1 (yes)"
        """
        check_finite(y, "y")
        outside = (y < 0) | (y > 1)
        if outside.any():
            raise DataError(f"{entry(y, outside, 'y')}: {self.name} needs targets from 0 (no) to 1 (yes)")
