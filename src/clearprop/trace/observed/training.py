"""The training of a program: its settings, and every recorded step as our own record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from clearprop.record.step import NotObserved, Step
from clearprop.trace.observed.backward import Backward, backward_of, rate_by_error
from clearprop.trace.observed.likeness import backward_alike
from clearprop.trace.observed.parameters import is_ahead, is_tied
from clearprop.trace.observed.seeking import Seeker
from clearprop.trace.observed.steps import Known, step_of
from clearprop.trace.recognise.dataset import Dataset
from clearprop.trace.recognise.factors import Factor, factors, same
from clearprop.trace.recognise.labels import Integers
from clearprop.trace.recognise.losses import Supposed
from clearprop.trace.recognise.rates import Rule
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.recognise.reported import Reported, reported
from clearprop.trace.recognise.settings import Chosen, choose, partly
from clearprop.trace.recognise.truths import LayerTruth
from clearprop.trace.tape.tape import Tape
from clearprop.trace.understanding import Understanding

# The backward pass is looked for in the first steps, while they are small enough.
MOST_NODES = 4_000
MOST_NUMBERS = 5_000_000
CAUGHT = (ValueError, TypeError, IndexError, KeyError, ArithmeticError, AttributeError, LookupError)


@dataclass(frozen=True)
class Training:
    """Settings and steps; ``observed`` are the steps whose backward pass was looked for."""

    chosen: Chosen
    steps: tuple[Step, ...]
    observed: tuple[tuple[StepFound, Backward], ...]
    told: tuple[Reported, ...]
    notes: tuple[str, ...]


def training_of(known: Understanding, data: Dataset | None) -> Training | None:
    """Write down the training of a program; None where no loss can be said."""
    tape, steps = known.traced.tape, known.first_steps
    if not steps:
        return None
    plain = factors(tape, known.roles, steps[0].step)
    told = next((found for step in steps if (found := reported(tape, step))), ())
    chosen = _chosen(known, plain, told)
    if chosen is None:
        return None
    rates = _Rates(known, chosen)
    # To see what an update reads the step is gone through backwards many times: of large steps, one is seen.
    seen_steps = steps if steps[0].x.size <= MOST_NUMBERS else steps[:1]
    observed = [(step, _backward(known, chosen, step, rates.of(step))) for step in seen_steps]
    seen = {step.step.number: backward for step, backward in observed}
    fields: Known = {}
    made = partial(_step, known, chosen, data, rates, fields)
    written = tuple(
        made(step, seen.get(step.step.number) or Backward.unseen(len(step.layers)))
        for step in known.recognised.steps
    )
    return Training(chosen, written, tuple(observed), told, tuple(_notes(known, chosen, told)))


def _chosen(known: Understanding, plain: tuple[Factor, ...], told: tuple[Reported, ...]) -> Chosen | None:
    """Choose the settings: by all updates, by those of one layer, by the error that is carried back."""
    steps = known.first_steps
    all_ways = [(each.supposed, each.rule) for each in known.explained if each.rule.rate > 0.0]
    ways = all_ways or partly(known.losses, steps) or _by_error(known)
    if not ways:
        return None
    return choose(ways, steps[0], plain, known.numbers, told, bool(all_ways), known.coarse)


def _by_error(known: Understanding) -> list[tuple[Supposed, Rule]]:
    seeker = Seeker(known.traced.tape, known.roles, known.first_steps[0], known.trained)
    found = []
    for loss in known.losses if len(seeker.nodes) <= MOST_NODES else ():
        try:
            rate = rate_by_error(seeker, loss.truths[0].layers[-1])
        except CAUGHT:
            continue
        if rate is not None and np.isfinite(rate) and rate > 0.0:
            found.append((loss, Rule("SGD", {}, 1.0, rate, 0.0)))
    return found


class _Rates:
    """The learning rate of each step."""

    def __init__(self, known: Understanding, chosen: Chosen) -> None:
        self.known, self.chosen = known, chosen
        self.fitted = {
            step.step.number: rate * chosen.learning_rate / chosen.rule.rate
            for step, rate in zip(known.first_steps, chosen.rule.rates, strict=False)
        }

    def of(self, step: StepFound) -> Any:
        """Give the rate of one step: the one that all have, or that was fitted, or that the program names."""
        if not self.chosen.rule.rates:
            return self.chosen.learning_rate
        if step.step.number in self.fitted:
            return self.fitted[step.step.number]
        return self._named(step)

    def _named(self, step: StepFound) -> Any:
        rate = self.chosen.rate
        if rate is not None:
            for each in factors(self.known.traced.tape, self.known.roles, step.step):
                if each.used == rate.used and each.name == rate.name and each.value > 0.0:
                    return each.value
        return NotObserved


def truths_of(chosen: Chosen, step: StepFound, known: Understanding) -> tuple[LayerTruth, ...]:
    """Give the true fields of one of the first steps, in the scale of the settings."""
    number = [each.step.number for each in known.first_steps].index(step.step.number)
    if chosen.factor == 1.0:
        return chosen.supposed.truths[number].layers
    return tuple(
        LayerTruth(
            None if truth.da is None else chosen.factor * truth.da,
            truth.slope,
            chosen.factor * truth.delta,
            chosen.factor * truth.dW,
            chosen.factor * truth.db,
        )
        for truth in chosen.supposed.truths[number].layers
    )


def _backward(known: Understanding, chosen: Chosen, step: StepFound, learning_rate: float) -> Backward:
    carried = not chosen.explained and known.roles.others and step.step.number > 0
    if carried or any(is_ahead(each) for each in known.first_steps):
        return Backward.unseen(len(step.layers))
    decay = chosen.rule.decay, chosen.rule.decays_biases
    taken = decay if chosen.explained else (0.0, False)
    seeker = Seeker(known.traced.tape, known.roles, step, known.trained, taken)
    truths = truths_of(chosen, step, known)
    try:
        if len(seeker.nodes) > MOST_NODES:
            return Backward.unseen(len(step.layers))
        if "epsilon" in chosen.rule.constants:
            return backward_alike(seeker, truths)
        return backward_of(seeker, truths, learning_rate, chosen.explained)
    except CAUGHT:
        return Backward.unseen(len(step.layers))


def _step(
    known: Understanding,
    chosen: Chosen,
    data: Dataset | None,
    rates: _Rates,
    fields: Known,
    step: StepFound,
    backward: Backward,
) -> Step:
    rows: Integers | None = None if data is None else data.rows.get(step.step.number)
    settings = chosen.settings
    told = [
        each
        for each in reported(known.traced.tape, step)
        if (each.loss, each.reduction) == (settings.loss.name, settings.reduction)
    ]
    exact = [each for each in told if each.is_exact]
    loss = float(np.asarray(known.traced.tape.value(exact[-1].node))) if exact else None
    rate = rates.of(step)
    place = place_of(known.traced.tape, step)
    if rate is not NotObserved and not same(settings.optimizer.rate(place[0]), rate):
        settings = replace(settings, optimizer=replace(settings.optimizer, learning_rate=rate))
    return step_of(step, settings, backward, rate, loss, place, rows, known.dtype, known.trained, fields)


def place_of(tape: Tape, step: StepFound) -> tuple[int, int]:
    """Give the number of a step and of its epoch, from 1, by the rounds of the loops that it stands in."""
    context = step.step.round.context
    if not context:
        return step.step.number + 1, step.step.number + 1
    last = context[-1]
    if len(context) == 1:
        return last.round + 1, last.round + 1
    return last.entry * tape.loops.get(last.site, 1) + last.round + 1, context[-2].round + 1


def _notes(known: Understanding, chosen: Chosen, told: tuple[Reported, ...]) -> Iterator[str]:
    yield from chosen.notes
    settings = chosen.settings
    if not chosen.explained:
        yield (
            f"not all updates follow from one loss; {settings.loss.name} is assumed, which those of the layer"
            " nearest to the output follow"
        )
    elif not chosen.computed:
        yield f"{settings.loss.name}, {settings.reduction}, is assumed: the updates follow it"
        others = dict.fromkeys(f"{each.loss}, {each.reduction}" for each in told)
        if others:
            yield f"the program itself computes {' or '.join(others)}, which is not what its updates follow"
    if any(is_ahead(step) for step in known.recognised.steps):
        yield "the prediction reads other weights than those that are updated: the settings leave it out"
    if is_tied(known.first_steps[0]):
        yield "a weight stands in several places of the network: the settings leave it out"
    if chosen.rate is None:
        yield f"the learning rate {chosen.learning_rate:.6g} is no single number of the program"
