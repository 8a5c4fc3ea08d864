"""Derivatives of a recorded calculation without any formula: change one number, compute again, compare.

Differences with several steps are extrapolated, and the two best answers tell how wrong they are; a number at
a kink is marked, because no difference means anything there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.trace.replay.masks import chooses, flipped, is_shift
from clearprop.trace.replay.slices import Slice
from clearprop.trace.tape.memory import Array
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.tape import Tape

FIRST_STEP = 0.01
SHRINK = 0.25
MOST_STEPS = 10
DEPTH = 4
GOOD_ENOUGH = 1e-11


@dataclass(frozen=True, slots=True)
class Differences:
    """``values`` and ``errors`` have the shape of the node that was changed; nan where it was not asked for.

    ``errors`` estimates how wrong each value is; ``kinked`` marks entries where no derivative exists nearby.
    """

    values: Array
    errors: Array
    kinked: Array


def differences(
    tape: Tape,
    output: int,
    by: int,
    entries: Iterable[tuple[int, ...]] | None = None,
    weight: Any = None,
    noise: float = 0.0,
    pinned: Collection[int] = (),
) -> Differences:
    """Measure the derivative of a node, or of a weighted sum of its entries, by the entries of another.

    ::

        D(h) = sum(weight (output(x + h e) - output(x - h e))) / (2 h)
        with steps h, h/4, h/16, ... extrapolated to h = 0 (Ridders), until the error grows

    Parameters
    ----------
    output  : the node whose change is measured
    by      : the node whose entries are changed, one at a time; a number, or an array of numbers
    entries : which entries; all without it
    weight  : shaped as the output; ones without it
    noise   : how much rounding inside the calculation may change the weighted sum, where it is known
    pinned  : nodes that keep their recorded values, so that a derivative by one path can be measured

    Source
    ------
    Ridders (1982), Advances in Engineering Software 4, 75-76.
    """
    x = np.asarray(tape.value(by), dtype=_real(tape.value(by)))
    asked = list(np.ndindex(x.shape)) if entries is None else list(entries)
    slice_ = Slice(tape, [output, *_guards(tape, output, by)], [by], pinned)
    choosing = [node for node in slice_.order if chooses(node) and not is_shift(tape, node)]
    values, errors = np.full(x.shape, np.nan), np.full(x.shape, np.nan)
    kinked = np.zeros(x.shape, dtype=bool)
    typical = float(np.sqrt(np.mean(np.square(x)))) if x.size else 1.0
    measure = _Measure(slice_, choosing, output, by, x, weight, noise)
    for entry in asked:
        size = max(abs(float(x[entry])), typical)
        value, error = measure.extrapolated(entry, FIRST_STEP * (size if size > 0.0 else 1.0))
        values[entry], errors[entry], kinked[entry] = value, error, np.isnan(value)
    return Differences(values, errors, kinked)


class _Measure:
    """One entry after another is changed, and the output is seen."""

    def __init__(
        self, slice_: Slice, choosing: list[Node], output: int, by: int, x: Array, weight: Any, noise: float
    ) -> None:
        self.slice_, self.choosing = slice_, choosing
        self.output, self.by, self.x, self.weight = output, by, x, weight
        value = slice_.tape.value(output)
        there = np.abs(np.asarray(value, dtype=_real(value)))
        # The last digit of every entry of the output may be wrong, in each of the two runs.
        seen = np.sum(there if weight is None else there * np.abs(weight))
        self.noise = noise + float(np.finfo(there.dtype).eps * seen)

    def extrapolated(self, entry: tuple[int, ...], step: float) -> tuple[float, float]:
        """Give the derivative and its error; nan where every step crosses a kink."""
        before: list[float] = []
        best, error = np.nan, np.inf
        for _ in range(MOST_STEPS):
            quotient = self.quotient(entry, step)
            noise = self.noise / step
            step *= SHRINK
            if quotient is None:
                before = []
                continue
            row = [quotient]
            for depth in range(min(len(before), DEPTH)):
                factor = SHRINK ** (-2 * (depth + 1))
                row.append((factor * row[depth] - before[depth]) / (factor - 1.0))
                wrong = max(abs(row[-1] - row[-2]), abs(row[-1] - before[depth])) + noise
                if wrong < error:
                    best, error = row[-1], wrong
            before = row
            if error < GOOD_ENOUGH * abs(best) or noise > error:
                break
        return float(best), float(error)

    def quotient(self, entry: tuple[int, ...], step: float) -> float | None:
        """Give one central difference; None where the two runs chose differently."""
        above, below = self.x.copy(), self.x.copy()
        above[entry] += step
        below[entry] -= step
        more, less = (self.slice_.run({self.by: self._shaped(x)}) for x in (above, below))
        if flipped(self.slice_.tape, self.choosing, more, less):
            return None
        dtype = _real(more[self.output])
        change = np.asarray(more[self.output], dtype=dtype) - np.asarray(less[self.output], dtype=dtype)
        total = np.sum(change if self.weight is None else change * self.weight)
        return float(total / (above[entry] - below[entry]))

    def _shaped(self, x: Array) -> Any:
        recorded = self.slice_.tape.value(self.by)
        if isinstance(recorded, np.ndarray):
            return x
        return float(x) if type(recorded) in (float, int, bool) else x[()]


def _real(value: Any) -> Any:
    dtype = np.asarray(value).dtype
    return dtype if dtype.kind in "fc" else np.float64


def _guards(tape: Tape, output: int, by: int) -> list[int]:
    """Give comparisons of single numbers before the output: they chose which branch was recorded."""
    return [
        node
        for node in sorted(tape.descendants([by], output))
        if isinstance(tape.nodes[node].held, (bool, np.bool_))
    ]
