"""Edits of a call: another value handed to one of the program's own functions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.scope import Scope
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import NameAt, Node
from clearprop.trace.tape.tape import Tape
from clearprop.trace.traced import Traced

MOST_NAMES = 24


def argument_trials(traced: Traced, scope: Scope, given: Given, site: int, node: Node) -> Iterator[Trial]:
    """Propose, for a node inside a helper, other arguments at the call of the helper.

    They are proposed once a call: at the first node of the helper's frame.
    """
    tape = traced.tape
    if node.frame == 0 or _first_of_frame(tape, node) != node.id:
        return
    frame = tape.frames[node.frame - 1]
    if frame.call_site < 0:
        return
    for name, old in given.of(node.frame, node.id):
        shape = np.shape(tape.value(old))
        calling = Node(node.id, "apply", frame.call_site, None, (), {}, node.context, frame.parent, None)
        tried = 0
        for other in scope.names(calling):
            found = scope.node(other, calling)
            if found is None or found == old or np.shape(tape.value(found)) != shape or tried >= MOST_NAMES:
                continue
            tried += 1
            yield _handed(tape, scope, given, frame.call_site, (name, other), (old, found))


def _first_of_frame(tape: Tape, node: Node) -> int:
    first = node.id
    while first > 0 and tape.nodes[first - 1].frame == node.frame:
        first -= 1
    return first


class Given:
    """The parameters of all recorded calls, with the nodes that they were given."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.by_frame: dict[int, list[tuple[str, int, int]]] = {}
        self._frames: dict[int, set[int]] = {}
        self._readers: dict[tuple[int, str], list[int]] = {}
        for frame in tape.frames:
            self._frames.setdefault(frame.call_site, set()).add(frame.serial)
        for store in tape.stores:
            if isinstance(store.location, NameAt) and store.location.frame > 0:
                row = self.by_frame.setdefault(store.location.frame, [])
                row.append((store.location.name, store.node, store.order))

    def readers(self, call_site: int, parameter: str) -> list[int]:
        """Give the nodes that read a parameter inside the calls that were made from a place, in order."""
        key = (call_site, parameter)
        if key not in self._readers:
            frames = self._frames.get(call_site, set())
            nodes = [n for frame in frames for p, n, _ in self.by_frame.get(frame, ()) if p == parameter]
            children = {child for node in nodes for child in self.tape.children(node)}
            self._readers[key] = sorted(c for c in children if self.tape.nodes[c].frame in frames)
        return self._readers[key]

    def of(self, frame: int, before: int) -> list[tuple[str, int]]:
        """Give the parameters of a call as they were before a node."""
        return [
            (name, node)
            for name, node, order in self.by_frame.get(frame, ())
            if node < before and order <= before
        ]


def _handed(
    tape: Tape, scope: Scope, given: Given, call_site: int, names: tuple[str, str], nodes: tuple[int, int]
) -> Trial:
    """Inside all frames that the call made, read the other value where the parameter was read."""
    parameter, name = names

    def change(node: Node, value: Any) -> Any:
        old = next((n for p, n in given.of(node.frame, node.id) if p == parameter), None)
        calling = Node(
            node.id, "apply", call_site, None, (), {}, node.context, tape.frames[node.frame - 1].parent, None
        )
        other = scope.node(name, calling)
        if old is None or other is None:
            raise LookupError(name)
        return execute(node, lambda number: value(other) if number == old else value(number))

    readers = given.readers(call_site, parameter)

    def where(tape: Tape, begin: int) -> list[int]:
        return readers[bisect_left(readers, begin) :]

    detail = {"old": nodes[0], "new": nodes[1], "name": name, "parameter": parameter}
    return Trial(call_site, "operand", change, None, name, detail, where)
