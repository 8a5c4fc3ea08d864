"""One number or array that a loop carries on, and what each round did to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What one round did to a state: its value before, its value after, and all values on the way."""

    start: int
    end: int
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class State:
    """One state: its change in each round in which it was seen, by the number of the round."""

    changes: dict[int, Change]

    @property
    def nodes(self) -> frozenset[int]:
        """All values of the state that were seen, the one before the first change included."""
        return frozenset(n for change in self.changes.values() for n in (change.start, *change.nodes))
