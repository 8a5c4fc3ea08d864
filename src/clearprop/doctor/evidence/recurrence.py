"""The rule that most parameters follow, and the edits after which the others follow it too.

The gradients of such a program are right; what it makes of them is not: a momentum of the wrong sign, an
average that forgets its own past, a decay in one layer and not in the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from clearprop.doctor.evidence.carried import CarriedSteps
from clearprop.doctor.evidence.judge import CAUGHT
from clearprop.doctor.evidence.trials import Trial
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.directions import Attempt
from clearprop.trace.recognise.fitting import Given
from clearprop.trace.recognise.losses import Supposed
from clearprop.trace.recognise.rates import Hints, Rule, rule_of
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.understanding import Understanding

CLOSE = 1e-6
# How many edits are tried; a count, so that a loaded machine tries as many.
MOST_TRIED, MOST_LOOKED_FOR = 400, 100
LARGEST_RATE = 1e6


@dataclass(frozen=True)
class Followed:
    """The rule of most parameters, what it makes of the gradients, and the parameters that do otherwise."""

    rule: Rule
    target: list[Array]
    others: tuple[int, ...]


class Recurrence:
    """The updates of the first steps under one loss."""

    def __init__(self, understanding: Understanding, loss: Supposed) -> None:
        self.understanding, self.loss = understanding, loss
        self.steps = understanding.first_steps
        self.roles = understanding.roles
        self.gradients = [truth.entries for truth in loss.truths]
        self.carried = CarriedSteps(understanding.traced.tape, self.roles, self.steps)

    @property
    def tellable(self) -> bool:
        """Whether the first steps were seen, three in a row."""
        return [step.step.number for step in self.steps] == [0, 1, 2]

    @cached_property
    def moved(self) -> list[Array]:
        """What the steps did."""
        return [step.after - step.before for step in self.steps]

    @cached_property
    def hints(self) -> Hints:
        """What rules may be made of."""
        n, n_out = self.steps[0].layers[-1].a.shape
        scales = [k * s for s in (1.0, 1.0 / n, 1.0 / (n * n_out), 1.0 / n_out) for k in (1.0, 2.0)]
        return Hints(self.used, tuple(dict.fromkeys(scales)), True)

    @cached_property
    def used(self) -> tuple[float, ...]:
        """The numbers of the program that its updates are computed with."""
        tape, found = self.understanding.traced.tape, set[float]()
        for node in (tape.nodes[n] for n in self.carried.needed):
            for given in node.args:
                value = tape.nodes[given.node].held if isinstance(given, Ref) else given
                if isinstance(value, float | int):
                    found.add(abs(float(value)))
        return tuple(number for number in self.understanding.numbers if number in found)

    def entries(self, parameter: int) -> slice:
        """Give the place of a parameter among all entries."""
        at = sum(p.size for p in self.roles.parameters[:parameter])
        return slice(at, at + self.roles.parameters[parameter].size)

    def rule(self, moved: Sequence[Array], part: slice = slice(None)) -> Rule | None:
        """Give the rule that makes changes of the gradients, downhill."""
        values = [step.before[part] for step in self.steps]
        weights = self.understanding.weights[part]
        given = Given([m[part] for m in moved], values, weights, self.understanding.close)
        found = rule_of(given, [g[part] for g in self.gradients], self.hints)
        return found if found is not None and abs(found.rate) < LARGEST_RATE else None

    @cached_property
    def rules(self) -> list[Rule | None]:
        """The rule of each parameter by itself."""
        return [
            self.rule(self.moved, self.entries(k)) if p.trained else None
            for k, p in enumerate(self.roles.parameters)
        ]

    @cached_property
    def followed(self) -> Followed | None:
        """The rule that most parameters follow; None where no two agree, or all do."""
        best: Followed | None = None
        trained = [k for k, p in enumerate(self.roles.parameters) if p.trained]
        for k in trained:
            rule = self.rules[k]
            if rule is None or rule.rate <= 0.0 or rule.rates[1:] != rule.rates[:-1]:
                continue
            target = self.target(rule)
            others = tuple(j for j in trained if not self._alike(self.moved, target, self.entries(j)))
            found = Followed(rule, target, others)
            if best is None or self._likelier(found, best):
                best = found
        return best if best is not None and 0 < len(best.others) <= len(trained) // 2 else None

    def _likelier(self, found: Followed, best: Followed) -> bool:
        """Whether a rule is rather meant than another: more follow it, its rate is written, it decays."""

        def key(each: Followed) -> tuple[float, ...]:
            rates = [each.rule.rate * part for scale in self.hints.scales for part in (scale, 1.0 / scale)]
            own = any(abs(r - n) <= CLOSE * n for r in rates for n in self.used)
            return (-len(each.others), own, each.rule.decay)

        return key(found) > key(best)

    def target(self, rule: Rule) -> list[Array]:
        """Give the changes that a rule makes of all gradients."""
        attempt = Attempt(rule.name.replace("AdamW", "Adam"), rule.constants)
        chosen = (
            np.ones_like(self.understanding.weights) if rule.decays_biases else self.understanding.weights
        )
        shrinking = [rule.decay * chosen * step.before for step in self.steps]
        gradients = [rule.scale * gradient for gradient in self.gradients]
        along = attempt.along(gradients)
        extra = shrinking if attempt.is_adaptive else attempt.along(shrinking)
        return [-rule.rate * d - s for d, s in zip(along, extra, strict=True)]

    def _alike(self, moved: Sequence[Array], target: Sequence[Array], part: slice) -> bool:
        for m, t in zip(moved, target, strict=True):
            extent = float(np.abs(t[part]).max(initial=0.0))
            if not np.isfinite(m[part]).all() or np.abs(m[part] - t[part]).max(initial=0.0) > CLOSE * extent:
                return False
        return True

    def cured(self, trials: Iterable[Trial], by_site: dict[int, list[int]]) -> Iterator[tuple[Trial, Rule]]:
        """Give the edits after which all parameters follow one rule, with the rule."""
        tried = 0
        # Where no rule is known beforehand, one must be looked for with every edit.
        most = MOST_LOOKED_FOR if self.followed is None else MOST_TRIED
        for trial in trials:
            if tried >= most:
                break
            nodes = trial.nodes(by_site, self.understanding.traced.tape, self.carried.begin)
            try:
                moved = self.carried.run(dict.fromkeys(nodes, trial.change)) if nodes else None
            except CAUGHT:
                continue
            if moved is None or all(np.array_equal(m, o) for m, o in zip(moved, self.moved, strict=True)):
                continue
            tried += 1
            rule = self._followed_by(moved)
            if rule is not None:
                yield trial, rule

    def _followed_by(self, moved: list[Array]) -> Rule | None:
        followed = self.followed
        if followed is not None:
            return followed.rule if self._alike(moved, followed.target, slice(None)) else None
        rule = self.rule(moved)
        return rule if rule is not None and rule.rate > 0.0 else None
