"""A slice of the tape, executed again with some of its values replaced.

Only what lies between the replaced nodes and the wanted ones is computed; everything else has its recorded
value, and what was drawn from a random generator keeps it always.  With nothing changed the results are those
of the program bit for bit.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.trace.replay.quiet import quiet
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.memory import laid_out
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.tape import Tape

AGAIN = frozenset({"apply", "view", "write", "item"})
ITERATORS = (zip, enumerate, reversed, map, filter)


class Slice:
    """What has to be computed for some nodes when some others change; made once, run often."""

    def __init__(
        self, tape: Tape, wanted: Iterable[int], sources: Iterable[int], pinned: Collection[int] = ()
    ) -> None:
        self.tape = tape
        self.wanted = tuple(wanted)
        sources = set(sources)
        pinned = pinned if isinstance(pinned, range) else frozenset(pinned)
        ends = _Ends(sources, pinned)
        self.order = _between(tape, self.wanted, sources, ends)
        self._outside: dict[int, Any] = {}

    def run(self, replaced: Mapping[int, Any]) -> dict[int, Any]:
        """Compute the slice; gives every value that was computed or replaced, and the wanted ones."""
        values = {node: _as_recorded(self.tape, node, value) for node, value in replaced.items()}
        with quiet():
            for node in self.order:
                if node.id not in values:
                    values[node.id] = execute(node, lambda id_: self._value(id_, values))
        for wanted in self.wanted:
            if wanted not in values:
                values[wanted] = self.tape.value(wanted)
        return values

    def _value(self, node: int, values: dict[int, Any]) -> Any:
        if node in values:
            found = values[node]
        elif node in self._outside:
            return self._outside[node]
        else:
            found = self.tape.value(node)
        if isinstance(found, ITERATORS):
            # An iterator can be used up only once, so each use gets a new one.
            return execute(self.tape.nodes[node], lambda id_: self._value(id_, values))
        if node not in values:
            self._outside[node] = found
        return found


def replay(
    tape: Tape, wanted: Iterable[int], replaced: Mapping[int, Any], pinned: Collection[int] = ()
) -> dict[int, Any]:
    """Compute some nodes again with the values of others replaced.

    Parameters
    ----------
    wanted   : the nodes whose values are asked for
    replaced : the new values, by node; a node may be both replaced and wanted
    pinned   : nodes that keep their recorded values, whatever they depend on

    Returns
    -------
    the value of every wanted node

    Raises
    ------
    Lost
        where a recorded value that is needed was too large to keep and cannot be computed again
    """
    wanted = tuple(wanted)
    values = Slice(tape, wanted, replaced, pinned).run(replaced)
    return {node: values[node] for node in wanted}


def _between(tape: Tape, wanted: Collection[int], sources: set[int], ends: Container[int]) -> list[Node]:
    """Give the nodes that depend on a source and that a wanted one depends on, in order."""
    if not sources:
        return []
    first = min(sources)
    before = sorted(node for node in tape.ancestors(wanted, ends) if node >= first)
    touched = set(sources)
    order = []
    for node in before:
        recorded = tape.nodes[node]
        if node in ends or recorded.kind not in AGAIN:
            continue
        if not touched.isdisjoint(tape.parents(node)):
            touched.add(node)
            order.append(recorded)
    return order


@dataclass(frozen=True, slots=True)
class _Ends(Container[int]):
    """Where the search for what a node depends on ends: at the sources, and at what is pinned."""

    sources: set[int]
    pinned: Collection[int]

    def __contains__(self, node: object) -> bool:
        return node in self.sources or node in self.pinned


def _as_recorded(tape: Tape, node: int, value: Any) -> Any:
    """Lay a replacing array out as the recorded one lay."""
    held = tape.nodes[node].held
    strides = getattr(held, "strides", None)
    if not isinstance(value, np.ndarray) or strides is None or value.shape != held.shape:
        return value
    return laid_out(value, tuple(stride // held.dtype.itemsize * value.itemsize for stride in strides))
