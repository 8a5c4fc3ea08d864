"""The search for the one edit that makes every update true.

A program whose updates are not the gradient of its loss has a line that makes them so.  Each line of its backward pass
is changed in the ways in which people go wrong, on the tape, and every change is judged by the truth: the edit after
which all parameters move along the gradient, by one common rate, in all judged steps, is the cure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from clearprop.doctor.evidence.edited import EditedStep, Value
from clearprop.doctor.evidence.judged import Judged, Score, changes, score
from clearprop.doctor.evidence.propose import Proposer
from clearprop.doctor.evidence.signals import Signals, share_right, stateful
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.evidence.versions import version_trials
from clearprop.trace.traced import Traced
from clearprop.trace.understanding import Understanding

MOST_TRIALS = 6000
CAUGHT = (ValueError, TypeError, IndexError, KeyError, ArithmeticError, AttributeError, LookupError)


MOST_EDITS = 3
WORTH = 1e-3


@dataclass(frozen=True)
class Cure:
    """Edits that together make every update true, under one loss; one edit, as a rule."""

    trials: tuple[Trial, ...]
    loss: str
    rate: float


class Search:
    """Tries edits on the judged steps of one program, under one loss."""

    def __init__(self, traced: Traced, understanding: Understanding, judged: Judged) -> None:
        self.traced, self.understanding, self.judged = traced, understanding, judged
        tape, roles = traced.tape, understanding.roles
        ends = [
            [parameter.state.changes[step.step.number].end for parameter in roles.parameters]
            for step in judged.steps
        ]
        self.edited = [
            EditedStep(tape, step.step.round.begin, each)
            for step, each in zip(judged.steps, ends, strict=True)
        ]
        self.by_site = [self._backward(k) for k in range(len(judged.steps))]
        self.tried = 0
        self.stateful = any(
            stateful(tape, roles, each, step.step.round.begin)
            for each, step in zip(ends, judged.steps, strict=True)
        )
        self.signals = [
            Signals(tape, roles, step, sorted(n for nodes in found.values() for n in nodes))
            for step, found in zip(judged.steps, self.by_site, strict=True)
        ]

    def baseline(self) -> Score:
        """Score the program as it is."""
        moved = [step.after - step.before for step in self.judged.steps]
        found = score(moved, list(self.judged.gradients))
        if found.cured or not self.stateful:
            return found
        values = [self.traced.tape.value] * len(self.judged.steps)
        return self._by_signals(list(values))

    def _by_signals(self, values: list[Value]) -> Score:
        """Score by the gradients that a program with momentum or the like computes on its way."""
        kept = list(zip(self.signals, self.judged.gradients, values, strict=False))
        return Score(share_right(self.understanding.roles, kept), 1.0)

    def _backward(self, k: int) -> dict[int, list[int]]:
        """Give the nodes of one step that are no part of its forward pass, by site."""
        tape, step = self.traced.tape, self.judged.steps[k]
        forward = tape.ancestors(step.step.predictions)
        found: dict[int, list[int]] = defaultdict(list)
        for number in self.edited[k].needed:
            node = tape.nodes[number]
            if number not in forward and node.site >= 0 and node.kind in ("apply", "write", "view"):
                found[node.site].append(number)
        return found

    def cures(self) -> list[Cure]:
        """Give every cure of the fewest edits, in the order in which they were proposed.

        Where no single edit cures, the one that puts most right is kept, and a second one is looked for.
        """
        proposer = Proposer(self.traced, self.understanding, self.judged)
        tape, roles = self.traced.tape, self.understanding.roles
        proposed = list(version_trials(tape, roles, self.judged))
        for site, nodes in sorted(self.by_site[0].items()):
            proposed.extend(proposer.trials(site, nodes))
        proposed = proposed[:MOST_TRIALS]
        kept: tuple[Trial, ...] = ()
        reached = self.baseline().right
        for _ in range(MOST_EDITS):
            scored = self._scored(proposed, kept)
            cured = [
                Cure((*kept, trial), self.judged.loss, found.rate) for trial, found in scored if found.cured
            ]
            if cured or not scored:
                return cured
            trial, best = max(scored, key=lambda pair: pair[1].right)
            if best.right < reached + WORTH:
                return []
            kept, reached = (*kept, trial), best.right
        return []

    def _scored(self, proposed: list[Trial], kept: tuple[Trial, ...]) -> list[tuple[Trial, Score]]:
        sites = {trial.site for trial in kept}
        scored = []
        for trial in proposed:
            if trial.site not in sites:
                self.tried += 1
                found = self.judge((*kept, trial))
                if found is not None:
                    scored.append((trial, found))
        return scored

    def judge(self, trials: tuple[Trial, ...]) -> Score | None:
        """Score edits: on the first step, and on all of them if they do well there; None where they cannot run."""
        values: list[Value] = []
        found = None
        for k in range(len(self.judged.steps)):
            value = self._values(trials, k)
            if value is None:
                return None
            values.append(value)
            found = self._score(values)
            if found is None or not found.cured:
                return found
        return found

    def _score(self, values: list[Value]) -> Score | None:
        if self.stateful:
            return self._by_signals(values)
        roles, gradients = self.understanding.roles, list(self.judged.gradients)
        try:
            moved = [
                changes(roles, step, value) for step, value in zip(self.judged.steps, values, strict=False)
            ]
        except CAUGHT:
            return None
        return score(moved, gradients[: len(moved)])

    def _values(self, trials: tuple[Trial, ...], k: int) -> Value | None:
        begin = self.judged.steps[k].step.round.begin
        edits = {}
        for trial in trials:
            for node in trial.nodes(self.by_site[k], self.traced.tape, begin):
                edits[node] = trial.change
        if not edits:
            return None
        try:
            return self.edited[k].run(edits)
        except CAUGHT:
            return None
