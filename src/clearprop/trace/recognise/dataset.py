"""The whole training set behind the batches of a program: rows of inputs, and their targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.labels import Integers
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.recognise.rows import Table, same_rows
from clearprop.trace.roles.dependence import of
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.tape import Tape

MOST_TRIED = 40
MOST_NUMBERS = 4_000_000


@dataclass(frozen=True)
class Dataset:
    """Inputs and targets, where the rows of each step stand in them, whether they are more than a batch."""

    x: Array
    y: Array
    rows: dict[int, Integers]
    whole: bool


def dataset(tape: Tape, steps: tuple[StepFound, ...]) -> Dataset | None:
    """Find the data that the batches were taken from; None where no step has a target."""
    usable = [step for step in steps if step.y is not None]
    if not usable:
        return None
    first, y = usable[0], usable[0].y
    assert y is not None
    for x in _tables(tape, first, first.x.shape[1]):
        if Table(x).places(first.x) is not None:
            for targets in _tables(tape, first, y.shape[1], len(x)):
                found = _paired(x, targets, usable)
                if found is not None:
                    return found
    return _gathered(usable)


def _tables(tape: Tape, step: StepFound, width: int, length: int | None = None) -> Iterator[Array]:
    """Give the arrays of data, of so many columns, that a step was computed from, the largest first."""
    before = tape.ancestors([m.node for m in step.step.meetings])
    found: list[tuple[int, int]] = []
    for number in sorted(before):
        shape = getattr(tape.nodes[number].held, "shape", ())
        if of(step.step.states, number) or not 1 <= len(shape) <= 2 or np.prod(shape) > MOST_NUMBERS:
            continue
        lengths = (lying for lying in _lengths(shape, width) if lying >= len(step.x))
        found += [(lying, number) for lying in lengths if length in (None, lying)]
    for lying, number in sorted(dict.fromkeys(found), key=lambda pair: -pair[0])[:MOST_TRIED]:
        yield from (table for table in _laid(tape, number, width) if len(table) == lying)


def _lengths(shape: tuple[int, ...], width: int) -> Iterator[int]:
    """Give how many rows of this width an array may have: labels have as many as they are."""
    if len(shape) == 1:
        if shape[0] * width <= MOST_NUMBERS:
            yield shape[0]
        return
    yield from (shape[1 - axis] for axis in (1, 0) if shape[axis] == width)


def _laid(tape: Tape, number: int, width: int) -> Iterator[Array]:
    try:
        value = np.asarray(tape.value(number))
    except Lost:
        return
    if value.dtype.kind not in "fiub":
        return
    kind, value = value.dtype.kind, value.astype(np.float64, copy=False)
    if value.ndim == 1:
        if width == 1:
            yield value.reshape(-1, 1)
        elif kind in "fiu" and _are_classes(value, width):
            yield np.eye(width)[value.astype(np.int64)]
        return
    if value.shape[1] == width:
        yield value
    if value.shape[0] == width:
        yield value.T


def _are_classes(value: Array, width: int) -> bool:
    return bool(
        (value == np.rint(value)).all() and value.min(initial=0) >= 0 and value.max(initial=0) < width
    )


def _paired(x: Array, y: Array, steps: list[StepFound]) -> Dataset | None:
    """Check that the rows of all steps stand in both tables, side by side."""
    rows: dict[int, Integers] = {}
    table = Table(x, y)
    for step in steps:
        assert step.y is not None
        places = table.places(step.x, step.y)
        if places is None:
            return None
        rows[step.step.number] = places
    return Dataset(x, y, rows, True)


def _gathered(steps: list[StepFound]) -> Dataset:
    """Put together the rows of an epoch whose steps were all seen; else there is the first batch alone."""
    first = steps[0]
    loops = first.step.round.context
    epoch = [step for step in steps if step.step.round.context[:-1] == loops[:-1]] if len(loops) > 1 else []
    numbers = [step.step.number for step in epoch]
    whole = bool(epoch) and numbers == list(range(len(numbers))) and len(steps) > len(epoch)
    chosen = epoch if whole else [first]
    whole = whole or (len(steps) > 1 and all(same_rows(step.x, first.x) for step in steps))
    x = _stacked([step.x for step in chosen])
    y = _stacked([step.y for step in chosen if step.y is not None])
    table = Table(x, y)
    rows = {
        step.step.number: places
        for step in steps
        if step.y is not None and (places := table.places(step.x, step.y)) is not None
    }
    return Dataset(x, y, rows, whole)


def _stacked(parts: list[Array]) -> Array:
    return parts[0] if len(parts) == 1 else np.vstack(parts)
