"""Counterfactuals: the program with an edit, run again with the same seed, to see whether that cures it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from clearprop.doctor.edits import Edit
from clearprop.doctor.outcome import ANALYSES, Outcome
from clearprop.doctor.scratch import TooLarge, edited_copy
from clearprop.errors import ClearpropError
from clearprop.trace.reading import read_program

TOGETHER = 2
# For programs that set no seed: any will do, but it must be the same in all runs.
SEED = 20_240_601
START_SECONDS = 1.0
# A cured program may take longer than the sick one: it may not stop early, or not overflow.
SLACK = 4.0
LEAST_SECONDS = 5.0


class Reruns:
    """Tries edits of one program, until its time is used up.

    Parameters
    ----------
    program : the program that was observed; every run is made in a copy of its folder
    baseline : how it ended as it is
    until : the moment, by the monotonic clock, after which no further run is begun
    longest : the most seconds that one run may take
    """

    def __init__(self, program: Path, baseline: Outcome, until: float, longest: float) -> None:
        self.program, self.baseline, self.until, self.longest = program, baseline, until, longest
        self.made = 0
        self.problems: list[str] = []

    def run(self, edits: Sequence[Edit]) -> list[Outcome | None]:
        """Run the program once with each edit, two at a time; None where no run could be made."""
        if len(edits) < TOGETHER:  # in this very thread, so that Ctrl-C ends the run
            return [self._one(edit) for edit in edits]
        with ThreadPoolExecutor(max_workers=TOGETHER) as pool:
            return list(pool.map(self._one, edits))

    def _one(self, edit: Edit) -> Outcome | None:
        left = self.until - time.monotonic()
        if self.baseline.seconds + START_SECONDS > left:
            self.problems.append("time")
            return None
        limit = min(self.longest, left, max(SLACK * self.baseline.seconds, LEAST_SECONDS))
        try:
            with edited_copy(self.program, edit) as program:
                self.made += 1
                return Outcome.of(read_program(program, time_limit=limit, analyses=ANALYSES[1:], seed=SEED))
        except TooLarge:
            self.problems.append("size")
        except (ClearpropError, ValueError, OSError) as problem:
            self.problems.append(str(problem))
        return None
