"""How well a program learned what it was trained on: from its recorded weights and examples, by numbers of
our own.

A rule that suspects bad settings asks here first: what has reached its goal has no bad settings, however odd
they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.trees import Trees
from clearprop.numerics.activations import Sigmoid, Softmax, Tanh
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound

MOST_EXAMPLES = 4000
MOST_CLASSES = 64


@dataclass(frozen=True)
class Learned:
    """The network before its first and after its last recorded step, on all examples that were recorded.

    ``curve`` gives, for the recorded steps, the number of the step and the mean of the squared error of the
    weights before it; the last point belongs to the weights after the last step.
    """

    steps: tuple[StepFound, ...]
    x: Array
    y: Array
    first: Array
    last: Array
    curve: tuple[tuple[int, float], ...]

    @property
    def classes(self) -> bool:
        """Whether the targets are classes: two values, one 1 a row, or -1 and 1."""
        return is_classes(self.y)

    @property
    def share_right(self) -> float:
        """Of all examples, those whose class is answered."""
        return share_right(self.last, self.y)

    @property
    def explained(self) -> float:
        """The part of the targets' variance that the answers explain; 1 is perfect, 0 the mean, nan one
        target for all.
        """
        spread = float(((self.y - self.y.mean(axis=0)) ** 2).sum())
        if spread == 0.0:
            return np.nan
        if not np.isfinite(self.last).all():
            return -np.inf
        return 1.0 - float(((self.last - self.y) ** 2).sum()) / spread

    @property
    def quality(self) -> float:
        """One number for how well it went: the share that is right, or the variance that is explained."""
        return self.share_right if self.classes else self.explained

    @property
    def chance(self) -> float:
        """The quality of one answer for all."""
        if not self.classes:
            return 0.0
        return float(_labels(self.y).mean(axis=0).max()) if self.y.shape[1] > 1 else _commonest(self.y)


def learned(steps: tuple[StepFound, ...]) -> Learned | None:
    """Measure; None where no step with a target was recognised."""
    usable = tuple(step for step in steps if step.y is not None)
    if not usable:
        return None
    x, y = examples(usable)
    with np.errstate(all="ignore"):
        points = [(step.step.number, _error(answers(step, step.before, x), y)) for step in usable]
        last = answers(usable[-1], usable[-1].after, x)
        points.append((usable[-1].step.number + 1, _error(last, y)))
        return Learned(usable, x, y, answers(usable[0], usable[0].before, x), last, tuple(points))


def examples(steps: tuple[StepFound, ...]) -> tuple[Array, Array]:
    """Give all recorded examples, each once, in the order in which they came."""
    x = np.vstack([step.x for step in steps])
    y = np.vstack([step.y for step in steps if step.y is not None])
    _, places = np.unique(np.hstack([x, y]), axis=0, return_index=True)
    kept = np.sort(places)[:MOST_EXAMPLES]
    return x[kept], y[kept]


def answers(step: StepFound, entries: Array, x: Array) -> Array:
    """Compute the answers of the recognised network with these entries of all parameters."""
    a = x
    for k, layer in enumerate(step.layers):
        a = layer.activation.value(a @ step.W(k, entries) + step.b(k, entries))
    return a


def is_classes(y: Array) -> bool:
    """Tell targets that are classes from targets that are quantities."""
    values = np.unique(y)
    if y.shape[1] > 1:
        return len(values) == 2 and bool((_labels(y).sum(axis=1) == 1).all())
    return len(values) == 2


def share_right(a: Array, y: Array) -> float:
    """Give the share of examples whose class is answered."""
    if not np.isfinite(a).all():
        return 0.0
    if y.shape[1] > 1:
        return float((a.argmax(axis=1) == y.argmax(axis=1)).mean())
    middle = float(np.unique(y).mean())
    return float(((a > middle) == (y > middle)).mean())


def bounds(step: StepFound) -> tuple[float, float] | None:
    """Give the range of the answers of the last layer; None where it has no ends."""
    last = step.layers[-1].activation
    if isinstance(last, Sigmoid | Softmax):
        return 0.0, 1.0
    if isinstance(last, Tanh):
        return -1.0, 1.0
    return (0.0, np.inf) if last.name == "relu" else None


def _error(a: Array, y: Array) -> float:
    return float(((a - y) ** 2).mean())


def _labels(y: Array) -> Array:
    return np.asarray(y == y.max(), dtype=np.float64)


def _commonest(y: Array) -> float:
    share = float((y == y.max()).mean())
    return max(share, 1.0 - share)


def learned_of(evidence: Evidence) -> Learned | None:
    """Measure how well a program learned, once; not where it goes down a loss that we have no measure for."""
    if evidence.own is not None:
        return None
    return evidence.once("learned", lambda: learned(evidence.understanding.recognised.steps))


def trees_of(evidence: Evidence) -> Trees:
    """Read the files of a program as syntax trees, once."""
    return evidence.once("trees", lambda: Trees(evidence.traced.sites))


def is_bad(found: Learned, right: float = 0.85, explained: float = 0.6) -> bool:
    """Whether the end is far from the goal: too few right answers, or too little variance explained."""
    return found.quality < (right if found.classes else explained)
