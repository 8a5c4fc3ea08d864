"""Whether directions explain changes: with one rate, with shrinking weights, or with a rate for each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.directions import Attempt
from clearprop.trace.recognise.labels import Integers

CLOSE = 1e-6
# With fewer numbers to a step, a rate of its own for every step would fit anything.
FEWEST = 3
ALIKE = 1e-4


@dataclass(frozen=True)
class Given:
    """What is to be explained: the changes of some steps, in all entries of all parameters.

    ``values`` are the parameters before each step, ``weights`` is 1 at weights and 0 at biases, ``close`` the
    largest relative misfit.
    """

    changes: Sequence[Array]
    values: Sequence[Array]
    weights: Array
    close: float = CLOSE

    def at(self, entries: Integers) -> Given:
        """Look at some of the entries alone."""
        changes = [change[entries] for change in self.changes]
        values = [value[entries] for value in self.values]
        return Given(changes, values, self.weights[entries], self.close)


@dataclass(frozen=True)
class Fit:
    """The rate of each step, and what it takes off per unit of weight.

    ``everything`` says that it is taken off the biases too.
    """

    rates: tuple[float, ...]
    misfit: float
    decays: tuple[float, ...] = ()
    everything: bool = False

    @property
    def is_constant(self) -> bool:
        """Whether all steps have one rate."""
        return len(set(self.rates)) == 1


def fits(given: Given, attempt: Attempt, along: Sequence[Array]) -> Iterator[Fit]:
    """Give the fits with one rate for all steps: alone, and with weights that shrink."""
    change, direction = np.concatenate(list(given.changes)), np.concatenate(list(along))
    count = len(given.changes)
    found = least_squares(change, [direction])
    if found is not None and found[1] < given.close:
        yield Fit((-float(found[0][0]),) * count, found[1])
        return
    for everything in (False, True):
        columns = _shrinking(given, attempt, everything)
        found = least_squares(change, [direction, np.concatenate(columns)])
        if found is not None and found[1] < given.close and found[0][1] < 0.0:
            rate, decay = -float(found[0][0]), -float(found[0][1])
            yield Fit((rate,) * count, found[1], (decay,) * count, everything)
            return


def fits_by_step(given: Given, attempt: Attempt, along: Sequence[Array]) -> Iterator[Fit]:
    """Give the fits with a rate for each step; what is taken off the weights keeps its ratio to the rate."""
    if given.changes[0].size < FEWEST:
        return
    found = [least_squares(c, [d]) for c, d in zip(given.changes, along, strict=True)]
    if (rates := _rates(found, given.close)) is not None:
        yield Fit(rates, max(each[1] for each in found if each is not None))
        return
    for everything in (False, True):
        columns = _shrinking(given, attempt, everything)
        found = [least_squares(c, [d, w]) for c, d, w in zip(given.changes, along, columns, strict=True)]
        rates = _rates(found, given.close)
        if rates is None:
            continue
        decays = tuple(-float(each[0][1]) for each in found if each is not None)
        shares = np.array(decays) / np.array(rates)
        if (shares > 0.0).all() and np.ptp(shares) < ALIKE * shares[0]:
            yield Fit(rates, max(each[1] for each in found if each is not None), decays, everything)
            return


def _rates(found: Sequence[tuple[Array, float] | None], close: float) -> tuple[float, ...] | None:
    """Give the rates, where every step fits; descent and ascent by turns is no rule."""
    rates = []
    for each in found:
        if each is None or not each[1] < close:
            return None
        rates.append(-float(each[0][0]))
    return tuple(rates) if len({rate > 0.0 for rate in rates}) == 1 else None


def _shrinking(given: Given, attempt: Attempt, everything: bool) -> Sequence[Array]:
    """Give what shrinking weights add to the directions; beside a rule that divides, the weights."""
    chosen = np.ones_like(given.weights) if everything else given.weights
    columns: list[Array] = [chosen * value for value in given.values]
    return columns if attempt.is_adaptive else attempt.along(columns)


def least_squares(change: Array, columns: Sequence[Array]) -> tuple[Array, float] | None:
    """Give the factors of the columns and the relative misfit; None where there is nothing to fit."""
    size = float(np.linalg.norm(change))
    lengths = np.array([np.linalg.norm(column) for column in columns])
    if size == 0.0 or not np.isfinite(lengths).all() or not lengths.all():
        return None
    if len(columns) == 1:
        factors = np.array([change @ columns[0] / lengths[0] ** 2])
    else:
        matrix = np.column_stack(list(columns)) / lengths
        factors = np.linalg.lstsq(matrix, change, rcond=None)[0] / lengths
    left = change - sum(factor * column for factor, column in zip(factors, columns, strict=True))
    return factors, float(np.linalg.norm(left)) / size
