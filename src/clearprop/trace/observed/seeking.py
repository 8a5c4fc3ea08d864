"""Which numbers of a program play a role, told by what they do to the numbers after them.

A node is delta where the update of W reads it as ``a_inᵀ delta``: its derivative under a random weighting R
of the update is then ``a_in R``, and no other number's is.  Two weightings make sure.  That names and shapes
of arrays do not matter is the point: scalars, columns, transposes and entries of lists are found alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array, freeze
from clearprop.trace.adjoint.backward import Adjoints, backward
from clearprop.trace.recognise.labels import Integers
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.tape import Tape

CLOSE = 1e-7
SAMPLES, PART_NUMBERS = 1000, 1 << 15
# A larger field is only found where a node holds all of it.
MOST_IN_PIECES = 1_000_000
Weighting = Callable[[int], Mapping[int, Any]]


@dataclass(frozen=True)
class Part:
    """Entries of a field that a node holds: ``entries[k]`` of the field is entry ``at[k]`` of the node.

    ``share`` is how much the weighted numbers change with each; nan where they do not change at all.  A
    complete part has all entries in order, and where it lies as the field does ``at`` is ``entries``.
    """

    node: int
    entries: Integers
    at: Integers
    share: Array
    is_complete: bool = False


class Seeker:
    """Looks for roles among the numbers of one step, between its predictions and its last update.

    ``decay`` is what the step takes off per unit of weight, and whether it takes it off the biases too.
    """

    def __init__(
        self,
        tape: Tape,
        roles: Roles,
        found: StepFound,
        trained: Integers,
        decay: tuple[float, bool] = (0.0, False),
    ) -> None:
        self.trained = trained
        self.tape, self.roles, self.found, self.decay = tape, roles, found, decay
        self.rng = np.random.default_rng(7)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The parameters after the step, one node each."""
        number = self.found.step.number
        return tuple(parameter.state.changes[number].end for parameter in self.roles.parameters)

    @cached_property
    def forward(self) -> frozenset[int]:
        """The forward pass, and all before it."""
        return frozenset(self.tape.ancestors(self.found.step.predictions))

    @cached_property
    def nodes(self) -> tuple[int, ...]:
        """What the updates read of the predictions, in order."""
        round_ = self.found.step.round
        after = self.tape.descendants(self.found.step.predictions, round_.end)
        needed = self.tape.ancestors(self.ends, range(round_.begin))
        return tuple(sorted((after & needed) - self.forward - frozenset(self.ends)))

    def moved(self, which: str) -> Array:
        """What the gradient did to all entries, seen as entries of weights or of biases."""
        share, everything = self.decay
        taken = share if which == "W" or everything else 0.0
        moved: Array = self.found.after - self.found.before + taken * self.found.before
        return moved

    def parameter_seeds(self, entries: Array) -> dict[int, Array]:
        """Put a weight on each entry of all parameters: seeds at their values after the step."""
        seeds, begin = {}, 0
        for parameter, end in zip(self.roles.parameters, self.ends, strict=True):
            part = entries[begin : begin + parameter.size]
            begin += parameter.size
            if part.any():
                seeds[end] = part.reshape(np.shape(self.tape.value(end)))
        return seeds

    def parts(
        self,
        seeds: tuple[Mapping[int, Any], Mapping[int, Any]],
        patterns: tuple[Array, Array],
        nodes: Iterable[int],
    ) -> list[Part]:
        """Give the nodes whose derivatives are a pattern, times a number of their own for each entry.

        Parameters
        ----------
        seeds    : two weightings of what comes later
        patterns : the derivatives, shaped as the field, that its entries have under each
        """
        size = patterns[0].size
        least = size if size > MOST_IN_PIECES else 0
        fitting = [node for node in nodes if least <= self.size(node) <= size]
        values: dict[int, Any] = {}
        first, second = (
            backward(self.tape, each, self.forward, wanted=fitting, bounds=False, values=values)
            for each in seeds
        )
        both = [node for node in fitting if node in first.cotangents and node in second.cotangents]
        pieces = _Pieces(patterns)
        found: list[Part] = []
        for is_whole in (True, False):
            if not is_whole and self._are_too_few(both, size):
                break
            of = _whole if is_whole else pieces.part
            for node in both:
                if (self.size(node) == size) is is_whole:
                    part = _part(of, node, _of(first, node), _of(second, node), patterns)
                    found += [] if part is None else [part]
        return sorted(found, key=lambda part: part.node)

    def _are_too_few(self, nodes: Iterable[int], size: int) -> bool:
        """Whether the entries of all smaller nodes together are fewer than those of a field."""
        return sum(held for node in nodes if (held := self.size(node)) < size) < size

    def size(self, node: int) -> int:
        """Give how many numbers a node holds."""
        shape = getattr(self.tape.nodes[node].held, "shape", None)
        return int(np.prod(shape)) if shape is not None else int(np.size(self.tape.value(node)))


