"""Which steps are looked at: the first ones, fewer and fewer later on, the last two, and what comes after.

Everything is decided by counts, never by a clock, so that two runs of a program record the same.  A loop that
is short for what the budget allows (layers, units, a handful of examples) is looked at whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import length_hint
from typing import Any

NEVER = 1 << 62
FIRST = 3
SPREAD = 4
LAST = 2
UNKNOWN = 16


@dataclass(frozen=True, slots=True)
class Budget:
    """How many nodes each part of a run may take; shares are of the whole."""

    nodes: int = 36_000
    before: float = 0.4
    first: float = 0.55
    spread: float = 0.75
    last: float = 0.9
    turn: float = 0.15
    short: float = 0.05

    def until(self, share: float) -> int:
        return int(self.nodes * share)


@dataclass(slots=True)
class Running:
    """One loop that is running.

    ``turn`` is the current round, from 0, and ``wake`` the next one to be looked at; ``started`` and
    ``taken`` tell what the first round took; ``ceiling`` is how far the enclosing budget reaches.
    """

    site: int
    iterable: Any
    length: int | None
    entry: int
    outermost: bool
    ceiling: int
    turn: int = -1
    wake: int = 0
    started: int = 0
    taken: int = -1
    whole: bool = False
    counted: bool = True
    missed: bool = False
    iterator: Any = None

    def turns(self) -> int:
        """How often the loop went round."""
        if self.iterator is None:
            return self.turn + 1
        return len(self.iterable) - length_hint(self.iterator, 0)


class Window:
    """Decides, at the head of every round of every watched loop, whether it is looked at."""

    def __init__(self, budget: Budget | None = None) -> None:
        self.budget = budget or Budget()
        self.looped = False

    def opening(self) -> int:
        """How many nodes there may be outside all loops: less before the first one than after it."""
        return self.budget.until(1.0 if self.looped else self.budget.before)

    def woken(self, loop: Running, used: int) -> int:
        """Set when the loop is looked at next; gives how many nodes there may be after this round.

        A ceiling below ``used`` means that this round is not looked at.
        """
        turn = loop.turn
        if turn == 1:
            loop.taken = used - loop.started
            loop.whole = self._is_short(loop, used)
        if turn == 0:
            loop.started = used
        if turn >= UNKNOWN and loop.length is None:
            loop.whole = False
        ceiling = self._ceiling(loop, used)
        loop.wake = turn + 1 if loop.whole else self._next(turn, loop.length)
        return ceiling

    def _is_short(self, loop: Running, used: int) -> bool:
        """Whether all of a loop fits into what it may take, judged by its first round."""
        allowed = self.budget.until(self.budget.short) if loop.outermost else loop.ceiling - used
        return loop.taken * (UNKNOWN if loop.length is None else loop.length) <= allowed

    def _ceiling(self, loop: Running, used: int) -> int:
        if not loop.outermost:
            return loop.ceiling
        last = loop.length is not None and loop.turn >= loop.length - LAST
        share = self.budget.first if loop.turn < FIRST else self.budget.last if last else self.budget.spread
        return min(self.budget.until(share), used + self.budget.until(self.budget.turn))

    def _next(self, turn: int, length: int | None) -> int:
        """Give the next round to look at: 0, 1, 2, the powers of 4, and the last two."""
        following = turn + 1
        if following >= FIRST:
            following = SPREAD
            while following <= turn:
                following *= SPREAD
        if length is not None:
            tail = length - LAST if turn < length - LAST else turn + 1
            following = min(following, tail)
        return following
