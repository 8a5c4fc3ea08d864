"""H01: a learning rate that is too large for the curvature of the loss, or far too small.

What it sees: too large: training failed, and a recorded step goes beyond the valley (see ``overshoot``),
or the loss rose. Too small: training failed, its loss fell epoch by epoch, and each step goes less than a
fiftieth of the way to the bottom, so that a rate ten times larger is still safe.
Why it harms: the loss grows until numbers overflow, or hardly changes.
How to tell it from its look-alikes: single steps that overshoot are usual late in a training that ends
well, so such trainings are not accused; unscaled inputs overshoot too and are the cause where they are
found.
Source: LeCun, Bottou, Orr, Müller (1998), Efficient BackProp, section 5; Cohen et al. (2021), ICLR.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.ending import ending, final_loss
from clearprop.doctor.health.epochs import STILL_FALLING
from clearprop.doctor.health.falling import falling_share, late_share
from clearprop.doctor.health.found import found
from clearprop.doctor.health.overshoot import overshoot
from clearprop.doctor.health.patient import Patient
from clearprop.doctor.health.rebuilt import usable
from clearprop.record.run import Run
from clearprop.record.step import Step

TOO_FAR = 2.0
# Ten times the rate then still goes a fifth of the way to the bottom only.
TOO_SHORT = 0.02
# The largest loss against that of the first epoch: more than chance in the order of examples makes of it.
RISEN = 2.0
# Noise of small batches lets one epoch in ten rise on the way down.
MOSTLY = 0.9
FEWEST_EPOCHS = 3
# With fewer steps more epochs come to mind before another rate.
FEWEST_STEPS = 50
# Weights start at about 1; a thousand is what only steps that overshoot make of them.
GROWN = 1000.0
TENTH = 0.1
TO_THE_BOTTOM, SMALLEST = 1.0, 1e-40
OF_LARGE = ("N01", "A06", "A07", "N04")


def find(patient: Patient) -> Iterator[Finding]:
    """Say whether the learning rate is why training failed."""
    run = patient.run
    if run is None or ending(patient) != "badly":
        return
    probes = list(patient.probes())
    far = max((q for step in probes if (q := overshoot(step)) is not None), default=0.0)
    if far > TOO_FAR:
        smaller = _rate(patient) * fitting_share(probes, TENTH)
        times: str | float = "inf" if math.isinf(far) else far
        yield _large(patient, "large", times, "< 2", smaller, q=times)
    elif rose(run):
        smaller, first = _rate(patient) * TENTH, run.loss[0]
        largest = max(run.loss)
        yield _large(patient, "rose", largest, f"< {first:.3g}", smaller, first=first, largest=largest)
    elif (size := grown(patient)) is not None:
        yield _large(patient, "grown", size, "1", _rate(patient) * TENTH, size=size)
    elif 0 < far < TOO_SHORT and crawls(patient):
        yield _small(patient, run, far, _rate(patient) * fitting_share(probes, TENTH / far))


def _large(
    patient: Patient, kind: str, observed: str | float, expected: str, smaller: float, **values: str | float
) -> Finding:
    told: dict[str, Any] = {"rate": _rate(patient), "smaller": smaller, **values}
    return found("H01", "likely", kind, observed, expected, rank=0.15, explains=OF_LARGE, **told)


def _small(patient: Patient, run: Run, far: float, larger: float) -> Finding:
    return found(
        "H01",
        "likely",
        "small",
        far,
        f"> {TOO_SHORT}",
        rank=0.5,
        explains=("H02",),
        rate=_rate(patient),
        first=run.loss[0],
        last=final_loss(patient),
        epochs=run.epochs,
        larger=larger,
        share=f"{50 * far:.2g} %",
    )


def fitting_share(steps: Sequence[Step], share: float) -> float:
    """The first of ``share``, a tenth of it, a hundredth, … with which no step goes beyond the bottom.

    Examples
    --------
    >>> from clearprop import Dense, Network, SGD, step
    >>> net = Network([Dense([[2.0]])])
    >>> wild = step(net, [[3.0]], [[1.0]], loss="half_squared_error", optimizer=SGD(5.0))
    >>> round(fitting_share([wild], 0.1), 6)
    0.01
    """
    while share > SMALLEST and any((overshoot(step, share) or 0.0) > TO_THE_BOTTOM for step in steps):
        share *= TENTH
    return share


def grown(patient: Patient) -> float | None:
    """The size of the largest weights, where training broke off because of numbers without bounds."""
    if patient.run is None or patient.run.outcome != "not finite" or not patient.steps:
        return None
    weights = [W for layer in patient.steps[-1].layers if (W := usable(layer.W)) is not None]
    with np.errstate(all="ignore"):
        largest = max((float(np.abs(W).max()) for W in weights), default=0.0)
    return largest if largest > GROWN else None


def crawls(patient: Patient) -> bool:
    """Whether the loss fell to the very end, and there were steps enough to get somewhere."""
    assert patient.run is not None
    losses = patient.run.loss
    taken = patient.steps[-1].index if patient.steps else len(losses)
    if len(losses) < FEWEST_EPOCHS or taken < FEWEST_STEPS:
        return False
    return falling_share(losses) >= MOSTLY and late_share(losses) >= STILL_FALLING


def rose(run: Run) -> bool:
    """Whether the loss went up: beyond twice its beginning, or to where it is no number."""
    if not run.loss:
        return False
    return max(run.loss) > RISEN * run.loss[0] or not all(map(math.isfinite, run.loss))


def _rate(patient: Patient) -> float:
    """The learning rate of the last kept step, or the one at the start."""
    assert patient.run is not None
    if patient.steps and isinstance(patient.steps[-1].learning_rate, float):
        return patient.steps[-1].learning_rate
    return patient.run.settings.optimizer.rate(1)
