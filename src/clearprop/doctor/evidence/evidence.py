"""Everything that rules ask for, worked out once a program, when the first rule asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from clearprop.doctor.evidence.judged import Judged, is_plausible, judged
from clearprop.doctor.evidence.own_judged import OWN, own_judged
from clearprop.doctor.evidence.search import Cure, Search
from clearprop.trace.recognise.losses import Supposed
from clearprop.trace.recognise.own_loss import OwnLoss, own_losses
from clearprop.trace.tape.tape import Tape
from clearprop.trace.traced import Traced
from clearprop.trace.understanding import Explained, Understanding, understand

Made = TypeVar("Made")


class Evidence:
    """What is known of a traced program; it lives in the program's own process.

    What failed once fails again at once: the next rule does not spend its time on it.
    """

    def __init__(self, traced: Traced) -> None:
        self.traced = traced
        self._made: dict[str, Any] = {}
        self._failed: dict[str, BaseException] = {}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Give what ``make`` gives, made when it is first asked for under this name.

        Raises
        ------
        LookupError
            "cures: it could not be worked out (TimeUp: …)", when it failed before
        """
        if name in self._failed:
            reason = self._failed[name]
            raise LookupError(f"{name}: it could not be worked out ({type(reason).__name__}: {reason})")
        if name not in self._made:
            try:
                self._made[name] = make()
            except BaseException as problem:
                self._failed[name] = problem
                raise
        return cast(Made, self._made[name])

    @property
    def tape(self) -> Tape:
        """The recorded numbers."""
        return self.traced.tape

    @property
    def understanding(self) -> Understanding:
        """Roles, network, losses and the rule of the updates."""
        return understand(self.traced)

    @property
    def judged(self) -> list[Judged]:
        """The steps to judge by, with their true gradients, under every loss that may be meant."""
        return self.once("judged", self._judged)

    @property
    def own_losses(self) -> tuple[OwnLoss, ...]:
        """The numbers of a program that may be its loss, those first whose gradient all updates go down."""
        known = self.understanding
        return self.once("own_losses", lambda: own_losses(self.tape, known.roles, known.numbers, known.close))

    @property
    def own(self) -> OwnLoss | None:
        """The loss that the program computes itself, where all updates go down it, and no usual one is it."""
        if self.understanding.explained:
            return None
        return next((each for each in self.own_losses if each.rule is not None), None)

    @property
    def right(self) -> list[Explained]:
        """The losses whose gradient all updates go down, as they are."""
        found = [
            each
            for each in self.understanding.explained
            if each.rule.rate > 0.0
            and self._is_told(each)
            and is_plausible(self.tape, [*self.understanding.first_steps], each.supposed.name)
        ]
        if not found and self.own is not None and self.own.rule is not None:
            found.append(Explained(Supposed(OWN, ()), self.own.rule))
        return found

    @property
    def searches(self) -> list[Search]:
        """One search for each loss that may be meant."""
        return self.once("searches", self._searches)

    @property
    def cures(self) -> list[Cure]:
        """The edits after which every update is true, under the loss that needs the fewest."""
        return self.once("cures", self._cures)

    def _is_told(self, explained: Explained) -> bool:
        """Whether rates that differ from step to step say anything.

        Where a step has one answer only, every error gives the same direction: the first rate must be one
        that the program writes.
        """
        rates = explained.rule.rates
        if not rates or any(step.layers[-1].a.size > 1 for step in self.understanding.first_steps):
            return True
        multiples = [rates[0] * k for k in (0.5, 1.0, 2.0)]
        return any(abs(m - each) <= 1e-6 * each for m in multiples for each in self.understanding.numbers)

    def _judged(self) -> list[Judged]:
        known, steps = judged(self.understanding), self.understanding.first_steps
        if not steps or steps[0].step.number != 0 or self.understanding.explained:
            return known
        return [*known, *own_judged(self.tape, steps, self.own_losses, known)]

    def _searches(self) -> list[Search]:
        return [Search(self.traced, self.understanding, each) for each in self.judged]

    def _cures(self) -> list[Cure]:
        if self.right or any(search.baseline().cured for search in self.searches):
            return []
        found: list[Cure] = []
        for search in self.searches:
            cures = search.cures()
            if cures and (not found or len(cures[0].trials) < len(found[0].trials)):
                found = cures
            if found and len(found[0].trials) == 1:
                break
        return found
