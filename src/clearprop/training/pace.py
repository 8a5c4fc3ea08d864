"""How many steps an engine takes at a time: long enough to cost nothing, short enough to stop soon."""

from __future__ import annotations

from clearprop.network.network import Network

# How long the steps between two looks at the world should take.
_SECONDS = 0.25
# The first guess, in additions and multiplications; less where steps may turn out to be too many.
_WORK, _HURRIED_WORK = 1e8, 3e6
_MOST_GROWTH = 32


class Pace:
    """Learns how long steps take.

    Examples
    --------
    >>> pace = Pace(1e6, hurried=False)
    >>> pace.steps
    100
    >>> pace.learn(100, 0.05)
    >>> pace.steps
    500
    """

    def __init__(self, work: float, *, hurried: bool) -> None:
        self.steps = max(1, int((_HURRIED_WORK if hurried else _WORK) / work))

    def learn(self, steps: int, seconds: float) -> None:
        """That many steps took so long."""
        wanted = steps * _SECONDS / max(seconds, 1e-9)
        if steps >= self.steps or wanted < self.steps:
            self.steps = max(1, int(min(wanted, _MOST_GROWTH * steps)))


def work_of(network: Network, rows: int) -> float:
    """About how many operations a step of so many rows is, with what each step costs anyway."""
    return 1000.0 + 6.0 * rows * sum(layer.W.size for layer in network)
