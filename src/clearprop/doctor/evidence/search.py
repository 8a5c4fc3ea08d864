"""The search for the one edit that makes every update true.

A program whose updates are not the gradient of its loss has a line that makes them so.  Each line of its backward pass
is changed in the ways in which people go wrong, on the tape, and every change is judged by the truth: the edit after
which all parameters move along the gradient, by one common rate, in all judged steps, is the cure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from clearprop.doctor.evidence.edited import EditedStep
from clearprop.doctor.evidence.judged import Judged, Score, changes, score
from clearprop.doctor.evidence.propose import Proposer
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.evidence.versions import version_trials
from clearprop.numerics.arrays import Array
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

    def baseline(self) -> Score:
        """Score the program as it is."""
        moved = [step.after - step.before for step in self.judged.steps]
        return score(moved, list(self.judged.gradients))

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
        first = self._moved(trials, 0)
        if first is None:
            return None
        quick = score([first], [self.judged.gradients[0]])
        if not quick.cured:
            return quick
        moved = [first]
        for k in range(1, len(self.judged.steps)):
            found = self._moved(trials, k)
            if found is None:
                return None
            moved.append(found)
        return score(moved, list(self.judged.gradients))

    def _moved(self, trials: tuple[Trial, ...], k: int) -> Array | None:
        begin = self.judged.steps[k].step.round.begin
        edits = {}
        for trial in trials:
            for node in trial.nodes(self.by_site[k], self.traced.tape, begin):
                edits[node] = trial.change
        if not edits:
            return None
        try:
            values = self.edited[k].run(edits)
            return changes(self.traced.tape, self.understanding.roles, self.judged.steps[k], values)
        except CAUGHT:
            return None
