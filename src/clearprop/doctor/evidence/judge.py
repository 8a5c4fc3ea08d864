"""Says how right a program's updates are, as they are and with edits tried on the tape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from clearprop.doctor.evidence.edited import EditedStep, Value
from clearprop.doctor.evidence.judged import Judged, changes, end_of, trained
from clearprop.doctor.evidence.penalties import penalties, without
from clearprop.doctor.evidence.score import Score, score
from clearprop.doctor.evidence.signals import Signals, share_right, stateful
from clearprop.doctor.evidence.trials import Trial
from clearprop.numerics.arrays import Array
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.tape import Tape

CAUGHT = (ValueError, TypeError, IndexError, KeyError, ArithmeticError, AttributeError, LookupError)
COMPUTED = ("apply", "write", "view")


@dataclass(frozen=True)
class Trying:
    """One step with edits: the values of its nodes."""

    step: int
    value: Value


class Judge:
    """Judges edits on the steps of one program, under one loss."""

    def __init__(self, tape: Tape, roles: Roles, judged: Judged) -> None:
        self.tape, self.roles, self.judged = tape, roles, judged
        numbers = [step.step.number for step in judged.steps]
        self.ends = [
            [end for p in roles.parameters if (end := end_of(p, number)) is not None] for number in numbers
        ]
        begins = [step.step.round.begin for step in judged.steps]
        self.edited = [EditedStep(tape, b, each) for b, each in zip(begins, self.ends, strict=True)]
        self.begins = begins
        self.penalties = [
            penalties(tape, roles, step, each.needed)
            for step, each in zip(judged.steps, self.edited, strict=True)
        ]
        for each, found in zip(self.edited, self.penalties, strict=True):
            each.always = without(found)
        self.by_site = [self._backward(k) for k in range(len(judged.steps))]
        self.stateful = any(stateful(tape, roles, e, b) for e, b in zip(self.ends, begins, strict=True))
        self.signals = [
            Signals(tape, roles, sorted(n for nodes in found.values() for n in nodes))
            for found in self.by_site
        ]
        self.chosen = [trained(roles, number) for number in numbers]
        # With one answer to a step, any error gives the same direction: a rate of its own would hide all.
        self.own_rates = all(step.layers[-1].a.size > 1 for step in judged.steps)
        self.tried, self.compared = 0, 0.0

    @property
    def work(self) -> float:
        """How many nodes were computed for all that was tried."""
        return self.compared + sum(step.work for step in self.edited)

    def baseline(self) -> Score:
        """Score the program as it is."""
        return self.score(self.moved(self.as_it_is), self.as_it_is)

    @cached_property
    def as_it_is(self) -> list[Value]:
        """The values of each judged step, without what the weights themselves add to their gradients."""
        return [
            each.run({}) if found else self.tape.value
            for each, found in zip(self.edited, self.penalties, strict=True)
        ]

    def moved(self, values: Sequence[Value]) -> list[Array]:
        """Give what the first steps did to all parameters, with these values of nodes."""
        return [changes(self.roles, s, v) for s, v in zip(self.judged.steps, values, strict=False)]

    def score(self, moved: Sequence[Array], values: Sequence[Value]) -> Score:
        """Score changes: as they are, or by the gradients inside a program that makes something else of
        them.
        """
        chosen = self.chosen[: len(moved)]
        gradients = [g[c] for g, c in zip(self.judged.gradients, chosen, strict=False)]
        found = score([m[c] for m, c in zip(moved, chosen, strict=True)], gradients, self.own_rates)
        if found.cured or not self.stateful:
            return found
        kept = list(zip(self.signals, self.judged.gradients, values, strict=False))
        self.compared += 0.5 * sum(len(signals.nodes) for signals, _, _ in kept)
        return Score(share_right(self.roles, kept), 1.0)

    def judge(self, trials: Sequence[Trial]) -> Score | None:
        """Score edits: on the first step, and on all of them if they do well there; None where they cannot
        run.
        """
        self.tried += 1
        values: list[Value] = []
        found = None
        for k in range(len(self.judged.steps)):
            value = self.values(trials, k)
            if value is None:
                return None
            values.append(value)
            try:
                found = self.score(self.moved(values), values)
            except CAUGHT:
                return None
            if not found.cured:
                return found
        return found

    def values(self, trials: Sequence[Trial], k: int) -> Value | None:
        """Give the values of a step with edits; None where nothing is edited, or an edit cannot run."""
        edits: dict[int, Callable[..., Any]] = {}
        for trial in trials:
            for node in trial.nodes(self.by_site[k], self.tape, self.begins[k]):
                edits[node] = trial.change
        return self.run(edits, k)

    def run(self, edits: Mapping[int, Callable[..., Any]], k: int) -> Value | None:
        """Give the values of a step with nodes changed."""
        if not edits:
            return None
        try:
            return self.edited[k].run(edits)
        except CAUGHT:
            return None

    def _backward(self, k: int) -> dict[int, list[int]]:
        """Give the nodes of one step that are no part of its forward pass, by site."""
        tape, step = self.tape, self.judged.steps[k]
        forward = tape.ancestors(step.step.predictions)
        found: dict[int, list[int]] = defaultdict(list)
        for number in self.edited[k].needed:
            node = tape.nodes[number]
            if number not in forward and node.site >= 0 and node.kind in COMPUTED:
                found[node.site].append(number)
        shared = {tape.nodes[number].site for number in forward if number >= self.begins[k]}
        return {site: nodes for site, nodes in found.items() if site not in shared}
