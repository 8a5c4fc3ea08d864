"""Whether a probe with an edit went better than the one without: true updates, or clearly less loss."""

from __future__ import annotations

import math
from dataclasses import replace

from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.probes import Probe, Prober
from clearprop.doctor.metrics import Metric, metrics

CLEAR = 0.3
NAMES = ("half_squared_error", "distance")


def baseline(probes: Prober) -> Probe:
    """Give the probe of the program as it is; whether it is true is known from the whole run."""
    found = probes.probe(Edit(())) or Probe("nothing")
    return replace(found, true=found.true or bool(probes.evidence.understanding.explained))


def end(probe: Probe) -> float:
    """Give the loss at the end; nan where there is none."""
    return next((probe.losses[name][1] for name in NAMES if name in probe.losses), math.nan)


def start(probe: Probe) -> float:
    """Give the loss at the start; nan where there is none."""
    return next((probe.losses[name][0] for name in NAMES if name in probe.losses), math.nan)


def better(before: Probe, after: Probe) -> bool:
    """Whether an edit did clear good.

    Examples
    --------
    >>> better(Probe(losses={"distance": (0.5, 0.5)}), Probe(losses={"distance": (0.5, 0.1)}))
    True
    """
    if not after.runs or worse(before, after):
        return False
    if before.cut or after.cut:  # how far each came depends on how busy the machine was
        return False
    if not math.isfinite(end(after)):
        return before.runs and _prints_better(before, after)
    if not before.runs or not math.isfinite(end(before)):
        return end(after) < start(after)
    return end(after) <= (1.0 - CLEAR) * end(before) - 1e-9


def worse(before: Probe, after: Probe) -> bool:
    """Whether an edit did harm, by the loss or by a number that the program prints itself."""
    if not after.runs:
        return True
    spoilt = any(one.worse(other) for one, other in _pairs(before, after))
    return spoilt or end(after) > (1.0 + CLEAR) * end(before) + 1e-9


def _prints_better(before: Probe, after: Probe) -> bool:
    """Whether a number that the program prints itself is clearly better, and none is worse."""
    if any(one.worse(other) for one, other in _pairs(before, after)):
        return False
    return any(
        other.worse(one) and abs(one.value - other.value) >= CLEAR * abs(one.value)
        for one, other in _pairs(before, after)
    )


def _pairs(before: Probe, after: Probe) -> list[tuple[Metric, Metric]]:
    """Give the numbers that both runs print behind the same word."""
    ours, theirs = metrics(before.printed), metrics(after.printed)
    return [(ours[word], theirs[word]) for word in ours if word in theirs]
