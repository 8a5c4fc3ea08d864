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
Value = Callable[[int], Any]
Change = Callable[[Node, Value], Any]


class EditedStep:
    """Recomputes what depends on some nodes of one step, up to the nodes that are asked for."""

    def __init__(self, tape: Tape, begin: int, wanted: Collection[int]) -> None:
        self.tape, self.begin = tape, begin
        self.wanted = tuple(wanted)
        self.needed = sorted(_since(tape, begin, self.wanted))

    def run(self, edits: Mapping[int, Change]) -> Value:
        """Give the value of any node when each edited node is computed by its change instead.

        Raises
        ------
        Exception
            whatever the program's own functions raise when they are given other numbers
        """
        values: dict[int, Any] = {}
        tape = self.tape

        def value(node: int) -> Any:
            return values[node] if node in values else tape.value(node)

        with quiet():
            for number in sorted(set(edits).difference(self.needed)):
                values[number] = edits[number](tape.nodes[number], value)
            for number in self.needed:
                node = tape.nodes[number]
                if number in edits:
                    values[number] = edits[number](node, value)
                elif node.kind in AGAIN and any(parent in values for parent in tape.parents(number)):
                    values[number] = execute(node, value)
        return value


def _since(tape: Tape, begin: int, nodes: Iterable[int]) -> set[int]:
    found, open_ = set(), list(nodes)
    while open_:
        node = open_.pop()
        if node >= begin and node not in found:
            found.add(node)
            open_.extend(tape.parents(node))
    return found
