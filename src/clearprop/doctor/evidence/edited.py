"""One training step of the tape, computed again with an edit in the program's text.

An edit of a line changes every number that the line computes, in every layer and every example; what
follows from them is computed again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from clearprop.trace.replay.quiet import quiet
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.tape import Tape

AGAIN = frozenset({"apply", "view", "write", "item"})
# How many nodes are looked at, and how many numbers computed, in the time of one small operation.
SCANNED, LARGE = 20.0, 2000.0
Value = Callable[[int], Any]
Change = Callable[[Node, Value], Any]


class EditedStep:
    """Recomputes what depends on some nodes of one step, up to the nodes that are asked for.

    ``always`` are edits that hold in every run beside the others.  ``work`` counts the nodes that were
    computed, large ones for more: what may be spent is measured by it, since a count is the same everywhere
    and a time is not.
    """

    def __init__(
        self, tape: Tape, begin: int, wanted: Collection[int], always: Mapping[int, Change] | None = None
    ) -> None:
        self.tape, self.begin = tape, begin
        self.wanted = tuple(wanted)
        self.needed = sorted(_since(tape, begin, self.wanted))
        self.always = dict(always or {})
        self.work = 0.0
        self._known = set(self.needed)
        self._recorded: dict[int, Any] = {}
        self._again = [
            (number, tape.nodes[number], tape.parents(number) if tape.nodes[number].kind in AGAIN else ())
            for number in self.needed
        ]

    def run(self, edits: Mapping[int, Change]) -> Value:
        """Give the value of any node when each edited node is computed by its change instead.

        Raises
        ------
        Exception
            whatever the program's own functions raise when they are given other numbers
        """
        values: dict[int, Any] = {}
        tape, recorded = self.tape, self._recorded

        def value(node: int) -> Any:
            if node in values:
                return values[node]
            if node not in recorded:
                recorded[node] = tape.value(node)
            return recorded[node]

        changes = {**self.always, **edits}
        last = self.needed[-1] if self.needed else self.begin
        self.work += 1.0 + len(self._again) / SCANNED
        with quiet():
            for number in sorted(n for n in changes if n not in self._known and n <= last):
                values[number] = self._done(changes[number](tape.nodes[number], value))
            for number, node, parents in self._again:
                if number in changes:
                    values[number] = self._done(changes[number](node, value))
                elif values and any(parent in values for parent in parents):
                    values[number] = self._done(execute(node, value))
        return value

    def _done(self, value: Any) -> Any:
        self.work += 1.0 + getattr(value, "size", 1) / LARGE
        return value


def _since(tape: Tape, begin: int, nodes: Iterable[int]) -> set[int]:
    found, open_ = set(), list(nodes)
    while open_:
        node = open_.pop()
        if node >= begin and node not in found:
            found.add(node)
            open_.extend(tape.parents(node))
    return found
