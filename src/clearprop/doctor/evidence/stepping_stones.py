"""Half of a cure, where two faults hide each other: an edit after which more of the backward pass is true.

With two faults on the way to the same weights, mending one of them puts no update right.  But it puts
right what lies between the two: a delta, or a part of one, is now the true one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from clearprop.doctor.evidence.edited import Value
from clearprop.doctor.evidence.judge import Judge
from clearprop.doctor.evidence.trials import Trial
from clearprop.numerics.arrays import Array

KINDS = ("delta", "da", "dW")
CLOSE = 1e-9
# Beyond that comparing costs more than it finds; programs written out by hand are small.
MOST_NUMBERS = 400
MOST_STONES = 3
Edits = tuple[Trial, ...]


class SteppingStones:
    """Counts what the backward pass of the first judged step computes truly."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        layers = judge.judged.supposed.truths[0].layers
        parts = [part for layer in layers for kind in KINDS if (part := getattr(layer, kind)) is not None]
        self.truths = _numbers(parts) if sum(part.size for part in parts) <= MOST_NUMBERS else np.empty(0)
        self.nodes = [node for nodes in judge.by_site[0].values() for node in nodes]

    def count(self, value: Value) -> int:
        """Count the numbers of the backward pass that are entries of a true delta or gradient."""
        if not self.truths.size:
            return 0
        found = _numbers(value(node) for node in self.nodes)
        place = np.searchsorted(self.truths, found).clip(0, self.truths.size - 1)
        near = [self.truths[np.maximum(place - 1, 0)], self.truths[place]]
        return int(np.any([np.abs(found - each) <= CLOSE * np.abs(each) for each in near], axis=0).sum())

    def best(self, kept: Edits, edits: Sequence[Edits], allowed: float) -> list[Edits]:
        """Give the few edits after which most of the backward pass is true, and more than before.

        Parameters
        ----------
        kept    : edits that hold beside them
        allowed : the work after which no more are looked at
        """
        if not self.truths.size:
            return []
        as_it_is = self.judge.values(kept, 0) if kept else self.judge.as_it_is[0]
        before = 0 if as_it_is is None else self.count(as_it_is)
        found: list[tuple[int, int]] = []
        for k, edit in enumerate(edits):
            value = self.judge.values((*kept, *edit), 0) if self.judge.work < allowed else None
            more = 0 if value is None else self.count(value) - before
            if more > 0:
                found.append((-more, k))
        return [edits[k] for _, k in sorted(found)[:MOST_STONES]]


def _numbers(values: Iterable[object]) -> Array:
    """Give all numbers but 0 that some values hold, in order."""
    kept = [
        np.asarray(value, dtype=np.float64).reshape(-1)
        for value in values
        if isinstance(value, np.ndarray | float | np.floating) and np.size(value) <= MOST_NUMBERS
    ]
    found = np.concatenate([np.empty(0), *kept])
    return np.sort(found[np.isfinite(found) & (found != 0.0)])
