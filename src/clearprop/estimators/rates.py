"""Learning rates that scikit-learn's names ask for, as schedules."""

from __future__ import annotations

from dataclasses import dataclass, field

from clearprop.record.schedules import Schedule

# scikit-learn's "adaptive" divides by 5, and stops instead where the rate has come down to a millionth.
DIVISOR, LEAST = 5.0, 1e-6


@dataclass(frozen=True)
class InverseScaling(Schedule):
    """``initial / (seen + 1)^power``, where ``seen`` examples were seen before the epoch ("invscaling").

    ``n`` examples an epoch in ``steps`` steps; before the first of them, which is step ``before`` + 1 of the
    optimizer, ``seen`` examples had been seen already.

    Examples
    --------
    >>> rate = InverseScaling(0.5, power=0.5, n=3, steps=2)
    >>> [rate.at(t) for t in (1, 2, 3, 4)]
    [0.5, 0.5, 0.25, 0.25]
    """

    initial: float
    power: float
    n: int
    steps: int
    seen: int = 0
    before: int = 0

    def at(self, t: int) -> float:
        seen = self.seen + (t - 1 - self.before) // self.steps * self.n
        return float(self.initial / (seen + 1) ** self.power)


@dataclass(frozen=True, eq=False)
class Adaptive(Schedule):
    """Stays until it is lowered, which happens while the training goes on ("adaptive").

    What was found is kept, so that ``at`` gives the rate of any step that has been taken.

    Examples
    --------
    >>> rate = Adaptive(0.1)
    >>> rate.lower(after=4)
    >>> rate.at(4), rate.at(5), rate.is_least
    (0.1, 0.02, False)
    """

    initial: float
    found: list[tuple[int, float]] = field(default_factory=list)

    @property
    def last(self) -> float:
        """The rate of the moment."""
        return self.found[-1][1] if self.found else self.initial

    @property
    def is_least(self) -> bool:
        """Whether it is so small already that lowering it makes no sense."""
        return self.last <= LEAST

    def lower(self, after: int) -> None:
        """A fifth of it, from the next step on."""
        self.found.append((after + 1, self.last / DIVISOR))

    def at(self, t: int) -> float:
        return next((rate for first, rate in reversed(self.found) if first <= t), self.initial)
