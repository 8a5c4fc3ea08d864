"""Whether what training did to a parameter is what the truth would have done.

A parameter is *right* under a loss when its changes over all judged steps are ``-c`` times the true
gradient, with one c for all entries and all steps.  One number is judged over the steps, a matrix over
its entries too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array

# A right gradient misfits by rounding, 1e-12 or so; the smallest planted faults by 1e-4.
CLOSE = 1e-7


@dataclass(frozen=True)
class Fit:
    """``change = -rate gradient`` with a relative ``misfit``; ``seen`` is False where both are 0 and
    nothing is shown.
    """

    rate: float
    misfit: float
    seen: bool

    @property
    def right(self) -> bool:
        """Whether the change lies along the gradient."""
        return self.seen and self.misfit < CLOSE


def fit(changes: Sequence[Array], gradients: Sequence[Array]) -> Fit:
    """Fit the changes of one parameter, over several steps, to its true gradients.

    Examples
    --------
    >>> found = fit([np.array([-0.2, 0.4])], [np.array([1.0, -2.0])])
    >>> round(found.rate, 12), found.right
    (0.2, True)
    """
    change, gradient = _flat(changes), _flat(gradients)
    if change.shape != gradient.shape or not np.isfinite(change).all() or not np.isfinite(gradient).all():
        return Fit(0.0, np.inf, True)
    moved, slope = float(np.linalg.norm(change)), float(np.linalg.norm(gradient))
    if slope == 0.0 or moved == 0.0:
        return Fit(0.0, 0.0 if moved == slope == 0.0 else np.inf, not moved == slope == 0.0)
    rate = -float(change @ gradient) / slope**2
    return Fit(rate, float(np.linalg.norm(change + rate * gradient)) / moved, True)


def fit_with_decay(
    changes: Sequence[Array], gradients: Sequence[Array], values: Sequence[Array]
) -> tuple[Fit, float]:
    """Fit ``change = -rate gradient - decay value``: a penalty on the size of the weights."""
    change, gradient, value = _flat(changes), _flat(gradients), _flat(values)
    if not (np.isfinite(change).all() and np.isfinite(gradient).all()) or change.size < 4 or not change.any():
        return Fit(0.0, np.inf, True), 0.0
    columns = np.column_stack([-gradient, -value])
    (rate, decay), *_ = np.linalg.lstsq(columns, change, rcond=None)
    misfit = float(np.linalg.norm(change - columns @ np.array([rate, decay]))) / float(np.linalg.norm(change))
    return Fit(float(rate), misfit, True), float(decay)


def _flat(parts: Sequence[Array]) -> Array:
    return np.concatenate([np.asarray(part, dtype=np.float64).reshape(-1) for part in parts])
