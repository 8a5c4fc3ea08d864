"""Whole numbers and truth values that were computed: ``max(0, z)``, ``1 if z > 0 else 0``, ``z > 0``.

They have no identity (there is one 0 in all of Python), so the tape finds them again by the expression that
has just given them, and by the names and the entries of lists that they were stored in.
"""

from __future__ import annotations

import ast
import operator
from types import MethodType
from typing import Any

import numpy as np

from clearprop.trace.running.flow import Flow
from clearprop.trace.running.operands import expressions_of
from clearprop.trace.tape.nodes import NameAt, Ref

WHOLE = frozenset({int, bool, np.bool_})
MOST_IN_A_ROW = 10_000


class Wholes(Flow):
    """Knows the nodes of whole numbers, as long as they stay where they were put."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.wholes: dict[int, tuple[Any, Ref]] = {}
        self.latest: tuple[Any, Ref, int] | None = None
        self.handed: tuple[Any, Ref] | None = None
        self.row: list[tuple[int, Any, Ref | None]] = []
        self.operand_nodes: dict[int, list[ast.expr]] = {}

    def gave_whole(self, node: ast.AST, value: Any, ref: Ref | None) -> None:
        """An expression gave this whole number; without a node it is one like any other."""
        if len(self.row) > MOST_IN_A_ROW:
            del self.row[: MOST_IN_A_ROW // 2]
        self.row.append((id(node), value, ref))
        if ref is None:
            self.wholes.pop(id(node), None)
            self.latest = None
        else:
            self.wholes[id(node)] = (value, ref)
            self.latest = (value, ref, len(self.nodes))

    def just_given(self, value: Any) -> Ref | None:
        """Give the node of a whole number that has just been computed, and nothing after it; only once."""
        latest, self.latest = self.latest, None
        if latest is None or latest[2] != len(self.nodes) or not _same(latest[0], value):
            return None
        return latest[1]

    def just_put(self, value: Any) -> Ref | None:
        """Give the node of a whole number that was computed just before the place for it was loaded."""
        latest = self.latest
        if latest is None:
            return None
        loaded = all(each.function is operator.getitem or not each.args for each in self.nodes[latest[2] :])
        if loaded:
            self.latest = (*latest[:2], len(self.nodes))
        return self.just_given(value)

    def given_by(self, node: ast.expr | None, value: Any) -> Ref | None:
        """Give the node of a whole number that an expression has given."""
        known = None if node is None else self.wholes.get(id(node))
        return known[1] if known is not None and _same(known[0], value) else None

    def whole_of(self, node: ast.expr | None, value: Any) -> Ref | None:
        """Give the node of a whole number that an expression has given, or that a name holds."""
        if isinstance(node, ast.Name):
            return self.recorder.whole_at(NameAt(self.recorder.frame, node.id), value)
        return self.given_by(node, value)

    def whole_places(self, site: int, args: tuple[Any, ...]) -> list[Any]:
        """Say where the whole numbers among some operands are from: a name, or the node itself."""
        frame, words = self.recorder.frame, self.sites[site].operands
        nodes = self.operand_nodes.get(site)
        if nodes is None:
            nodes = self.operand_nodes[site] = expressions_of(self.sites[site].node)
        places: list[Any] = [None] * len(args)
        for k, value in enumerate(args):
            if type(value) in WHOLE:
                word = words[k] if k < len(words) else None
                named = None if word is None else NameAt(frame, word)
                places[k] = named or self.given_by(nodes[k] if k < len(nodes) else None, value)
        return places

    def whole_result(self, site: int, seen: Any, given: Any, result: Any) -> None:
        """An operation or a call gave a whole number."""
        ref = None
        if seen is None:
            if self.handed is not None and _same(self.handed[0], result):
                ref = self.handed[1]
        elif seen.function is None:
            args = given[1]
            if type(args[0] if args else None) is list and self.sites[site].operator == "getitem":
                ref = self.recorder.whole_in(args[0], args[1], result)
        elif self.nodes and self.nodes[-1].site == site and _same(self.nodes[-1].held, result):
            ref = Ref(self.nodes[-1].id)
        self.gave_whole(self.sites[site].node, result, ref)

    def returned_whole(self, site: int, value: Any) -> None:
        """A function gives a whole number back."""
        node: ast.expr = self.sites[site].node  # type: ignore[assignment]  # the value of a return
        ref = self.whole_of(node, value) or self.just_given(value)
        self.handed = None if ref is None else (value, ref)

    def begin(self, site: int, *values: Any) -> bool:
        if not super().begin(site, *values):
            return False
        if self.wholes:
            self.taken_over(site, values)
        return True

    def taken_over(self, site: int, values: tuple[Any, ...]) -> None:
        """A function was entered: its parameters are the whole numbers that it was called with."""
        if not self.pending or self.pending[-1][1] is not None:
            return
        calling, _, (function, _, _) = self.pending[-1]
        node, names = self.sites[calling].node, self.sites[site].names
        first = 1 if isinstance(function, (MethodType, type)) else 0
        for k, each in enumerate(node.args if isinstance(node, ast.Call) else (), first):
            if k >= len(values) or type(values[k]) not in WHOLE:
                continue
            ref = self.given_by(each, values[k])
            if ref is None and isinstance(each, ast.Name):
                ref = self.recorder.whole_at(NameAt(self.calls[-1].parent, each.id), values[k])
            if ref is not None:
                self.recorder.put_whole(NameAt(self.recorder.frame, names[k]), ref, site, names[k])

    def in_list(self, node: ast.expr, result: Any) -> None:
        """A comprehension made a list: its whole numbers are those that were given one after the other."""
        if type(result) is not list or not self.row:
            return
        at, wanted = len(self.row), id(node)
        for k in range(len(result) - 1, -1, -1):
            if type(result[k]) in WHOLE:
                at -= 1
                while at >= 0 and self.row[at][0] != wanted:
                    at -= 1
                if at < 0 or not _same(self.row[at][1], result[k]):
                    return
                ref = self.row[at][2]
                if ref is not None:
                    self.recorder.put_whole_in(result, k, ref)
        del self.row[at:]

    def listed(self, site: int, result: Any) -> Any:
        """A comprehension, or a list that is written out, made this."""
        if not self.on or not self.row:
            return result
        made = self.sites[site].node
        if isinstance(made, ast.ListComp):
            self.in_list(made.elt, result)
        elif isinstance(made, ast.List) and len(made.elts) == len(result):
            for k, each in enumerate(made.elts):
                ref = self.whole_of(each, result[k]) if type(result[k]) in WHOLE else None
                if ref is not None:
                    self.recorder.put_whole_in(result, k, ref)
        return result

    def appended(self, site: int, function: Any, value: Any) -> None:
        """A method is about to be called with a whole number: a list may take it in."""
        held, node = getattr(function, "__self__", None), self.sites[site].node
        ref = self.whole_of(node.args[0], value) if isinstance(node, ast.Call) and node.args else None
        if type(held) is list and ref is not None and function.__name__ == "append":
            self.recorder.put_whole_in(held, len(held), ref)

    def bound_whole(self, site: int, value: Any) -> Ref | None:
        """Give the node of a whole number that a name or an entry is about to hold."""
        place = self.sites[site]
        if place.operator == "=":
            return None
        word = place.operands[-1] if place.operands else None
        if word is not None:
            return self.recorder.whole_at(NameAt(self.recorder.frame, word), value)
        return self.just_put(value)

    def name_whole(self, site: int, word: str, ref: Ref) -> None:
        """A name now holds the whole number of a node."""
        generator = self.sites[site].generator
        frame = self.recorder.frame if generator is None else -1 - generator
        self.recorder.put_whole(NameAt(frame, word), ref, site, word)

    def loop_wholes(self, site: int, iterable: Any, element: Any, k: int) -> None:
        """The names of a loop hold the whole numbers of its k-th element."""
        if not self.recorder.with_wholes:
            return
        parts = list(self.recorder.whole_elements(iterable, element, k))
        words = self.sites[site].names
        for word, (value, ref) in zip(words, parts, strict=False) if len(words) == len(parts) else ():
            if type(value) in WHOLE and ref is not None:
                self.name_whole(site, word, ref)


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)
