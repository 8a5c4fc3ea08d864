"""Operations in place: the array stays the same object and becomes another node.

A write through a view is a write of the memory that it looks at.  The owner gets a node of its own, in which
the entries of the view are replaced; other views of it are found changed when they are read next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.trace.tape.functions import Traits
from clearprop.trace.tape.memory import region_of
from clearprop.trace.tape.nodes import Kind, Ref
from clearprop.trace.tape.resolve import Resolver
from clearprop.trace.tape.snapshots import COPIED_BYTES

ORDINARY = Traits()


@dataclass(slots=True)
class Pending:
    """An operation that was seen and has not ended: its operands as they were."""

    function: Any
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] | None = None
    traits: Traits = ORDINARY
    watched: tuple[tuple[Any, int | str | None, bool], ...] = ()
    listening: Any = None


class Changing(Resolver):
    """Sees which arrays a call changed."""

    def watch_changes(self, pending: Pending, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Note the arrays that the call may change, and copy those that are only held."""
        changes = pending.traits.changes
        watched: list[tuple[Any, int | str | None, bool]] = []
        for k, value in enumerate(args):
            if isinstance(value, np.ndarray):
                surely = (k == 0 and changes in ("first", "self")) or _is_out(pending.function, k)
                if surely or changes == "anything":
                    watched.append((value, None if changes == "self" else k, surely))
        out = kwargs.get("out")
        if isinstance(out, tuple) and len(out) == 1 and pending.kwargs:
            out, pending.kwargs["out"] = out[0], pending.kwargs["out"][0]
        if isinstance(out, np.ndarray):
            watched.append((out, "out", True))
        for array, _, _ in watched:
            self._secure(array)
            owner = self.holder(array) if array.base is not None else None
            if owner is not None:
                # It may have changed unseen before, which cannot be told any more afterwards.
                self.read(owner)
                self._secure(owner)
        pending.watched = tuple(watched)

    def _secure(self, array: Any) -> None:
        """Copy what was only held of an array, if it is not too large."""
        ref = self._refs.get(id(array))
        if ref is not None and array.nbytes <= COPIED_BYTES:
            self.tape.nodes[ref.node].held.secure()

    def changed(self, site: int, pending: Pending, result: Any) -> bool:
        """Append nodes for the arrays that the call changed; whether nothing more is to be recorded."""
        done = False
        for array, into, surely in pending.watched:
            ref = self._refs.get(id(array))
            if ref is None or not (surely or not self.tape.nodes[ref.node].held.unchanged(array)):
                continue
            done = done or array is result
            kind: Kind = "draw" if pending.traits.draws else "apply" if into is None else "write"
            kept, kwargs = self.keeper.keep(array, _is_small(array)), pending.kwargs or {}
            new = self.node(kind, site, pending.function, pending.args, kwargs, kept, into)
            self._became(array, ref, new, site)
        return done or result is None

    def _became(self, array: Any, old: Ref, new: Ref, site: int) -> None:
        """An array was changed in place: it stands for a new node, and so does the owner of its memory."""
        self.tape.previous[new.node] = old.node
        owner = self.holder(array) if array.base is not None else None
        before = self._refs.get(id(owner)) if owner is not None else None
        self.stands_for(array, new)
        region = region_of(array, owner) if owner is not None else None
        if owner is None or before is None or region is None:
            return
        kept = self.keeper.keep(owner, _is_small(owner))
        whole = self.node("write", site, region, (before, new), {}, kept)
        self.tape.previous[whole.node] = before.node
        self.stands_for(owner, whole)


def _is_small(array: Any) -> bool:
    """Whether an array that was changed can be computed again: of a large one the old entries are gone."""
    return bool(array.nbytes <= COPIED_BYTES)


def _is_out(function: Any, k: int) -> bool:
    return isinstance(function, np.ufunc) and k >= function.nin
