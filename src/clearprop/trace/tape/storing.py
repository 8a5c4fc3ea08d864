"""Which names, attributes and entries received a result, and in which call of which function."""

from __future__ import annotations

import sys
from typing import Any

from clearprop.trace.tape.nodes import Binding, Frame, ItemAt, Location, NameAt, Ref, Store
from clearprop.trace.tape.resolve import Resolver
from clearprop.trace.tape.snapshots import COMPARED_BYTES

NESTED_STORES = 32
DEEPEST_STORE = 3


class Storing(Resolver):
    """Gives names to nodes.  Lists of layers have no stores of their own, so their entries are stored too."""

    def literal(self, site: int, value: Any) -> Any:
        """Give a number of the text as a new object, so that two equal constants stay two numbers."""
        if type(value) is float:
            value = value * 1.0
            self._fresh[id(value)] = (value, site)
        return value

    def stored(self, location: Location, value: Any, site: int, name: str | None = None) -> None:
        """A name, an attribute or an entry now holds this value; entries of small containers too."""
        self._store(location, value, site, name or _spelled(location), 0)

    def named(self, name: str, value: Any, site: int) -> None:
        """A variable of the running function now holds this value."""
        key = (self.frame, name)
        location = self._names.get(key)
        if location is None:
            location = self._names[key] = NameAt(*key)
        self._store(location, value, site, name, 0)

    def _store(self, location: Location, value: Any, site: int, name: str, depth: int) -> None:
        kind = type(value)
        if kind is int or kind is bool:
            if depth == 0 or not self._known_whole(location, value, site, name):
                self._places[location] = (value, site, name)
            return
        if kind is list or kind is tuple or kind is dict:
            if depth < DEEPEST_STORE and len(value) <= NESTED_STORES:
                self.pin(value)
                for key, element in value.items() if kind is dict else enumerate(value):
                    self._store(ItemAt(id(value), key), element, site, f"{name}[{key!r}]", depth + 1)
            return
        ref = self.read(value)
        if type(ref) is not Ref:
            return
        key = (name, site)
        binding = self._bindings.get(key)
        if binding is None:
            binding = self._bindings[key] = Binding(name, site)
        tape = self.tape
        names = tape.nodes[ref.node].names
        if binding not in names:
            names.append(binding)
        tape.stores.append(Store(location, ref.node, site, self.context, len(tape.nodes)))

    def _known_whole(self, location: Location, value: Any, site: int, name: str) -> bool:
        """A list with a whole number that was computed is stored once more: the number keeps its history."""
        known = self._places.get(location, (None,))[0]
        if type(known) is not Ref:
            return False
        held = self.tape.nodes[known.node].held
        if type(held) is not type(value) or held != value:
            return False
        names, binding = self.tape.nodes[known.node].names, Binding(name, site)
        if binding not in names:
            names.append(binding)
        return True

    def pin(self, container: Any) -> None:
        """Keep a container, so that nothing else has its identity."""
        if type(container) is list or type(container) is dict:
            self._containers[id(container)] = container
        else:
            self._pins.append(container)

    def lighten(self) -> None:
        """Empty lists of large arrays that the program itself has let go: nobody can see that."""
        alone = _referred({0: []})[0]
        for key, count in _referred(self._containers).items():
            if count <= alone:
                container = self._containers.pop(key)
                self._pins.append(container)
                parts = container.values() if type(container) is dict else container
                if any(getattr(each, "nbytes", 0) > COMPARED_BYTES for each in parts):
                    container.clear()

    def entered(self, name: str, def_site: int, call_site: int) -> int:
        """A function of the program was entered; gives the frame to return to."""
        parent = self.frame
        self.frame = len(self.tape.frames) + 1
        self.tape.frames.append(Frame(self.frame, name, def_site, call_site, parent))
        return parent

    def left(self, parent: int) -> None:
        """A function of the program was left, by return or by an exception."""
        self.frame = parent


def _referred(held: dict[int, Any]) -> dict[int, int]:
    """Count the references to each value; how many are those of this function depends on Python's version."""
    return {key: sys.getrefcount(container) for key, container in held.items()}


def _spelled(location: Location) -> str:
    if isinstance(location, NameAt):
        return location.name
    return str(getattr(location, "attribute", None) or f"[{getattr(location, 'key', '')!r}]")