def _of(adjoints: Adjoints, node: int) -> Array:
    return np.asarray(adjoints.of(node), dtype=np.float64)


def _part(
    of: Callable[..., Part | None], node: int, first: Array, second: Array, patterns: tuple[Array, Array]
) -> Part | None:
    if not first.any() or not np.isfinite(first).all() or not np.isfinite(second).all():
        return None
    return of(node, first.ravel(), second.ravel(), patterns)


def _whole(node: int, first: Array, second: Array, patterns: tuple[Array, Array]) -> Part | None:
    """As many entries as the field: in rows or in columns."""
    if first.size != patterns[0].size:
        return None
    shape = patterns[0].shape
    some = slice(None, None, max(1, first.size // SAMPLES))
    p, q = patterns[0].ravel(), patterns[1].ravel()
    for shaped in (shape, shape[::-1]):
        a, b = (_laid(each, shaped, shape) for each in (first, second))
        # Most nodes are no such field, which a few entries tell.
        if _is_multiple(a[some], b[some], p[some], q[some]) and _is_multiple(a, b, p, q):
            with np.errstate(all="ignore"):
                share = a / p
            share[p == 0.0] = np.nan
            entries = numbers(first.size)
            return Part(node, entries, _laid(entries, shaped, shape), share, is_complete=True)
    return None


@lru_cache(maxsize=2)
def numbers(size: int) -> Integers:
    """Count the entries of a field; of a large one in the same array each time."""
    return freeze(np.arange(size))


def _laid(flat: Any, shaped: tuple[int, ...], shape: tuple[int, ...]) -> Any:
    """Give the entries of a node in the order of the field: they lie in rows, or in columns."""
    return flat if shaped == shape else flat.reshape(shaped).T.ravel()


def _is_multiple(a: Array, b: Array, p: Array, q: Array) -> bool:
    """Whether each entry of (a, b) is a multiple of that of (p, q)."""
    for begin in range(0, a.size, PART_NUMBERS):
        a_, b_, p_, q_ = (each[begin : begin + PART_NUMBERS] for each in (a, b, p, q))
        one, other = a_ * q_, b_ * p_
        close = np.abs(one - other) <= CLOSE * (np.abs(one) + np.abs(other))
        if not close.all() or a_[p_ == 0.0].any():
            return False
    return True


class _Pieces:
    """A few entries of a field, which their two derivatives name."""

    def __init__(self, patterns: tuple[Array, Array]) -> None:
        self.patterns = patterns

    @cached_property
    def known(self) -> tuple[Integers, Array]:
        """The entries by what their two derivatives are to each other, which is no two entries' alike."""
        with np.errstate(all="ignore"):
            known = self.patterns[0].ravel() / self.patterns[1].ravel()
        order = np.argsort(known)
        return order, known[order]

    def part(self, node: int, first: Array, second: Array, _: tuple[Array, Array]) -> Part | None:
        """Give the entries that a node holds; None where it holds others too."""
        if not second.all():
            return None
        order, row = self.known
        ratio = first / second
        place = np.clip(np.searchsorted(row, ratio), 0, row.size - 1)
        before = np.maximum(place - 1, 0)
        nearest = np.where(np.abs(row[before] - ratio) < np.abs(row[place] - ratio), before, place)
        if not (np.abs(row[nearest] - ratio) <= CLOSE * np.abs(ratio)).all():
            return None
        entries = order[nearest]
        return Part(node, entries, np.arange(first.size), first / self.patterns[0].ravel()[entries])
