"""A layer of a stranger's program in our own terms: (n, n_in) in, (n, n_out) out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.labels import Integers


@dataclass(frozen=True)
class Wiring:
    """Which entries of which parameters are weights and biases; the same for every pass and every step.

    ``W_entries[i, j]`` and ``b_entries[j]`` number the entries of all parameters laid end to end; a bias of
    -1 is the plain number ``constant[j]``.  Signs are +1, or -1 where a program subtracts (a threshold).
    ``orientation`` is "rows" (``x W``), "columns" (``W x``) or "scalars" (number by number).  A layer that is
    not trained has no weight that training changes; one with fixed biases trains its weights alone.
    """

    W_entries: Integers
    W_sign: Array
    b_entries: Integers
    b_sign: Array
    constant: Array
    orientation: str
    is_trained: bool = True
    has_fixed_bias: bool = False

    def W(self, entries: Array) -> Array:
        """Give the weights with these entries of all parameters."""
        return np.where(self.W_entries < 0, 0.0, self.W_sign * entries[self.W_entries])

    def b(self, entries: Array) -> Array:
        """Give the biases, as one for each unit."""
        return np.where(self.b_entries < 0, 0.0, self.b_sign * entries[self.b_entries]) + self.constant

    def like(self, other: Wiring) -> bool:
        """Whether two passes read the same entries in the same places."""
        return (
            self.W_entries.shape == other.W_entries.shape
            and bool((self.W_entries == other.W_entries).all())
            and bool((self.b_entries == other.b_entries).all())
            and bool((self.constant == other.constant).all())
        )


@dataclass(frozen=True)
class LayerFound:
    """One layer of one pass; ``mask`` is what dropout multiplied its answers with to give ``a``.

    ``z_sign`` is -1 where the program computes ``-z``: then ``z_nodes`` hold the negatives of ``z``.
    """

    wiring: Wiring
    activation: Activation
    a_in: Array
    z: Array
    a: Array
    mask: Array | None
    z_nodes: tuple[int, ...]
    a_nodes: tuple[int, ...]
    z_sign: float = 1.0

    @cached_property
    def slope(self) -> Array:
        """Give ∂a/∂z entry by entry, dropout included; an activation that works on rows has none."""
        slope = self.activation.derivative(self.z)
        return slope if self.mask is None else slope * self.mask
