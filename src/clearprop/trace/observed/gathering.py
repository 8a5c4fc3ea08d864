"""A field of the record, put together from the nodes that hold its entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.observed.seeking import Part
from clearprop.trace.tape.tape import Tape

CLOSE = 1e-9


@dataclass(frozen=True)
class Gathered:
    """A whole field: its entries, their shares, and the parts that they were taken from."""

    value: Array
    share: Array
    parts: tuple[Part, ...]

    @property
    def nodes(self) -> tuple[int, ...]:
        """The nodes that hold it."""
        return tuple(part.node for part in self.parts)

    @property
    def middle(self) -> float:
        """The share that most entries have."""
        return float(np.nanmedian(self.share))

    def seeds(self, tape: Tape, pattern: Array) -> dict[int, Array]:
        """Put the numbers of a pattern on the entries, where the nodes hold them."""
        seeds = {}
        for part in self.parts:
            shape = np.shape(tape.value(part.node))
            seed = np.zeros(int(np.prod(shape)))
            seed[part.at] = pattern.ravel() if part.is_complete else pattern.ravel()[part.entries]
            seeds[part.node] = seed.reshape(shape)
        return seeds


def gathered(
    tape: Tape, parts: Sequence[Part], shape: tuple[int, ...], latest: bool = False
) -> Gathered | None:
    """Fill a field, each entry from the earliest or latest node that holds it; None where one is missing."""
    complete = [part for part in parts if part.entries.size == np.prod(shape)]
    parts = complete or parts
    sign = 1 if latest else -1
    if complete and all(part.is_complete for part in complete):
        last = max(complete, key=lambda part: sign * part.node)
        if np.isnan(last.share).all():
            return None
        return Gathered(values_of(tape, last).reshape(shape), last.share.reshape(shape), (last,))
    value, share = np.zeros(int(np.prod(shape))), np.full(int(np.prod(shape)), np.nan)
    holder = np.full(value.size, -1)
    for number, part in sorted(enumerate(parts), key=lambda pair: sign * pair[1].node):
        value[part.entries] = values_of(tape, part)
        share[part.entries], holder[part.entries] = part.share, number
    if (holder < 0).any() or np.isnan(share).all():
        return None
    used = tuple(parts[number] for number in sorted(set(holder.tolist())))
    return Gathered(value.reshape(shape), share.reshape(shape), used)


def whole(tape: Tape, parts: Sequence[Part], expected: Array) -> list[Part]:
    """Keep the parts that make, times their share, all of the expected entries and no mere addend of them."""
    size = float(np.abs(expected).max(initial=0.0))
    kept = []
    for part in parts:
        made = part.share * values_of(tape, part)
        made -= expected.ravel() if part.is_complete else expected.ravel()[part.entries]
        if (np.abs(made, out=made) <= CLOSE * size).all():
            kept.append(part)
    return kept


def values_of(tape: Tape, part: Part) -> Array:
    """Give the entries that a part holds."""
    flat: Array = np.asarray(tape.value(part.node), dtype=np.float64).ravel()
    return flat if part.is_complete and part.at is part.entries else flat[part.at]
