"""What a schedule of learning rates is; the schedules themselves are imported where one is used."""

from __future__ import annotations


class Schedule:
    """Base of every schedule."""

    __slots__ = ()

    def at(self, t: int) -> float:
        """The learning rate of step t, t = 1, 2, …"""
        raise NotImplementedError(type(self).__name__)


def learning_rate_at(learning_rate: float | Schedule, t: int) -> float:
    """The number that a learning rate, constant or scheduled, has at step t."""
    return float(learning_rate.at(t) if isinstance(learning_rate, Schedule) else learning_rate)
