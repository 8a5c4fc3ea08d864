"""Edits of an index that is off by one: ``grads[i]`` for ``grads[i - 1]``, whatever the list holds."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from clearprop.doctor.evidence.trials import Trial, like, with_argument
from clearprop.doctor.rewriting.places import operand
from clearprop.doctor.rewriting.subscripts import moved_index
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.nodes import ItemAt, Node, Ref
from clearprop.trace.tape.tape import Tape


class NextEntries:
    """The entries of all lists of a program, by what they hold."""

    def __init__(self, tape: Tape, sites: SiteTable) -> None:
        self.tape, self.sites = tape, sites
        self._places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._held: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        self._length: dict[int, int] = defaultdict(int)
        for store in tape.stores:
            place = store.location
            if isinstance(place, ItemAt) and isinstance(place.key, int) and place.key >= 0:
                self._places[store.node].append((place.container_id, place.key))
                self._held[place.container_id, place.key].append((store.order, store.node))
                self._length[place.container_id] = max(self._length[place.container_id], place.key + 1)

    def trials(self, site: int, node: Node) -> Iterator[Trial]:
        """Propose the entries before and behind each one that a site reads."""
        for k, given in enumerate(node.args[:2]):
            part = operand(self.sites[site].node, k) if isinstance(given, Ref) else None
            if not isinstance(part, ast.Subscript) or not isinstance(given, Ref):
                continue
            text = self.sites[site].source
            for shift in (1, -1):
                moved = moved_index(text.cut(text.span(part.slice)), part.slice, shift)
                new = self._beside(node, given.node, shift)
                if moved is not None and new is not None:
                    written = f"{text.cut(text.span(part.value))}[{moved}]"
                    yield self._trial(site, k, written, shift, (given.node, new))

    def _beside(self, node: Node, given: int, shift: int) -> int | None:
        """Give what stands beside an entry, as it then is; behind the last is the first."""
        for container, key in reversed(self._places.get(given, ())):
            held = self._held[container, (key + shift) % self._length[container]]
            return next((other for order, other in reversed(held) if order <= node.id), None)
        return None

    def _trial(self, site: int, k: int, text: str, shift: int, nodes: tuple[int, int]) -> Trial:
        def change(node: Node, value: Any) -> Any:
            given = node.args[k]
            found = self._beside(node, given.node, shift) if isinstance(given, Ref) else None
            if found is None:
                raise LookupError(text)
            return like(with_argument(node, k, value(found), value), self.tape.value(node.id))

        return Trial(site, "operand", change, k, text, {"old": nodes[0], "new": nodes[1], "name": text})
