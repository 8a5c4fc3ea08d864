"""The whole training set behind the batches of a program: rows of inputs, and their targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.labels import Integers
from clearprop.trace.recognise.recognise import StepFound
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
        rows = _places(x, first.x)
        if rows is not None:
            for targets in _tables(tape, first, y.shape[1], len(x)):
                found = _paired(x, targets, usable)
                if found is not None:
                    return found
    return _gathered(usable)


def _tables(tape: Tape, step: StepFound, width: int, length: int | None = None) -> Iterator[Array]:
    """Give the arrays of data, of so many columns, that a step was computed from, the largest first."""
    before = tape.ancestors([m.node for m in step.step.meetings])
    found: dict[int, Array] = {}
    for number in sorted(before):
        shape = getattr(tape.nodes[number].held, "shape", ())
        if of(step.step.states, number) or not 1 <= len(shape) <= 2 or np.prod(shape) > MOST_NUMBERS:
            continue
        for table in _laid(tape, number, shape, width):
            if len(table) >= len(step.x) and length in (None, len(table)):
                found[len(found)] = table
    yield from sorted(found.values(), key=len, reverse=True)[:MOST_TRIED]


def _laid(tape: Tape, number: int, shape: tuple[int, ...], width: int) -> Iterator[Array]:
    try:
        value = np.asarray(tape.value(number))
    except Lost:
        return
    if value.dtype.kind not in "fiub":
        return
    value = value.astype(np.float64)
    if len(shape) == 1:
        if width == 1:
            yield value.reshape(-1, 1)
        elif value.dtype.kind in "fiu" and _are_classes(value, width):
            yield np.eye(width)[value.astype(np.int64)]
        return
    if shape[1] == width:
        yield value
    if shape[0] == width:
        yield value.T


def _are_classes(value: Array, width: int) -> bool:
    return bool(
        (value == np.rint(value)).all() and value.min(initial=0) >= 0 and value.max(initial=0) < width
    )


def _places(table: Array, rows: Array) -> Integers | None:
    """Find where each row stands in a table: one after another where they do, else the first one alike."""
    if len(table) == len(rows) and np.array_equal(table, rows):
        return np.arange(len(rows))
    known: dict[bytes, list[int]] = {}
    for k, row in enumerate(np.ascontiguousarray(table) + 0.0):
        known.setdefault(row.tobytes(), []).append(k)
    found = []
    for row in np.ascontiguousarray(rows) + 0.0:
        places = known.get(row.tobytes())
        if not places:
            return None
        found.append(places[0])
    return np.array(found)


def _paired(x: Array, y: Array, steps: list[StepFound]) -> Dataset | None:
    """Check that the rows of all steps stand in both tables, side by side."""
    rows: dict[int, Integers] = {}
    for step in steps:
        assert step.y is not None
        places = _pairs(x, y, step.x, step.y)
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
    whole = whole or (len(steps) > 1 and all(np.array_equal(step.x, first.x) for step in steps))
    x = np.vstack([step.x for step in chosen])
    y = np.vstack([step.y for step in chosen if step.y is not None])
    rows = {
        step.step.number: places
        for step in steps
        if step.y is not None and (places := _pairs(x, y, step.x, step.y)) is not None
    }
    return Dataset(x, y, rows, whole)


def _pairs(x: Array, y: Array, some_x: Array, some_y: Array) -> Integers | None:
    """Find where the rows of a step stand; all of them where the step has seen everything, as is."""
    if np.array_equal(x, some_x) and np.array_equal(y, some_y):
        return np.arange(len(x))
    return _places(np.hstack([x, y]), np.hstack([some_x, some_y]))
