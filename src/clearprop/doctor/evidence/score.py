"""How much of what training did to its parameters is the truth, times a rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array

CLOSE = 1e-6
# What is smaller than this part of the largest is rounding, in a change as in a gradient.
SHOWS = 1e-9
# With fewer numbers in a step, a rate of its own for every step would fit much.
FEWEST = 4


@dataclass(frozen=True)
class Score:
    """The share of the entries that are right, and the rate that they agree on."""

    right: float
    rate: float

    @property
    def cured(self) -> bool:
        """Whether every entry that shows anything is right, and training goes downhill."""
        return self.right == 1.0 and self.rate > 0.0


def score(moved: Sequence[Array], gradients: Sequence[Array], own_rates: bool = True) -> Score:
    """Find the rate that most entries agree on, over all steps or in each, and the share of entries that do.

    A step has a rate of its own where rates are scheduled, or looked for by trying; then all entries of
    the step must agree on it.  Without ``own_rates`` all steps must share theirs.

    Examples
    --------
    >>> found = score([np.array([-0.2, 0.4, 0.1])], [np.array([1.0, -2.0, 7.0])])
    >>> round(found.right, 3), round(found.rate, 12)
    (0.667, 0.2)
    """
    whole = _with_one_rate(moved, gradients)
    if whole.right == 1.0 or len(moved) == 1 or not own_rates:
        return whole
    own = [_with_one_rate([m], [g]) for m, g in zip(moved, gradients, strict=True)]
    if any(m.size < FEWEST for m in moved) or len({each.rate > 0 for each in own}) > 1:
        return whole
    right = float(np.mean([each.right for each in own]))
    return Score(right, own[0].rate) if right > whole.right else whole


def right_entries(moved: Sequence[Array], gradients: Sequence[Array], rate: float) -> Array:
    """Tell, for each entry of all parameters, whether it is right in every step; what shows nothing is
    right.
    """
    change, gradient = np.stack(list(moved)), np.stack(list(gradients))
    size, extent = float(np.abs(gradient).max(initial=0.0)), float(np.abs(change).max(initial=0.0))
    if not np.isfinite(change).all() or not np.isfinite(gradient).all():
        return np.zeros(change.shape[1], dtype=bool)
    dark = np.asarray((np.abs(gradient) <= SHOWS * size) & (np.abs(change) <= SHOWS * extent))
    return np.asarray(np.logical_or(_agree(change, gradient, rate, size), dark).all(axis=0))


def _with_one_rate(moved: Sequence[Array], gradients: Sequence[Array]) -> Score:
    change, gradient = np.concatenate(list(moved)), np.concatenate(list(gradients))
    if not np.isfinite(change).all() or not np.isfinite(gradient).all():
        return Score(0.0, 0.0)
    size, extent = float(np.abs(gradient).max(initial=0.0)), float(np.abs(change).max(initial=0.0))
    if size == 0.0 or extent == 0.0:
        return Score(0.0, 0.0)
    showing = (np.abs(gradient) > SHOWS * size) | (np.abs(change) > SHOWS * extent)
    change, gradient = change[showing], gradient[showing]
    slope = np.abs(gradient) > SHOWS * size
    rate = _commonest(np.sort(-change[slope] / gradient[slope]))
    return Score(float(_agree(change, gradient, rate, size).mean()), rate)


def _agree(change: Array, gradient: Array, rate: float, size: float) -> Array:
    allowed = CLOSE * np.abs(rate * gradient) + 1e-11 * abs(rate) * size
    return np.asarray(np.abs(change + rate * gradient) <= allowed)


def _commonest(ratios: Array) -> float:
    """Give the middle of the densest heap of sorted ratios."""
    if ratios.size == 0:
        return 0.0
    far = np.searchsorted(ratios, ratios + 2 * CLOSE * np.abs(ratios) + 1e-300, side="right")
    width = far - np.arange(ratios.size)
    first = int(np.argmax(width))
    return float(ratios[first + (int(width[first]) - 1) // 2])
