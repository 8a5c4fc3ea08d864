"""A number that a condition chose: ``z if z > 0 else 0.0``, with the side that was not taken as well.

The condition is no part of what the number was made of (a mask of ones and zeros has no history but the
numbers that are written there), but computing it again asks the condition again.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.trace.tape.nodes import Binding, ItemAt, Location, Ref, Store
from clearprop.trace.tape.resolve import NUMBERS, Resolver

MISSING = math.nan
# What these give is a sum of products, even of whole numbers.
WEIGHED = frozenset({operator.matmul, np.matmul, np.dot, np.inner, np.vdot, np.sum})


def choose(condition: Any, one: Any, other: Any) -> Any:
    """Give one number where a condition holds, and the other where it does not."""
    return one if condition else other


class Choices(Resolver):
    """Makes nodes of numbers that were chosen."""

    def chose(self, site: int, condition: Ref, one: Any, other: Any, result: Any) -> Any:
        """Append the node of a choice; gives the number to hand on, which is an object of its own.

        A whole number has none; for it the node is given back, as a Ref.
        """
        if type(result) not in NUMBERS:
            return self.node("apply", site, choose, (condition, one, other), {}, result)
        own = result * 1.0 if type(result) is float else result.copy()
        self.stands_for(own, self.node("apply", site, choose, (condition, one, other), {}, own))
        return own

    def is_measured(self, condition: Ref) -> bool:
        """Whether a condition asks about a number with a history that is not only a counter's."""
        nodes = self.tape.nodes
        for parent in self.tape.ancestors([condition.node], _NotConditions(self.tape)):
            held, made = nodes[parent].held, nodes[parent]
            written = made.kind == "literal" and not made.names
            if made.function is choose or made.function in WEIGHED:
                return True
            if isinstance(held, (float, np.floating)) and not written:
                return True
        return False

    def whole_at(self, location: Location, value: Any) -> Ref | None:
        """Give the node of a whole number that was put somewhere, if it is still there."""
        stored = self._places.get(location)
        known = None if stored is None else stored[0]
        return known if type(known) is Ref and self._is(known, value) else None

    def put_whole(self, location: Location, ref: Ref, site: int, name: str) -> None:
        """A name or an entry now holds the whole number of a node."""
        self._places[location] = (ref, site, name)
        names, binding = self.tape.nodes[ref.node].names, Binding(name, site)
        if binding not in names:
            names.append(binding)
        self.tape.stores.append(Store(location, ref.node, site, self.context, len(self.tape.nodes)))

    def put_whole_in(self, container: list[Any], k: int, ref: Ref) -> None:
        """An entry of a list now holds the whole number of a node."""
        if id(container) not in self.with_wholes:
            self.with_wholes[id(container)] = container
        self._places[ItemAt(id(container), k)] = (ref, -1, f"[{k}]")

    def whole_in(self, container: list[Any], key: Any, value: Any) -> Ref | None:
        """Give the node of a whole number in a list."""
        if id(container) not in self.with_wholes or type(key) is not int:
            return None
        return self.whole_at(ItemAt(id(container), key if key >= 0 else key + len(container)), value)

    def whole_elements(self, iterable: Any, element: Any, k: int) -> Iterator[tuple[Any, Ref | None]]:
        """Give the numbers of the k-th element of a loop, with the nodes of known whole numbers."""
        if type(iterable) is list:
            yield element, self.whole_in(iterable, k, element)
        else:
            yield from self._parts_of(self._refs.get(id(iterable)), element, k)

    def _parts_of(self, source: Any, element: Any, k: int) -> Iterator[tuple[Any, Ref | None]]:
        made = self.tape.nodes[source.node] if type(source) is Ref else None
        if made is not None and made.function is zip and type(element) is tuple:
            for inner, component in zip(made.args, element, strict=False):
                yield from self._parts_of(inner, component, k)
        elif made is not None and made.function is enumerate and type(element) is tuple:
            yield element[0], None
            yield from self._parts_of(made.args[0], element[1], k)
        else:
            known = source[k] if type(source) is list and k < len(source) else None
            yield element, known if type(known) is Ref and self._is(known, element) else None

    def _is(self, ref: Ref, value: Any) -> bool:
        held = self.tape.nodes[ref.node].held
        return type(held) is type(value) and bool(held == value)


class _NotConditions:
    """Where the search through the pieces of a condition ends: at what is no truth value."""

    def __init__(self, tape: Any) -> None:
        self.tape = tape

    def __contains__(self, node: object) -> bool:
        return not isinstance(self.tape.nodes[node].held, (bool, np.bool_))
