"""Times of several contenders in turn, so that whatever else the machine does meets all of them.

Ratios are of two times of the same turn, a step's time against a step's time; their median is what counts.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable
from typing import NamedTuple

from benchmarks.speed.cases import CASES, Case
from benchmarks.speed.contenders import Contender, Run, ours, products_alone, specialised, tutorial
from benchmarks.speed.peers import jax_scan, scikit_learn, torch_compiled, torch_eager

CONTENDERS: dict[str, Contender] = {
    "compiled": ours("compiled"),
    "limit": specialised,
    "products alone": products_alone,
    "jax": jax_scan,
    "careful": ours("careful"),
    "tutorial NumPy": tutorial,
    "scikit-learn": scikit_learn,
    "torch compiled": torch_compiled,
    "torch": torch_eager,
}
# Of 20,000 steps of A and B these take a tenth, or a measurement would take an hour.
_SLOW, _SHARE = ("careful", "tutorial NumPy", "scikit-learn", "torch compiled", "torch"), 0.1

_QUICK_SECONDS = 0.1


class Row(NamedTuple):
    """One contender on one case: microseconds a step, and their ratios to ours turn by turn."""

    case: str
    name: str
    step_us: float
    ratios: list[float]

    @property
    def ratio(self) -> float:
        """How many times as long as ours it takes."""
        return statistics.median(self.ratios)


def measure(case: str, repeats: int, left_out: Iterable[str], clock: Callable[[], float]) -> list[Row]:
    """Time everybody on a case; the first turn only warms up."""
    found = _runs(CASES[case](), set(left_out))
    times: dict[str, list[float]] = {name: [] for name in found}
    for repeat in range(repeats + 1):
        for name, (run, steps) in found.items():
            taken = _time(run, clock)
            if taken < _QUICK_SECONDS:
                # What came before has driven it from the caches, which is half of the time of the quickest.
                taken = _time(run, clock)
            if repeat:
                times[name].append(1e6 * taken / steps)
    return [
        Row(
            case,
            name,
            statistics.median(taken),
            [a / b for a, b in zip(taken, times["compiled"], strict=True)],
        )
        for name, taken in times.items()
    ]


def _time(run: Run, clock: Callable[[], float]) -> float:
    started = clock()
    run()
    return clock() - started


def _runs(case: Case, left_out: set[str]) -> dict[str, tuple[Run, int]]:
    found: dict[str, tuple[Run, int]] = {}
    for name, contender in CONTENDERS.items():
        if name in left_out:
            continue
        taken = case.shortened(_SHARE) if case.name in ("A", "B") and name in _SLOW else case
        try:
            run = contender(taken)
        except ImportError as error:
            print(f"{name}: {error}")
            continue
        if run is not None:
            found[name] = run, taken.steps
    return found
