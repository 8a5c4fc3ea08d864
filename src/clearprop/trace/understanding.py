"""What was understood of a program, for every analysis that is made in its process: worked out once."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.fitting import CLOSE, Given
from clearprop.trace.recognise.labels import Integers
from clearprop.trace.recognise.losses import Supposed, supposed
from clearprop.trace.recognise.rates import Hints, Rule, rule_of
from clearprop.trace.recognise.recognise import Recognised, StepFound, recognise
from clearprop.trace.recognise.step_unit import StepUnit
from clearprop.trace.roles.find import find_roles
from clearprop.trace.roles.roles import Roles
from clearprop.trace.traced import Traced

FIRST_STEPS = 3
MOST_NUMBERS = 400
COARSE = 2e-3


@dataclass(frozen=True)
class Explained:
    """A loss and a rule that give the program's own updates; ``examples`` divide the rate of a mean."""

    supposed: Supposed
    rule: Rule


class Understanding:
    """Roles, network, losses and rule of one program, each worked out when it is first asked for."""

    def __init__(self, traced: Traced) -> None:
        self.traced = traced

    @cached_property
    def roles(self) -> Roles:
        """The roles of the program's numbers."""
        return find_roles(self.traced.tape, self.traced.sites)

    @cached_property
    def recognised(self) -> Recognised:
        """The network and the steps that were read."""
        return recognise(self.traced.tape, self.roles)

    @cached_property
    def first_steps(self) -> tuple[StepFound, ...]:
        """The first training steps, as long as none is missing; else the first of those that were read."""
        usable = [step for step in self.recognised.steps if _is_usable(step)]
        if usable and isinstance(usable[0].layers[-1].activation, StepUnit):
            # Most steps of a perceptron change nothing, and few inputs are not 0.
            return tuple(usable)
        row = [step for k, step in enumerate(usable[:FIRST_STEPS]) if step.step.number == k]
        return tuple(row or usable[:FIRST_STEPS])

    @cached_property
    def losses(self) -> tuple[Supposed, ...]:
        """The losses that may be behind the program, with their truths of the first steps."""
        return tuple(supposed(self.first_steps)) if self.first_steps else ()

    @cached_property
    def explained(self) -> tuple[Explained, ...]:
        """Every loss that explains the updates of the first steps, with the rule that makes them of it."""
        steps = self.first_steps
        if not steps:
            return ()
        values = [step.before for step in steps]
        given = Given([self.changes(step) for step in steps], values, self.weights, self.close).at(
            self.trained
        )
        n, n_out = steps[0].layers[-1].a.shape
        scales = [k * share for share in (1.0, 1.0 / n, 1.0 / (n * n_out), 1.0 / n_out) for k in (1.0, 2.0)]
        hints = Hints(self.numbers, tuple(dict.fromkeys(scales)), steps[0].step.number == 0)
        found = []
        for loss in self.losses:
            rule = rule_of(given, [truth.entries[self.trained] for truth in loss.truths], hints)
            if rule is not None:
                found.append(Explained(loss, rule))
        return tuple(found)

    @cached_property
    def trained(self) -> Integers:
        """The entries of all parameters that training changes."""
        kept = [np.full(parameter.size, parameter.trained) for parameter in self.roles.parameters]
        return np.flatnonzero(np.concatenate(kept))

    @cached_property
    def weights(self) -> Array:
        """Which entries of all parameters are weights: 1, or 0 for biases."""
        found = np.zeros(self.first_steps[0].before.size)
        for layer in self.first_steps[0].layers:
            found[layer.wiring.W_entries[layer.wiring.W_entries >= 0]] = 1.0
        return found

    @cached_property
    def close(self) -> float:
        """How near updates must come to a rule's: nearer than float32 can, where the program uses float64."""
        return COARSE if self.coarse else CLOSE

    @property
    def coarse(self) -> bool:
        """Whether the program computes in float32, or coarser."""
        return self.dtype.itemsize < 8

    @cached_property
    def dtype(self) -> np.dtype[Any]:
        """What the program computes in: float64, or float32 where a parameter is no finer."""
        kinds = [getattr(self.traced.tape.value(p.first), "dtype", None) for p in self.roles.parameters]
        coarse = [kind for kind in kinds if kind is not None and kind.kind == "f" and kind.itemsize < 8]
        return np.dtype(np.float32 if coarse else np.float64)

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that the program itself writes: rates, shares, tiny constants."""
        seen: set[int] = set()
        found: set[float] = set()
        for site in self.traced.sites:
            for part in ast.walk(site.node) if id(site.node) not in seen else ():
                seen.add(id(part))
                if isinstance(part, ast.Constant) and isinstance(part.value, int | float):
                    found.add(abs(float(part.value)))
        return tuple(sorted(found, reverse=True)[:MOST_NUMBERS])

    def changes(self, step: StepFound) -> Array:
        """Give what a step did to all parameters, laid end to end."""
        return step.after - step.before


def _is_usable(step: StepFound) -> bool:
    return step.y is not None and bool(np.isfinite(step.before).all() and np.isfinite(step.after).all())


def understand(traced: Traced) -> Understanding:
    """Give the understanding of a traced program; the same one each time."""
    found = traced.kept.get("understanding")
    if not isinstance(found, Understanding):
        found = traced.kept["understanding"] = Understanding(traced)
    return found
