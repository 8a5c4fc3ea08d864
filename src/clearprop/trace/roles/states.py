"""The numbers that a loop carries on from one round to the next: parameters, momenta, sums, counters.

What a round reads, and the round before made by adding to what it had read itself, is one state.  Nothing
here asks what a state is for, or what it is called.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.claims import claimed
from clearprop.trace.roles.roots import Roots, roots
from clearprop.trace.roles.shapes import shape_of
from clearprop.trace.roles.state import Change, State
from clearprop.trace.roles.steps import Round
from clearprop.trace.tape.tape import Tape


def states(carrying: Carrying, rounds: list[Round]) -> list[State]:
    """Give the states that a loop carries on from round to round, in the order of their first change."""
    rooted = [roots(carrying, round_) for round_ in rounds]
    places = _places(carrying, rooted)
    if not places:
        return []
    found = _Joined(carrying)
    for number, round_ in enumerate(rounds):
        nodes = [n for n in round_.nodes if _place(carrying.tape, n) in places or _is_seen_again(carrying, n)]
        found.add(number, claimed(carrying, rooted[number], nodes))
    return found.states()


def _places(carrying: Carrying, rooted: list[Roots]) -> set[tuple[int, str]]:
    """Give the places of the text whose results carry on a root, and are carried on in the round after."""
    found = set()
    for k in range(1, len(rooted)):
        carried_on = rooted[k - 1].changed.intersection(rooted[k].found)
        found |= {_place(carrying.tape, node) for node in carried_on}
    return found


def _is_seen_again(carrying: Carrying, node: int) -> bool:
    """Whether a value is that of an array after changes that nobody saw."""
    return carrying.tape.nodes[node].kind == "changed"


def _place(tape: Tape, node: int) -> tuple[int, str]:
    return tape.nodes[node].site, tape.nodes[node].kind


class _Joined:
    """Changes of single rounds, joined to states: what one round ends with, a later one begins with.

    Between rounds that nobody looked at, a state is known by the memory of its array, or else by the place
    that changes it and its turn there: the third parameter that a line changes is so in every round.
    """

    def __init__(self, carrying: Carrying) -> None:
        self.carrying = carrying
        self.found: list[dict[int, Change]] = []
        self.keys: dict[Hashable, int] = {}

    def add(self, number: int, changes: Iterable[Change]) -> None:
        turns: dict[Hashable, int] = {}
        taken: set[int] = set()
        waiting = []
        for change in changes:
            place = _place(self.carrying.tape, change.end)
            turn = turns[place] = turns.get(place, -1) + 1
            keys = (*self._own(change), (place, turn, self._shape(change)))
            waiting.append((change, keys))
        for k in range(3):
            waiting = [each for each in waiting if not self._joined(number, *each, each[1][k : k + 1], taken)]
        for change, keys in waiting:
            self.found.append({number: change})
            self._known_by(len(self.found) - 1, change, keys)

    def _joined(
        self, number: int, change: Change, keys: tuple[Hashable, ...], by: Iterable[Hashable], taken: set[int]
    ) -> bool:
        state = next((self.keys[key] for key in by if key in self.keys), None)
        if state is None or state in taken:
            return False
        taken.add(state)
        self.found[state][number] = change
        self._known_by(state, change, keys)
        return True

    def _known_by(self, state: int, change: Change, keys: tuple[Hashable, ...]) -> None:
        self.keys["value", change.end] = state
        for key in keys[1:]:
            self.keys[key] = state

    def _own(self, change: Change) -> tuple[Hashable, ...]:
        return ("value", change.start), ("memory", self.carrying.line(change.end))

    def _shape(self, change: Change) -> Hashable:
        return shape_of(self.carrying.tape, change.end)

    def states(self) -> list[State]:
        made = [State(changes) for changes in self.found]
        return sorted(made, key=lambda state: min(change.end for change in state.changes.values()))
