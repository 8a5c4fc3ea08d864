"""How far a step goes along its gradient, and by which rule: the optimizer behind a program's updates.

Every rule is asked for the updates of the first recorded steps; the rule whose updates are the program's is
its rule.  The constants of momentum, RMSProp and Adam are looked for among the numbers that the program
itself writes; the learning rate may be another one in each step, weights may shrink beside the gradient, and
gradients may have been cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.directions import Attempt, Constants, adaptive, steady
from clearprop.trace.recognise.fitting import Fit, Given, fits, fits_by_step, least_squares
from clearprop.trace.recognise.labels import Integers

# A search looks at this many entries; what fits them must then fit all.
SAMPLE = 400
LIMITS = (1e-3, 1e3)


@dataclass(frozen=True)
class Rule:
    """An update rule with its constants.

    ``rate`` is what its direction is multiplied with in the first step, ``scale`` the gradient; ``rates`` are
    those of each step, where they differ.  ``decay`` is what the first step takes off, per unit of weight,
    beside the direction; with ``decays_biases`` per unit of bias too.  ``clip_norm`` and ``clip_value`` cut
    the gradient before it is scaled: its joint length, or each number.
    """

    name: str
    constants: Constants
    scale: float
    rate: float
    misfit: float
    rates: tuple[float, ...] = ()
    decay: float = 0.0
    decays_biases: bool = False
    clip_norm: float | None = None
    clip_value: float | None = None


@dataclass(frozen=True)
class Hints:
    """A program's numbers, what its gradients may be multiplied with, and whether no step is missing."""

    numbers: Sequence[float]
    scales: Sequence[float]
    from_start: bool = field(default=True)


@dataclass(frozen=True)
class _Search:
    """Gradients and changes, some of their entries or all, and the joint length of all gradients."""

    given: Given
    gradients: Sequence[Array]
    norms: Sequence[float]
    hints: Hints


def rule_of(given: Given, gradients: Sequence[Array], hints: Hints) -> Rule | None:
    """Find the rule that made these changes out of these gradients; None: no known one."""
    if not all(np.isfinite(part).all() for part in (*given.changes, *gradients)):
        return None
    if not any(change.any() for change in given.changes) or not any(g.any() for g in gradients):
        return None
    norms = [float(np.linalg.norm(gradient)) for gradient in gradients]
    whole = _Search(given, gradients, norms, hints)
    entries = _sample(gradients)
    if entries is None:
        return next(_rules(whole, _attempts(whole)), None)
    few = _Search(given.at(entries), [g[entries] for g in gradients], norms, hints)
    for found in _rules(few, _attempts(few)):
        same = Attempt(found.name.removesuffix("W"), found.constants)
        if (rule := next(_rules(whole, [same]), None)) is not None:
            return rule
    return None


def _sample(gradients: Sequence[Array]) -> Integers | None:
    """Choose entries over the whole range of sizes; None where there are few enough."""
    size = gradients[0].size
    if size <= SAMPLE:
        return None
    order = np.argsort(np.abs(gradients[0]), kind="stable")
    chosen: Integers = np.sort(order[np.linspace(0, size - 1, SAMPLE).astype(int)])
    return chosen


def _attempts(search: _Search) -> list[Attempt]:
    """Give the rules to try; those that divide by a root only where all entries went about equally far."""
    found = [each for each in steady(search.hints.numbers) if search.hints.from_start or not each.constants]
    if search.hints.from_start and _moves_alike(search):
        found.extend(adaptive(search.hints.numbers))
    return found


def _moves_alike(search: _Search) -> bool:
    given, gradient = search.given, search.gradients[0]
    large = np.abs(gradient) > 1e-2 * np.abs(gradient).max()
    for columns in (
        [np.sign(gradient)[large]],
        [np.sign(gradient)[large], (given.weights * given.values[0])[large]],
    ):
        found = least_squares(given.changes[0][large], columns)
        if found is not None and found[1] < 0.05:
            return True
    return False


def _rules(search: _Search, attempts: Sequence[Attempt]) -> Iterator[Rule]:
    """Give every rule that explains the changes: one rate, then cut gradients, then a rate for each step."""
    for fit_ in (fits, fits_by_step):
        for attempt in attempts:
            found = [
                _rule(attempt, scale, fit)
                # Beside a tiny constant that is added to a root, the size of the gradient matters.
                for scale in (search.hints.scales if attempt.is_adaptive else (1.0,))
                for fit in fit_(search.given, attempt, attempt.along([scale * g for g in search.gradients]))
            ]
            if found:
                yield min(found, key=lambda rule: (rule.decay > 0.0, rule.misfit))
        if fit_ is fits:
            yield from _cut(search, [attempt for attempt in attempts if not attempt.is_adaptive])


def _rule(attempt: Attempt, scale: float, fit: Fit) -> Rule:
    name = "AdamW" if attempt.name == "Adam" and fit.decays else attempt.name
    return Rule(
        name,
        attempt.constants,
        scale,
        fit.rates[0],
        fit.misfit,
        () if fit.is_constant else fit.rates,
        fit.decays[0] if fit.decays else 0.0,
        fit.everything,
    )


def _cut(search: _Search, attempts: Sequence[Attempt]) -> Iterator[Rule]:
    """Gradients that were cut before the rule saw them: together, or one by one."""
    first = least_squares(search.given.changes[0], [search.gradients[0]])
    if first is not None and first[1] < search.given.close:
        yield from _cut_together(search, attempts)
    else:
        yield from _cut_one_by_one(search, attempts)


def _cut_together(search: _Search, attempts: Sequence[Attempt]) -> Iterator[Rule]:
    low, high = LIMITS
    for limit in sorted({number for number in search.hints.numbers if low <= number <= high}):
        for scale in search.hints.scales:
            shares = [min(1.0, limit / (scale * norm)) if norm else 1.0 for norm in search.norms]
            if min(shares) == 1.0:
                continue
            parts = [share * g for share, g in zip(shares, search.gradients, strict=True)]
            for attempt in attempts:
                for fit in fits(search.given, attempt, attempt.along(parts)):
                    found = _rule(attempt, 1.0, fit)
                    yield Rule(**{**found.__dict__, "clip_norm": limit / scale})


def _cut_one_by_one(search: _Search, attempts: Sequence[Attempt]) -> Iterator[Rule]:
    """The largest changes of the first step are all equal, and the others go along the gradient."""
    change, gradient = search.given.changes[0], search.gradients[0]
    most = float(np.abs(change).max())
    below = np.abs(change) < most * (1.0 - 1e-9)
    found = least_squares(change[below], [gradient[below]]) if below.any() else None
    if found is None or not found[1] < search.given.close or found[0][0] >= 0.0:
        return
    limit = most / -float(found[0][0])
    for attempt in attempts:
        parts = [np.clip(g, -limit, limit) for g in search.gradients]
        for fit in fits(search.given, attempt, attempt.along(parts)):
            yield Rule(**{**_rule(attempt, 1.0, fit).__dict__, "clip_value": limit})
