"""Units that answer with one of two numbers: the perceptron's, which no gradient trains.

Such a unit learns by the perceptron rule: where it answers wrong, its weights move by error times input.
That is the descent on ``(a - y) z``, the perceptron criterion, with the answer a taken as it is.
Source: Rosenblatt (1958), Psychological Review 65, 386-408; Bishop (2006), Pattern Recognition and Machine
Learning, section 4.1.7.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array

# A threshold is looked for between two probes, as closely as floats can tell.
HALVINGS = 200
TINY = 1e-300


@dataclass(frozen=True, eq=False)
class StepUnit(Activation):
    """``a = high`` where z is above the threshold, ``low`` below it, ``there`` at it; da/dz = 0.

    Examples
    --------
    >>> StepUnit(0.0, 1.0).value(np.array([[-2.0, 0.0, 3.0]])).tolist()
    [[0.0, 1.0, 1.0]]
    """

    low: float
    high: float
    threshold: float = 0.0
    there: float = 1.0

    name: ClassVar[str] = "step"

    def __str__(self) -> str:
        # No setting of a network: the numbers of a unit matter to its own program alone.
        return self.name

    def value(self, z: Array) -> Array:
        """Give the answer to each sum."""
        sides = np.where(z > self.threshold, self.high, self.low)
        return np.where(z == self.threshold, self.there, sides)

    def derivative(self, z: Array) -> Array:
        """``da/dz = 0``."""
        return np.zeros_like(z)


def step_unit(answer: Callable[[Array], Array | None], probes: Array) -> StepUnit | None:
    """The step unit that gives these answers, None where it is none, or answers the same to all.

    Examples
    --------
    >>> unit = step_unit(lambda z: np.where(z >= 0.5, 1, -1), np.array([-3.0, -1.0, 1.0, 4.0]))
    >>> unit.low, unit.high, unit.threshold, unit.there
    (-1.0, 1.0, 0.5, 1.0)
    """
    answers = answer(probes)
    if answers is None:
        return None
    turns = np.flatnonzero(np.diff(answers))
    if len(turns) != 1:
        return None
    low, high, turn = float(answers[0]), float(answers[-1]), int(turns[0])
    threshold = _threshold(answer, float(probes[turn]), float(probes[turn + 1]), low, high)
    there = answer(np.array([threshold]))
    return None if there is None else StepUnit(low, high, threshold, float(there[0]))


def _threshold(
    answer: Callable[[Array], Array | None], below: float, above: float, low: float, high: float
) -> float:
    """Find where the answers change; of the last two floats the one with fewer digits."""
    if below < 0.0 < above:
        beside = answer(np.array([-TINY, TINY]))
        if beside is not None and (beside[0], beside[1]) == (low, high):
            return 0.0
    for _ in range(HALVINGS):
        middle = 0.5 * (below + above)
        if middle in (below, above):
            break
        found = answer(np.array([middle]))
        if found is None or found[0] not in (low, high):
            return middle
        below, above = (middle, above) if found[0] == low else (below, middle)
    return min((below, above), key=lambda number: len(repr(number)))
