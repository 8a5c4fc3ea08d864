"""Where the elements of a loop come from: numbers that NumPy makes anew each time an array is run over.

Rows are views and find their owner by themselves; entries of lists have an identity.  What is left are the
numbers of one-dimensional arrays, alone or side by side in ``zip`` and ``enumerate``.
"""

from __future__ import annotations

import builtins
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
        """Give the arguments to call with: what a function would run through once becomes a list first.

        ``sum(w * x for ...)`` takes all of its generator anyway; from a list the elements can be seen.
        """
        if args and isinstance(args[0], ONCE) and function in CONSUMING:
            once = args[0]
            ref = self._refs.get(id(once))
            elements = []
            for k, element in enumerate(once):
                if ref is not None:
                    self.items(-1, once, element, k)
                elements.append(element)
            return (elements, *args[1:])
        return args

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
        if type(element) in NUMBERS or isinstance(element, (np.ndarray, np.integer)):
            ref = self.node("item", site, part, (source, (k,)), {}, self.kept(element))
            self.stands_for(element, ref)
