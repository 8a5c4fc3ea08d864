"""What can be read at a place beside plain names: ``cache["A1"]``, ``acts[i]``, ``self.out`` of this object.

A text that was read before in the same call, in the same round of the same loops, can be read again.  So can
the other attributes of an object, or the other entries of a dictionary, of which one is read or given there.
"""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clearprop.doctor.evidence.scope import Scope
from clearprop.doctor.rewriting.places import operand
from clearprop.trace.source.sites import Site, SiteTable
from clearprop.trace.tape.nodes import AttributeAt, Context, ItemAt, Node, Ref
from clearprop.trace.tape.tape import Tape

MOST_TEXTS = 60
Held = tuple[type, int]


class Read(NamedTuple):
    """A text was read as a node, when so many nodes were on the tape."""

    order: int
    text: str
    node: int
    context: Context


class Readings:
    """All that can be read in a stretch of a tape, by text."""

    def __init__(self, tape: Tape, sites: SiteTable, scope: Scope, stretch: tuple[int, int]) -> None:
        self.tape, self.sites, self.scope = tape, sites, scope
        self._texts: dict[int, dict[str, int]] = {}
        self._paths: dict[tuple[int, int], str | None] = {}
        self._reads: dict[int, list[Read]] = defaultdict(list)
        self._entries: dict[Held, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        self._holders: dict[int, list[tuple[int, Held, str]]] = defaultdict(list)
        for store in tape.stores:
            place = store.location
            if isinstance(place, AttributeAt | ItemAt):
                held, key = _held(place)
                if key:
                    self._entries[held][key].append((store.order, store.node))
                    self._holders[store.node].append((store.order, held, key))
        for node in tape.nodes[stretch[0] : stretch[1]]:
            for text, given in self._operands(node):
                self._reads[node.frame].append(Read(node.id, text, given, node.context))

    def node(self, text: str, at: Node) -> int | None:
        """Give the node that a text stands for where a node is computed; None where it cannot be read."""
        return self.texts(at).get(text)

    def texts(self, at: Node) -> dict[str, int]:
        """Give the texts that can be read where a node is computed, with the nodes that they stand for."""
        if at.id not in self._texts:
            found = dict(self.read(at, [(binding.name, at.id) for binding in at.names]))
            for name in self.scope.names(at)[:MOST_TEXTS]:
                node = self.scope.node(name, at)
                if node is not None:
                    found.setdefault(name, node)
            self._texts[at.id] = found
        return self._texts[at.id]

    def read(self, at: Node, given: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        """Give texts that were read in this call, and what stands beside them.

        Parameters
        ----------
        given : texts that receive a node there, with the node
        """
        found: dict[str, int] = {}
        roots: dict[str, Held] = {}
        reads = self._reads[at.frame]
        for read in reversed(reads[: bisect_left(reads, (at.id + 1,))]):
            if read.context == at.context[: len(read.context)] and len(found) < MOST_TEXTS:
                found.setdefault(read.text, read.node)
                self._note(roots, read.text, read.node, read.order)
        for text, node in given:
            self._note(roots, text, node, at.id + 2)
        for read in reads:
            # One object is itself in the whole of a call.
            if read.text.startswith("self.") and "self" not in roots:
                self._note(roots, read.text, read.node, read.order)
        yield from ((text, node) for text, node in found.items() if node < at.id)
        for root, held in roots.items():
            for key, kept in self._entries[held].items():
                k = bisect_left(kept, (at.id + 1,)) - 1
                if k >= 0 and f"{root}{key}" not in found and kept[k][1] < at.id:
                    yield f"{root}{key}", kept[k][1]

    def _note(self, roots: dict[str, Held], text: str, node: int, order: int) -> None:
        """Note which object or dictionary a text reads an entry of."""
        for when, held, key in reversed(self._holders.get(node, ())):
            if when <= order and text.endswith(key):
                roots.setdefault(text[: -len(key)], held)
                return

    def _operands(self, node: Node) -> Iterator[tuple[str, int]]:
        if node.site < 0 or node.kind not in ("apply", "view"):
            return
        for k, given in enumerate(node.args[:2]):
            if isinstance(given, Ref):
                text = self._path(node.site, k)
                if text is not None:
                    yield text, given.node

    def _path(self, site: int, k: int) -> str | None:
        if (site, k) not in self._paths:
            self._paths[site, k] = path_text(self.sites[site], k)
        return self._paths[site, k]


def path_text(site: Site, k: int) -> str | None:
    """Give the text of an operand that reads an attribute or an entry; None for any other."""
    part = operand(site.node, k)
    if not isinstance(part, ast.Attribute | ast.Subscript) or not is_path(part):
        return None
    return ast.unparse(part).replace('"', "'")


def is_path(node: ast.expr) -> bool:
    """Whether an expression only reads: names, attributes and entries by name or number."""
    match node:
        case ast.Name():
            return node.id not in ("np", "numpy", "math")
        case ast.Attribute(value=value, attr=name):
            return name != "T" and is_path(value)
        case ast.Subscript(value=value, slice=index):
            return is_path(value) and not any(isinstance(p, ast.Call | ast.Slice) for p in ast.walk(index))
    return False


def _held(place: AttributeAt | ItemAt) -> tuple[Held, str]:
    """Give what holds a location, and how its entry is written behind it; "" for entries by number."""
    if isinstance(place, AttributeAt):
        return (AttributeAt, place.object_id), f".{place.attribute}"
    key = repr(place.key) if isinstance(place.key, str) else ""
    return (ItemAt, place.container_id), f"[{key}]" if key else ""
