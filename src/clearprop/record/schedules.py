"""Learning rates that change with time.

A schedule is frozen data with one method, ``at(t)``: the learning rate of the optimizer's t-th step,
counted from 1.  Anywhere a learning rate is asked for, a schedule may be given instead of a number.
A rate that grows beyond float64 is inf, which a training step then names as any other such number.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from clearprop.record.checks import check_count, check_positive, with_plain_numbers
from clearprop.record.schedule import Schedule, learning_rate_at

__all__ = [
    "SCHEDULES",
    "CosineDecay",
    "ExponentialDecay",
    "InverseTimeDecay",
    "Schedule",
    "StepDecay",
    "Warmup",
    "learning_rate_at",
]


@dataclass(frozen=True)
class StepDecay(Schedule):
    """``initial × factor^⌊(t − 1) / every⌋``: a drop after each ``every`` steps.

    Examples
    --------
    >>> [StepDecay(0.8, factor=0.5, every=2).at(t) for t in (1, 2, 3, 5)]
    [0.8, 0.8, 0.4, 0.2]
    """

    initial: float
    factor: float
    every: int

    def __post_init__(self) -> None:
        with_plain_numbers(self)
        check_positive("initial", self.initial)
        check_positive("factor", self.factor)
        check_count("every", self.every)

    def at(self, t: int) -> float:
        return self.initial * _power(self.factor, (t - 1) // self.every)


@dataclass(frozen=True)
class ExponentialDecay(Schedule):
    """``initial × factor^((t − 1) / every)``: the same drop, spread evenly.

    Examples
    --------
    >>> ExponentialDecay(0.8, factor=0.25, every=2).at(2)
    0.4
    """

    initial: float
    factor: float
    every: int

    def __post_init__(self) -> None:
        with_plain_numbers(self)
        check_positive("initial", self.initial)
        check_positive("factor", self.factor)
        check_count("every", self.every)

    def at(self, t: int) -> float:
        return self.initial * _power(self.factor, (t - 1) / self.every)


@dataclass(frozen=True)
class InverseTimeDecay(Schedule):
    """``initial / (1 + rate (t − 1))``.

    Source: Robbins, Monro (1951), Annals of Mathematical Statistics 22, 400-407: steps ~ 1/t converge.

    Examples
    --------
    >>> InverseTimeDecay(0.5, rate=0.1).at(11)
    0.25
    """

    initial: float
    rate: float

    def __post_init__(self) -> None:
        with_plain_numbers(self)
        check_positive("initial", self.initial)
        check_positive("rate", self.rate, zero=True)

    def at(self, t: int) -> float:
        return self.initial / (1 + self.rate * (t - 1))


@dataclass(frozen=True)
class CosineDecay(Schedule):
    """Half a cosine from ``initial`` at step 1 to ``final`` at step ``steps + 1``, constant afterwards.

    Source: Loshchilov, Hutter (2017), SGDR, ICLR, equation 5, without restarts.

    Examples
    --------
    >>> [round(CosineDecay(1.0, steps=10).at(t), 6) for t in (1, 6, 11, 50)]
    [1.0, 0.5, 0.0, 0.0]
    """

    initial: float
    steps: int
    final: float = 0.0

    def __post_init__(self) -> None:
        with_plain_numbers(self)
        check_positive("initial", self.initial)
        check_count("steps", self.steps)
        check_positive("final", self.final, zero=True)

    def at(self, t: int) -> float:
        share = min(t - 1, self.steps) / self.steps
        return self.final + (self.initial - self.final) * (1 + math.cos(math.pi * share)) / 2


@dataclass(frozen=True)
class Warmup(Schedule):
    """Grow in a straight line over the first ``steps`` steps, then follow ``after`` from its beginning.

    Examples
    --------
    >>> [Warmup(0.4, steps=4).at(t) for t in (1, 2, 4, 9)]
    [0.1, 0.2, 0.4, 0.4]
    """

    after: float | Schedule
    steps: int

    def __post_init__(self) -> None:
        with_plain_numbers(self)
        check_count("steps", self.steps)
        if not isinstance(self.after, Schedule):
            check_positive("after", self.after)

    def at(self, t: int) -> float:
        if t <= self.steps:
            return learning_rate_at(self.after, 1) * t / self.steps
        return learning_rate_at(self.after, t - self.steps)


def _power(factor: float, exponent: float) -> float:
    try:
        return math.pow(factor, exponent)
    except OverflowError:
        return math.inf


SCHEDULES = (StepDecay, ExponentialDecay, InverseTimeDecay, CosineDecay, Warmup)
