"""From a value to its node: by identity, verified by bytes.

Arithmetic makes a new object for every result, and only loads share one, so the identity of a float, a NumPy
number or an array tells where it came from, through lists, attributes, closures and returns alike.  An array
can change while it stays the same object: its bytes are compared at every use.
"""

from __future__ import annotations

import weakref
from functools import partial
from typing import Any

import numpy as np

from clearprop.trace.tape.memory import Array, owner_of, region_of
from clearprop.trace.tape.nodes import (
    Binding,
    Context,
    ItemAt,
    Kind,
    Location,
    NameAt,
    Node,
    Ref,
    Store,
    part,
)
from clearprop.trace.tape.snapshots import COPIED_BYTES, Keeper, Objects, Snapshot
from clearprop.trace.tape.tape import Tape

NUMBERS = frozenset({float, complex, np.float64, np.float32, np.float16, np.longdouble, np.complex128})
CONSTANTS = frozenset({int, bool, str, type(None), bytes, np.bool_, type, range, type(Ellipsis), np.dtype})
UNKNOWN = ("leaf", "changed")
DEEPEST = 4
LONGEST = 20_000
PINNED_BYTES = 4096


class Resolver:
    """Knows which node every living number and array stands for, and makes nodes for those never seen.

    While ``glancing`` it only looks at what names hold, which need not be of any use to the program.
    """

    def __init__(self, tape: Tape, limit_nodes: int, limit_bytes: int) -> None:
        self.tape = tape
        self.keeper = Keeper(limit_bytes)
        self.limit_nodes = limit_nodes
        self.context: Context = ()
        self.frame = 0
        self._refs: dict[int, Ref] = {}
        self._pins: list[Any] = []
        self._containers: dict[int, Any] = {}
        self.glancing = False
        self._weak: dict[int, weakref.ref[Any]] = {}
        self._heard: dict[int, tuple[Any, Any, Any]] = {}
        self._fresh: dict[int, tuple[Any, int]] = {}
        self._parts: dict[int, tuple[Any, int, tuple[Any, ...]]] = {}
        self._holders: dict[int, list[weakref.ref[Any]]] = {}
        self._places: dict[Location, tuple[Any, int, str]] = {}
        self._names: dict[tuple[int, str], NameAt] = {}
        self.with_wholes: dict[int, list[Any]] = {}
        self._bindings: dict[tuple[str, int], Binding] = {}

    @property
    def full(self) -> bool:
        """Whether the tape has as many nodes as it may have; nothing more is recorded then."""
        return len(self.tape.nodes) >= self.limit_nodes

    def read(self, value: Any, place: Location | Ref | None = None) -> Any:
        """Resolve one operand: a Ref where it has a history, a structure of such, or the value itself.

        Parameters
        ----------
        place : where the value was loaded from, or its node; this gives a history to whole numbers and truth
                values, which have no identity of their own
        """
        ref = self._refs.get(id(value))
        kind = type(value)
        if ref is not None:
            return self._verified(value, ref) if isinstance(value, np.ndarray) else ref
        if kind in CONSTANTS:
            return value if place is None else self._placed(value, place)
        if kind in NUMBERS:
            return self._number(value)
        return self._structure(value, 0)

    def reads_all(self, args: tuple[Any, ...]) -> tuple[Any, ...]:
        """Resolve several operands; numbers seen before, which are most of them, without a further call."""
        refs, read = self._refs, []
        for value in args:
            known = refs.get(id(value)) if type(value) is float else None
            read.append(self.read(value) if known is None else known)
        return tuple(read)

    def _structure(self, value: Any, depth: int) -> Any:
        """Resolve what is neither a plain constant nor a number seen before."""
        if isinstance(value, np.ndarray):
            return self._array(value)
        kind = type(value)
        if depth >= DEEPEST or not (kind is tuple or kind is list or kind is dict or kind is slice):
            return self._refs[id(value)] if id(value) in self._parts and self._part(value) else value
        if kind is slice:
            return slice(self.read(value.start), self.read(value.stop), self.read(value.step))
        if len(value) > LONGEST:
            return value.copy() if kind is not tuple else value
        if kind is dict:
            return {key: self._inside(element, depth) for key, element in value.items()}
        if id(value) in self.with_wholes:
            return [self._entry(value, k, depth) for k in range(len(value))]
        elements = [self._inside(element, depth) for element in value]
        return tuple(elements) if kind is tuple else elements

    def _entry(self, container: list[Any], k: int, depth: int) -> Any:
        """Resolve an entry of a list in which whole numbers have a history."""
        value = container[k]
        return (
            self.read(value, ItemAt(id(container), k))
            if type(value) in CONSTANTS
            else self._inside(value, depth)
        )

    def _inside(self, value: Any, depth: int) -> Any:
        kind = type(value)
        if kind is tuple or kind is list or kind is dict:
            return self._structure(value, depth + 1)
        return self.read(value)

    def node(
        self,
        kind: Kind,
        site: int,
        function: Any,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        held: Any,
        into: int | str | None = None,
    ) -> Ref:
        """Append a node and give its reference."""
        nodes = self.tape.nodes
        ref = Ref(len(nodes))
        nodes.append(
            Node(ref.node, kind, site, function, args, kwargs, self.context, self.frame, held, into, [])
        )
        return ref

    def kept(self, value: Any, again: bool = True, within: Any = None) -> Any:
        """Give what a node holds of its value; arrays are kept in a way that later changes cannot reach."""
        return self.keeper.keep(value, again, within) if isinstance(value, np.ndarray) else value

    def stands_for(self, value: Any, ref: Ref) -> None:
        """From now on this object is that node."""
        if isinstance(value, np.ndarray):
            if value.nbytes > PINNED_BYTES:
                self._watch(value)
            else:
                self._pins.append(value)
            if value.base is not None:
                self._hold(value)
        elif self.tape.nodes[ref.node].held is not value:
            self._pins.append(value)
        self._refs[id(value)] = ref

    def _watch(self, array: Array) -> None:
        """Forget a large array when the program lets it go, because its identity may then be used again."""
        key = id(array)
        if key not in self._weak:
            self._weak[key] = weakref.ref(array, partial(self._forget, key))

    def _forget(self, key: int, _: Any) -> None:
        self._weak.pop(key, None)
        self._refs.pop(key, None)

    def _hold(self, view: Array) -> None:
        """Remember the first array that showed memory whose owner the program never had in hand."""
        owner = owner_of(view)
        if id(owner) not in self._refs and self.holder(view) is None:
            self._pins.append(owner) if owner.nbytes <= PINNED_BYTES else None
            self._holders.setdefault(id(owner), []).append(weakref.ref(view))

    def holder(self, view: Array) -> Array | None:
        """Give the array with a node in whose memory a view lies; None where there is none but itself."""
        owner = owner_of(view)
        if owner is not view and id(owner) in self._refs:
            return owner
        for weak in self._holders.get(id(owner), ()):
            found: Array | None = weak()
            if found is None or found is view or owner_of(found) is not owner:
                continue
            if region_of(view, found) is not None:
                return found
        return None

    def _number(self, value: Any) -> Ref | Any:
        """Make the node of a number that was written in the text, taken from a container, or never seen."""
        if self.full:
            return value
        if id(value) in self._parts and self._part(value):
            return self._refs[id(value)]
        written = self._fresh.pop(id(value), None)
        if written is not None:
            ref = self.node("literal", written[1], None, (), {}, value)
        else:
            ref = self.node("leaf", -1, None, (), {}, value)
        self._refs[id(value)] = ref
        return ref

    def _part(self, value: Any) -> bool:
        """Make the node of an entry of a container that a call gave."""
        _, container, path = self._parts.pop(id(value))
        site = self.tape.nodes[container].site
        ref = self.node("item", site, part, (Ref(container), path), {}, self.kept(value, True))
        self.stands_for(value, ref)
        return True

    def _array(self, value: Array) -> Ref | Any:
        """Make the node of an array that was never seen."""
        if self.full:
            return value
        if id(value) in self._parts and self._part(value):
            return self._refs[id(value)]
        if value.base is not None:
            ref = self._gathered(value, ())
            if ref is not None:
                return ref
        ref = self.node("leaf", -1, None, (), {}, self.kept(value, self._in_passing(value)))
        self.stands_for(value, ref)
        return ref

    def _in_passing(self, array: Array) -> bool:
        """Whether a very large array is only looked at, and need not be kept."""
        return self.glancing and bool(array.nbytes > COPIED_BYTES)

    def _gathered(self, view: Array, names: tuple[Binding, ...]) -> Ref | None:
        """Make the node of a view from the array in whose memory it lies."""
        owner = self.holder(view)
        if owner is None or owner is view:
            return None
        region = region_of(view, owner)
        held = self.read(owner)
        if region is None or not isinstance(held, Ref):
            return None
        kept = self.kept(view, True, self.tape.nodes[held.node].held)
        ref = self.node("view", -1, region, (held,), {}, kept)
        self.tape.nodes[ref.node].names.extend(names)
        self.stands_for(view, ref)
        return ref

    def _verified(self, array: Array, ref: Ref) -> Ref | Any:
        """Give the node of an array, or a new one where the array was changed unseen."""
        known = self.tape.nodes[ref.node]
        held = known.held
        if not isinstance(held, (Snapshot, Objects)) or held.unchanged(array) or self.full:
            if (
                type(held) is Snapshot
                and held.weak is not None
                and known.kind in UNKNOWN
                and not self.glancing
            ):
                self.keeper.hold(held, array)
            return ref
        names = tuple(known.names[-1:])
        new = self._gathered(array, names) if array.base is not None else None
        if new is None:
            new = self.node("changed", known.site, None, (), {}, self.kept(array, self._in_passing(array)))
            self.tape.nodes[new.node].names.extend(names)
            self.stands_for(array, new)
        self.tape.previous[new.node] = ref.node
        return new

    def _placed(self, value: Any, place: Location | Ref) -> Any:
        """Give a whole number its node, if it is what was stored at the place it was loaded from."""
        if isinstance(place, Ref):
            return place
        stored = self._places.get(place)
        if stored is None or self.full:
            return value
        known, site, name = stored
        if type(known) is Ref:
            held = self.tape.nodes[known.node].held
            return known if type(held) is type(value) and held == value else value
        if type(known) is not type(value) or known != value or value is None:
            return value
        ref = self.node("leaf", site, None, (), {}, value)
        self.tape.nodes[ref.node].names.append(Binding(name, site))
        self.tape.stores.append(Store(place, ref.node, site, self.context, ref.node))
        self._places[place] = (ref, site, name)
        return ref
