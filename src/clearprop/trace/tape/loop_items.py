"""Where the elements of a loop come from: numbers that NumPy makes anew each time an array is run over.

Rows are views and find their owner by themselves; entries of lists have an identity.  What is left are the
numbers of one-dimensional arrays, alone or side by side in ``zip`` and ``enumerate``.
"""

from __future__ import annotations

import builtins
import itertools
import math
from types import GeneratorType
from typing import Any

import numpy as np

from clearprop.trace.tape.nodes import Ref, part
from clearprop.trace.tape.resolve import NUMBERS, Resolver
from clearprop.trace.tape.snapshots import Snapshot

CONSUMING: frozenset[Any] = frozenset(
    [builtins.sum, max, min, list, tuple, sorted, set, frozenset, math.fsum, math.prod, np.fromiter]
)
ONCE = (GeneratorType, zip, map, filter, enumerate, reversed)


class LoopItems(Resolver):
    """Gives the elements of loops their history."""

    def gathered(self, function: Any, args: tuple[Any, ...]) -> tuple[Any, ...]:
        """Give the arguments to call with: what a function runs through once is listened to.

        ``sum(w * x for ...)`` takes all of its generator; its elements are seen when the call has ended, and
        the generator runs as it would have, one element at a time.
        """
        if args and isinstance(args[0], ONCE) and function in CONSUMING:
            given, heard = itertools.tee(args[0])
            self._heard[id(given)] = (given, heard, args[0])
            return (given, *args[1:])
        return args

    def listen(self, args: tuple[Any, ...]) -> Any:
        """Give what is to be heard of the first argument, if ``gathered`` gave it."""
        return self._heard.pop(id(args[0]), None) if args else None

    def heard(self, listening: Any) -> Any:
        """Give the elements that went through, resolved to their nodes."""
        _, heard, once = listening
        elements = list(heard)
        if id(once) in self._refs:
            for k, element in enumerate(elements):
                self.items(-1, once, element, k)
        self._pins.append(elements)
        return self.read(elements)

    def items(self, site: int, iterable: Any, element: Any, k: int) -> None:
        """The k-th round of a loop over something has this element: give it a history where it has none."""
        if isinstance(iterable, np.ndarray):
            self._item(site, iterable, element, k)
            return
        ref = self._refs.get(id(iterable))
        if ref is None or self.full:
            return
        made = self.tape.nodes[ref.node]
        if made.function is enumerate and type(element) is tuple and made.args:
            self._component(site, made.args[0], element[1], k)
        elif made.function is zip and type(element) is tuple:
            for source, component in zip(made.args, element, strict=False):
                self._component(site, source, component, k)

    def _component(self, site: int, source: Any, element: Any, k: int) -> None:
        if type(source) is Ref:
            made = self.tape.nodes[source.node]
            if made.function is zip and type(element) is tuple:
                for inner, component in zip(made.args, element, strict=False):
                    self._component(site, inner, component, k)
            elif isinstance(made.held, Snapshot) and id(element) not in self._refs:
                self._picked(site, source, element, k)

    def _item(self, site: int, array: Any, element: Any, k: int) -> None:
        if id(element) not in self._refs:
            source = self.read(array)
            if type(source) is Ref:
                self._picked(site, source, element, k)

    def _picked(self, site: int, source: Ref, element: Any, k: int) -> None:
        """Make the node of a number taken from an array; the array may have changed since it was seen."""
        if type(element) not in NUMBERS and not isinstance(element, np.integer):
            return
        try:
            there = self.tape.value(source.node)[k]
        except LookupError:
            return
        if there.tobytes() == element.tobytes():
            ref = self.node("item", site, part, (source, (k,)), {}, element)
            self.stands_for(element, ref)
