"""Which names can be read at a place of a program, and which node each of them stood for at that moment."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.nodes import AttributeAt, NameAt, Node
from clearprop.trace.tape.tape import Tape


class Given(NamedTuple):
    """A name received a node; ``frame`` is the call in which it is a variable, None for attributes and
    entries; ``of`` is the class of the object whose attribute it is, or "".
    """

    order: int
    node: int
    frame: int | None
    function: str
    of: str = ""


class Scope:
    """All names of a program, by text."""

    def __init__(self, tape: Tape, sites: SiteTable) -> None:
        self.tape, self.sites = tape, sites
        self.given: dict[str, list[Given]] = defaultdict(list)
        for store in tape.stores:
            frame = store.location.frame if isinstance(store.location, NameAt) else None
            function = sites[store.site].function if store.site >= 0 else ""
            of = store.location.class_name if isinstance(store.location, AttributeAt) else ""
            for name in self._texts(store.node, store.site):
                self.given[name].append(Given(store.order, store.node, frame, function, of))

    def _texts(self, node: int, site: int) -> list[str]:
        return [binding.name for binding in self.tape.nodes[node].names if binding.site == site]

    def node(self, name: str, at: Node) -> int | None:
        """Give the node that a name stands for where a node is computed; None where it cannot be read
        there.
        """
        given = self.given.get(name, [])
        function = self.sites[at.site].function if at.site >= 0 else ""
        last = bisect_left(given, (at.id + 1,))
        for found in reversed(given[:last]):
            if found.node < at.id and self._visible(name, found, at, function):
                return found.node
        return None

    def names(self, at: Node) -> list[str]:
        """Give all names that can be read where a node is computed, the latest first; of several names of
        one node the first one that it was given.
        """
        found = [(node, name) for name in self.given if (node := self.node(name, at)) is not None]
        return [name for _, name in sorted(found, key=lambda pair: (-pair[0], self._place(*pair), pair[1]))]

    def _place(self, node: int, name: str) -> int:
        """Give the place of a name among those of a node."""
        names = [binding.name for binding in self.tape.nodes[node].names]
        return names.index(name) if name in names else len(names)

    def _visible(self, name: str, given: Given, at: Node, function: str) -> bool:
        if given.frame is not None:
            return given.frame in (at.frame, 0)
        if name.startswith("self."):
            # Another class has other attributes, unless it is the base of this one.
            own = function.split(".")[0]
            return "." in function and own in (given.function.split(".")[0], given.of or own)
        root = name.split("[")[0].split(".")[0]
        return given.function == function or any(each.frame == 0 for each in self.given.get(root, ()))
