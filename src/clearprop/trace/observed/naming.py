"""What the program calls our numbers, and where it computes them, by address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from clearprop.record.address import Address
from clearprop.trace.observed.backward import Backward
from clearprop.trace.recognise.labels import Integers
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Parameter, Roles
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.span import Span
from clearprop.trace.tape.tape import Tape

MOST_NODES = 400


class Places:
    """Names and spans of the fields of one step; where a field has several, each entry has its own."""

    def __init__(self, tape: Tape, sites: SiteTable, roles: Roles) -> None:
        self.tape, self.sites, self.roles = tape, sites, roles
        self.names: dict[Address, str] = {}
        self.spans: dict[Address, Span] = {}

    def add(self, found: StepFound, backward: Backward) -> None:
        """Take the places of one step."""
        self._nodes(Address("x"), self._inputs(found))
        self._nodes(Address("y"), [m.target for m in found.step.meetings if m.target is not None])
        for k, (layer, seen) in enumerate(zip(found.layers, backward.layers, strict=True)):
            number = k + 1
            self._parameter(found, "W", number, layer.wiring.W_entries)
            self._parameter(found, "b", number, layer.wiring.b_entries)
            self._nodes(Address("z", layer=number), layer.z_nodes)
            if layer.z_sign < 0:
                # What the program has a name for there is -z.
                self.names.pop(Address("z", layer=number), None)
            self._nodes(Address("a", layer=number), layer.a_nodes)
            for name, nodes in seen.nodes.items():
                self._nodes(Address(name, layer=number), nodes)
            if k:
                self._repeat(Address("a", layer=k), Address("a_in", layer=number))
        self._repeat(Address("x"), Address("a_in", layer=1))

    def span(self, node: int) -> Span | None:
        """Give the place where a node is computed."""
        site = self.tape.nodes[node].site
        return self.sites[site].span if site >= 0 else None

    def name(self, node: int) -> str | None:
        """Give the first name that a node was given."""
        return next((binding.name for binding in self.tape.nodes[node].names), None)

    def _repeat(self, source: Address, target: Address) -> None:
        if source in self.names:
            self.names[target] = self.names[source]
        if source in self.spans:
            self.spans[target] = self.spans[source]

    def _nodes(self, address: Address, nodes: Iterable[int]) -> None:
        """Give a field its names: the one of all its nodes, or all of them in a row."""
        chosen = list(dict.fromkeys(nodes))[:MOST_NODES]
        names = dict.fromkeys(name for node in chosen if (name := self.name(node)) is not None)
        spans = list(dict.fromkeys(span for node in chosen if (span := self.span(node)) is not None))
        if names:
            self.names[address] = ", ".join(names)
        if spans:
            self.spans[address] = spans[0]

    def _inputs(self, found: StepFound) -> Iterator[int]:
        for node in sorted(self.tape.ancestors(found.layers[0].z_nodes)):
            shape = getattr(self.tape.nodes[node].held, "shape", None)
            is_data = not found.step.states.get(node)
            if is_data and shape in (found.x.shape, found.x.shape[::-1]) and self.tape.nodes[node].names:
                yield node
                return

    def _parameter(self, found: StepFound, field: str, layer: int, entries: Integers) -> None:
        """Name a parameter: once, where it is all in one, else entry by entry."""
        bounds = np.cumsum([0, *(parameter.size for parameter in self.roles.parameters)])
        owners = np.where(entries < 0, -1, np.searchsorted(bounds, entries, side="right") - 1)
        known = set(owners.ravel().tolist()) - {-1}
        if len(known) == 1:
            self._changed(found, Address(field, layer=layer), self.roles.parameters[known.pop()])
            return
        if owners.size <= MOST_NODES:
            for index in np.ndindex(owners.shape):
                if owners[index] >= 0:
                    place = tuple(int(k) for k in index)
                    self._changed(found, Address(field, place, layer), self.roles.parameters[owners[index]])

    def _changed(self, found: StepFound, address: Address, parameter: Parameter) -> None:
        self.names[address] = parameter.name
        change = parameter.state.changes.get(found.step.number)
        if (span := self.span(parameter.first)) is not None:
            self.spans[address] = span
        if change is not None and (span := self.span(change.end)) is not None:
            for field in (f"{address.field}_new", f"update_{address.field}"):
                self.spans[Address(field, address.index, address.layer)] = span
                self.names[Address(field, address.index, address.layer)] = parameter.name
