"""How a curve of losses falls: steadily or not, and whether it still did at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def falling_share(losses: Sequence[float]) -> float:
    """The share of epochs whose loss is below that of the epoch before.

    Examples
    --------
    >>> falling_share([1.0, 0.9, 0.95, 0.8, 0.7])
    0.75
    """
    steps = [after < before for before, after in pairwise(losses)]
    return sum(steps) / len(steps) if steps else 0.0


def late_share(losses: Sequence[float]) -> float:
    """The part of the whole fall that the last fifth of the epochs brought: a fifth where it fell evenly.

    Examples
    --------
    >>> late_share([10.0, 8.0, 6.0, 4.0, 2.0, 0.0]), late_share([8.0, 4.0, 2.0, 1.0, 1.0, 1.0])
    (0.2, 0.0)
    """
    whole = losses[0] - losses[-1]
    tail = max(1, round((len(losses) - 1) / 5))
    return (losses[-1 - tail] - losses[-1]) / whole if whole > 0 else 0.0
