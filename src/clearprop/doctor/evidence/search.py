"""The search for the edit that makes every update true.

A program whose updates are not the gradient of its loss has a line that makes them so.  Each line of its
backward pass is changed in the ways in which people go wrong, on the tape, and every change is judged by
the truth: the edit after which all parameters move along the gradient, by one common rate, in all judged
steps, is the cure.  A line that no such edit cures is still found by putting the truth in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np

from clearprop.doctor.evidence.families import families
from clearprop.doctor.evidence.judge import CAUGHT, Judge
from clearprop.doctor.evidence.judged import Judged, changes
from clearprop.doctor.evidence.layer_places import Places
from clearprop.doctor.evidence.oracle import calls_of, nodes_of, placed, truth_trials
from clearprop.doctor.evidence.overwritten import overwritten_trials
from clearprop.doctor.evidence.passed_on import passed_on
from clearprop.doctor.evidence.pieces import Label
from clearprop.doctor.evidence.propose import Proposer
from clearprop.doctor.evidence.reach import Reach
from clearprop.doctor.evidence.score import CLOSE, Score, right_entries, score
from clearprop.doctor.evidence.signals import right_parameters
from clearprop.doctor.evidence.slopeward import rate_trials
from clearprop.doctor.evidence.stepping_stones import SteppingStones
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.evidence.versions import version_trials
from clearprop.numerics.arrays import Array
from clearprop.trace.traced import Traced
from clearprop.trace.understanding import Understanding

# What one search may spend on usual edits, on truths and on several edits at once, in computed nodes: counts,
# so that a loaded machine finds the same.
WORDS, TRUTHS, TOGETHER = 50_000.0, 40_000.0, 25_000.0
MOST_WORK = 130_000.0
MOST_EDITS = 3
MANY = ("operand", "scaled")
WORTH = 1e-3


@dataclass(frozen=True)
class Cure:
    """Edits that together make every update true, under one loss; one edit, as a rule."""

    trials: tuple[Trial, ...]
    loss: str
    rate: float


@dataclass
class Found:
    """What one round of the search found: the cures, and the edit that puts most right."""

    cured: list[Cure] = field(default_factory=list)
    best: tuple[Trial, ...] = ()
    score: Score = field(default_factory=lambda: Score(0.0, 0.0))


class Search:
    """Tries edits on the judged steps of one program, under one loss."""

    def __init__(self, traced: Traced, understanding: Understanding, judged: Judged) -> None:
        self.traced, self.understanding, self.judged = traced, understanding, judged
        self.judge = Judge(traced.tape, understanding.roles, judged)
        self.until = 0.0

    @property
    def tried(self) -> int:
        """How many edits were tried."""
        return self.judge.tried

    @property
    def stateful(self) -> bool:
        """Whether the program makes something else of its gradients than a step along them."""
        return self.judge.stateful

    def baseline(self) -> Score:
        """Score the program as it is."""
        return self._baseline

    @cached_property
    def _baseline(self) -> Score:
        return self.judge.baseline()

    @cached_property
    def proposer(self) -> Proposer:
        """What proposes edits."""
        return Proposer(self.traced, self.understanding, self.judged)

    @cached_property
    def reach(self) -> Reach:
        """Which parameters the nodes of the first judged step lead to."""
        roles, edited = self.understanding.roles, self.judge.edited[0]
        return Reach(self.traced.tape, roles, self.judged.steps[0], edited.needed)

    @cached_property
    def places(self) -> Places:
        """Which layers the parameters belong to."""
        return Places(self.understanding.roles, self.judged.steps[0])

    @cached_property
    def versions(self) -> list[Trial]:
        """What belongs to no site: updates that come too early, arrays changed too early, a rate below 0, a
        result that is passed on without its slope.
        """
        tape, readings = self.traced.tape, self.proposer.readings
        given = (tape, self.understanding.roles, self.judged)
        found = [*version_trials(*given), *overwritten_trials(*given), *rate_trials(*given)]
        return [*found, *passed_on(tape, self.traced.sites, readings, self.judged)]

    @cached_property
    def vocabulary(self) -> dict[int, list[Trial]]:
        """The usual edits of each site."""
        return {
            site: list(self.proposer.trials(site, nodes)) for site, nodes in self.judge.by_site[0].items()
        }

    def cures(self) -> list[Cure]:
        """Give every cure of the fewest edits, in the order in which they were proposed.

        Where no single edit cures, the one that puts most right is kept, and a second one is looked for.
        """
        return self._cures

    @cached_property
    def _cures(self) -> list[Cure]:
        kept: tuple[Trial, ...] = ()
        reached = self.baseline()
        for _ in range(MOST_EDITS):
            wrong = self.wrong(kept, reached)
            if not wrong:
                return []
            found = self._round(kept, wrong, reached)
            if found.cured or not found.best or found.score.right < reached.right + WORTH:
                return found.cured
            kept, reached = (*kept, *found.best), found.score
        return []

    def wrong(self, kept: Sequence[Trial], reached: Score) -> int:
        """Give the parameters that are wrong with some edits, as bits."""
        roles = self.understanding.roles
        steps = range(len(self.judged.steps))
        values = [self.judge.values(kept, k) if kept else self.judge.as_it_is[k] for k in steps]
        if any(value is None for value in values):
            return 0
        usable = [value for value in values if value is not None]
        trained = sum(1 << k for k, p in enumerate(roles.parameters) if p.trained)
        if self.stateful:
            kept_steps = list(zip(self.judge.signals, self.judged.gradients, usable, strict=True))
            right = right_parameters(roles, kept_steps)
        elif reached.rate <= 0.0:
            return trained
        else:
            moved = self.judge.moved(usable)
            rate = self._usual_rate(moved) or reached.rate
            entries = right_entries(moved, self.judged.gradients, rate)
            right, at = [], 0
            for parameter in roles.parameters:
                right.append(bool(entries[at : at + parameter.size].all()))
                at += parameter.size
        return trained & sum(1 << k for k, each in enumerate(right) if not each)

    def _usual_rate(self, moved: Sequence[Array]) -> float | None:
        """Give the rate that most parameters have, each counted once; None where no two agree."""
        rates: list[float] = []
        at = 0
        for parameter in self.understanding.roles.parameters:
            part = slice(at, at + parameter.size)
            at += parameter.size
            found = score([m[part] for m in moved], [g[part] for g in self.judged.gradients], own_rates=False)
            if parameter.trained and found.cured:
                rates.append(found.rate)
        alike = [[other for other in rates if abs(other - rate) <= CLOSE * rate] for rate in rates]
        most = max(alike, key=len, default=[])
        return most[0] if len(most) > 1 else None

    def _round(self, kept: tuple[Trial, ...], wrong: int, reached: Score) -> Found:
        """Try every edit that can reach what is wrong, those that reach all of it first."""
        found = Found()
        taken = {trial.site for trial in kept}
        masks = {site: self.reach.of(nodes) for site, nodes in self.judge.by_site[0].items()}
        trained = sum(1 << k for k, p in enumerate(self.understanding.roles.parameters) if p.trained)
        whole = [wrong]
        if not kept and 2 * wrong.bit_count() == trained.bit_count():
            # As many are one way as the other: who is wrong is not told by number.
            whole.append(trained & ~wrong)
        every = [s for s, m in masks.items() if any(m & w == w for w in whole) and s not in taken]
        some = [site for site, mask in masks.items() if mask & wrong and site not in (*taken, *every)]
        self.until = self.judge.work + WORDS
        self._try(kept, self.versions, found)
        shown = Found()
        for sites in (every, some):
            self.until = self.judge.work + WORDS
            for few in (True, False):
                # Where a word stands for another there are many; what is few is tried first.
                for site in sorted(sites):
                    self._try(kept, [t for t in self.vocabulary[site] if (t.means not in MANY) is few], found)
            if found.cured:
                return found
            shown = shown if shown.cured else self._shown(kept, sites, wrong, reached)
        self.until = self.judge.work + TOGETHER
        self._try_together(kept, self._families({*every, *some}), found)
        if not found.cured and found.score.right < reached.right + WORTH:
            self._try_hidden(kept, {*every, *some}, found)
        found.cured.extend(shown.cured if not found.cured else ())
        if shown.best and shown.score.right > found.score.right:
            found.best, found.score = shown.best, shown.score
        return found

    def _shown(self, kept: tuple[Trial, ...], sites: list[int], wrong: int, reached: Score) -> Found:
        """Put truths in the place of lines, in the order in which these are computed: causes come first."""
        found, self.until = Found(), self.judge.work + TRUTHS
        for site in sorted(sites, key=lambda site: self.judge.by_site[0][site][0]):
            self._try(kept, self._truths(kept, site, wrong, reached), found)
        return found

    def _families(self, sites: set[int]) -> Iterable[tuple[Trial, ...]]:
        return families(self.traced.sites, sorted(sites), self.vocabulary)

    def _try_hidden(self, kept: tuple[Trial, ...], sites: set[int], found: Found) -> None:
        """Try two edits at once, where neither alone puts anything right: the first by what it brings
        nearer.
        """
        stones, allowed = SteppingStones(self.judge), min(self.until, MOST_WORK)
        edits = [*self._families(sites), *((trial,) for s in sorted(sites) for trial in self.vocabulary[s])]
        for first in stones.best(kept, edits, allowed):
            self.until = self.judge.work + TOGETHER
            self._try_together((*kept, *first), edits, found)
            if found.cured:
                break

    def _try(self, kept: tuple[Trial, ...], trials: Iterable[Trial], found: Found) -> None:
        self._try_together(kept, ((trial,) for trial in trials), found)

    def _try_together(
        self, kept: tuple[Trial, ...], edits: Iterable[tuple[Trial, ...]], found: Found
    ) -> None:
        for trials in edits:
            if self.judge.work > min(self.until, MOST_WORK):
                return
            scored = self.judge.judge((*kept, *trials))
            if scored is None:
                continue
            if scored.cured:
                found.cured.append(Cure((*kept, *trials), self.judged.loss, scored.rate))
            elif scored.right > found.score.right or not found.best:
                found.best, found.score = trials, scored

    def _truths(self, kept: tuple[Trial, ...], site: int, wrong: int, reached: Score) -> Iterable[Trial]:
        """Give the truths that may stand at a site, scaled as the rest of the program is."""
        for call in (None, *calls_of(self.judge, site)):
            nodes = nodes_of(self.judge, site, 0, call)
            suits = partial(self.places.suits, mask=self.reach.of(nodes), count=len(nodes))
            for label, values in truth_trials(self.judge, site, suits, call):
                put = partial(placed, site, label, values, call=call, begins=self.judge.begins)
                trial = put(1.0)
                if label.kind == "slope" or self.stateful:
                    yield trial
                    continue
                rate = self._rate_with((*kept, trial), wrong)
                if rate:
                    yield put(self._scale(label, rate, wrong, reached))

    def _scale(self, label: Label, rate: float, wrong: int, reached: Score) -> float:
        trained = sum(1 << k for k, p in enumerate(self.understanding.roles.parameters) if p.trained)
        if wrong == trained or reached.rate <= 0.0:
            return 1.0 if rate > 0.0 else -1.0
        return reached.rate / rate

    def _rate_with(self, trials: tuple[Trial, ...], wrong: int) -> float:
        """Give the rate that the wrong parameters have with an edit."""
        entries = self._entries(wrong)
        # An input of 0 gives its weights nothing to show in that step.
        k = next((k for k, g in enumerate(self.judged.gradients) if g[entries].any()), 0)
        value = self.judge.values(trials, k)
        if value is None:
            return 0.0
        try:
            moved = changes(self.understanding.roles, self.judged.steps[k], value)
        except CAUGHT:
            return 0.0
        return score([moved[entries]], [self.judged.gradients[k][entries]]).rate

    def _entries(self, parameters: int) -> Array:
        sizes = [p.size for p in self.understanding.roles.parameters]
        return np.concatenate([np.full(size, bool(parameters >> k & 1)) for k, size in enumerate(sizes)])
