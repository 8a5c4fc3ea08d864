"""The loss that a program computes itself, whatever it is, and its gradient by the chain rule along the tape.

Weights of examples or classes, Huber's with another limit, a hinge, a likelihood: nobody can know all losses.
But a number that a step computes from its predictions, and that no update reads, is one that people look at;
and where every update goes down its gradient, it is what the program trains, of whatever layers it consists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.adjoint.backward import Adjoints, backward
from clearprop.trace.recognise.fitting import Given
from clearprop.trace.recognise.labels import Integers
from clearprop.trace.recognise.rates import Hints, Rule, rule_of
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.roles import Parameter, Roles, TrainingStep
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.tape import Tape

MOST_STEPS, FEWEST_STEPS = 3, 2
MOST_NUMBERS = 8
LARGEST_RATE = 1e6
ALIKE = 1.0 - 1e-9
LOSS = re.compile(
    r"loss|cost|err|mse|nll|energy|risk|objective|^j$|perte|fehler|verlust|coste|p[eé]rdida|损失|误差",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class OwnLoss:
    """A number that steps compute from their predictions: its site, and its node in each of the first steps.

    ``last`` is its node in the last step that was recorded.  ``gradients`` are its derivatives by all
    parameters, laid end to end; ``rule`` is how the updates go down them, None where they do not.
    """

    site: int
    nodes: tuple[int, ...]
    last: int
    gradients: tuple[Array, ...]
    rule: Rule | None = None


def own_losses(tape: Tape, roles: Roles, numbers: Sequence[float], close: float) -> tuple[OwnLoss, ...]:
    """Give the numbers that may be the loss of a program, those first whose gradient the updates follow.

    Parameters
    ----------
    numbers : those that the program writes: rates, shares
    close   : the largest relative misfit of an update
    """
    steps = [step for k, step in enumerate(roles.steps[:MOST_STEPS]) if step.number == k]
    if not steps:
        return ()
    reading = _Reading(tape, roles, steps)
    found = [reading.explained(each, numbers, close) for each in reading.losses()]
    told = [each for each in found if not any(_against(tape, each, other) for other in found)]
    return tuple(sorted(told, key=lambda each: each.rule is None))


def _against(tape: Tape, one: OwnLoss, other: OwnLoss) -> bool:
    """Whether another number goes up where this one goes down, and this one alone is not called a loss.

    What a likelihood climbs, its negative goes down: the name says which of them is meant.
    """
    sizes = float(np.linalg.norm(one.gradients[0]) * np.linalg.norm(other.gradients[0]))
    if not float(one.gradients[0] @ other.gradients[0]) < -ALIKE * sizes:
        return False
    return not _is_called_loss(tape, one) or _is_called_loss(tape, other)


def _is_called_loss(tape: Tape, loss: OwnLoss) -> bool:
    return any(LOSS.search(binding.name) for node in loss.nodes for binding in tape.nodes[node].names)


class _Reading:
    """The first steps of one program."""

    def __init__(self, tape: Tape, roles: Roles, steps: Sequence[TrainingStep]) -> None:
        self.tape, self.roles, self.steps = tape, roles, steps
        self.family = Family(tape)
        self.values = frozenset(node for parameter in roles.parameters for node in parameter.nodes)

    def losses(self) -> Iterator[OwnLoss]:
        """Give the numbers that are computed in the first steps, by their places in the text."""
        by_step = [self._numbers(step) for step in self.steps]
        for site in list(by_step[0])[:MOST_NUMBERS]:
            nodes: list[int] = []
            gradients: list[Array] = []
            for step, found in zip(self.steps, by_step, strict=True):
                gradient = self.gradient(step, found[site]) if site in found else None
                if gradient is None:
                    break
                nodes.append(found[site])
                gradients.append(gradient)
            if gradients and gradients[0].any():
                yield OwnLoss(site, tuple(nodes), self._last(site, nodes[-1]), tuple(gradients))

    def _last(self, site: int, otherwise: int) -> int:
        """Give the number of a site in the last step that computes it."""
        found = (self._numbers(step).get(site) for step in reversed(self.roles.steps))
        return next((node for node in found if node is not None), otherwise)

    def _numbers(self, step: TrainingStep) -> dict[int, int]:
        """Give the last number of each site that depends on parameters, and that no update reads."""
        ends = [p.state.changes[step.number].end for p in self.roles.parameters if _moves(p, step)]
        if not ends:
            return {}
        used = self.family.since(step.round.begin, ends)
        updated = self.tape.descendants(ends, step.round.end)
        starts = [_start(parameter, step) for parameter in self.roles.parameters if _moves(parameter, step)]
        after = self.tape.descendants(starts, step.round.end)
        found: dict[int, int] = {}
        single = {number for number in after - used - updated if self._is_number(number)}
        for number in sorted(single, reverse=True):
            node = self.tape.nodes[number]
            # A number without a name that another one was made of is a piece of it, perhaps before a minus.
            whole = bool(node.names) or single.isdisjoint(self.tape.children(number))
            if node.site not in found and number >= step.round.begin and whole:
                found[node.site] = number
        return found

    def _is_number(self, number: int) -> bool:
        node = self.tape.nodes[number]
        return node.site >= 0 and isinstance(node.held, float | np.floating) and bool(np.isfinite(node.held))

    def gradient(self, step: TrainingStep, loss: int) -> Array | None:
        """Give the derivative of a number by all parameters; None where a part of it cannot be told."""
        try:
            adjoints = backward(self.tape, {loss: 1.0}, self.values)
            parts = [self._by(parameter, step, loss, adjoints) for parameter in self.roles.parameters]
        except (Lost, ValueError, ArithmeticError):
            return None
        gradient = np.concatenate(parts)
        starts = [_start(parameter, step) for parameter in self.roles.parameters]
        lost = not adjoints.missing.isdisjoint(self.tape.descendants(starts, loss))
        return None if lost or not np.isfinite(gradient).all() else gradient

    def _by(self, parameter: Parameter, step: TrainingStep, loss: int, adjoints: Adjoints) -> Array:
        """Add up the derivatives by all nodes in which a step reads a parameter, or one moved ahead."""
        total = np.zeros(parameter.size)
        start = _start(parameter, step)
        for node in parameter.nodes:
            if node in adjoints.cotangents and (node == start or step.round.begin <= node < loss):
                total += adjoints.of(node).reshape(-1)
        return total

    def explained(self, loss: OwnLoss, numbers: Sequence[float], close: float) -> OwnLoss:
        """Find the rule by which the updates go down the gradient of a loss, where they do."""
        steps = self.steps[: len(loss.nodes)]
        if len(steps) < min(FEWEST_STEPS, len(self.roles.steps)):
            return loss
        try:
            before = [self._entries(step, "start") for step in steps]
            after = [self._entries(step, "end") for step in steps]
        except (Lost, ValueError, KeyError):
            return loss
        trained = self._trained(steps)
        if not trained.size or not all(np.isfinite(part).all() for part in (*before, *after)):
            return loss
        changes = [end - start for start, end in zip(before, after, strict=True)]
        given = Given(changes, before, self._weights(), close).at(trained)
        n = sum(np.size(self.tape.value(each)) for each in steps[0].predictions)
        hints = Hints(numbers, tuple(dict.fromkeys((1.0, float(n), 1.0 / n, 2.0, 0.5))), True)
        rule = rule_of(given, [gradient[trained] for gradient in loss.gradients], hints)
        told = rule is not None and 0.0 < rule.rate < LARGEST_RATE and (n > 1 or not rule.rates)
        return replace(loss, rule=rule) if told else loss

    def _entries(self, step: TrainingStep, which: str) -> Array:
        parts: list[Array] = []
        for parameter in self.roles.parameters:
            change = parameter.state.changes.get(step.number)
            if change is None:
                raise KeyError(parameter.name)
            value: Any = self.tape.value(change.start if which == "start" else change.end)
            parts.append(np.asarray(value, dtype=np.float64).reshape(-1))
        return np.concatenate(parts)

    def _trained(self, steps: Sequence[TrainingStep]) -> Integers:
        kept = [np.full(p.size, p.trained) for p in self.roles.parameters]
        found: Integers = np.flatnonzero(np.concatenate(kept))
        return found

    def _weights(self) -> Array:
        """Tell weights, as 1, from biases, as 0: by their shape, for nobody says what is what."""
        shapes = [np.shape(self.tape.value(parameter.first)) for parameter in self.roles.parameters]
        kinds = [float(min(shape, default=1) > 1) for shape in shapes]
        return np.concatenate(
            [np.full(p.size, kind) for p, kind in zip(self.roles.parameters, kinds, strict=True)]
        )


def _moves(parameter: Parameter, step: TrainingStep) -> bool:
    return parameter.trained and step.number in parameter.state.changes


def _start(parameter: Parameter, step: TrainingStep) -> int:
    change = parameter.state.changes.get(step.number)
    return parameter.first if change is None else change.start
