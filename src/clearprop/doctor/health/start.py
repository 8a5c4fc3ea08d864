"""I02: weights that start far too large or far too small.

What it sees: in the first step, the gain of a layer: the root mean square of its weights times the root
of its inputs, which the usual starts set between 0.5 and 1.5; the spread of its sums; the first loss
against that of guessing (log C).
Why it harms: units saturate before the first step, or all signals die out on their way.
How to tell it from its look-alikes: zeros (the output layer may start at them, and equal units are I01);
a model of one layer, which is convex; trained weights, which may be large, so only a first step is
judged, and only where training failed or nobody knows.
Source: Glorot, Bengio (2010), AISTATS; He, Zhang, Ren, Sun (2015), ICCV.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.ending import constant_loss, suspicion
from clearprop.doctor.health.found import found
from clearprop.doctor.health.patient import Patient
from clearprop.doctor.health.rebuilt import usable
from clearprop.numerics.arrays import Array
from clearprop.record.step import Step

# Ten times the widest of the usual starts; a hundredth of the narrowest.
LARGE, SMALL = 15.0, 0.005
# With fewer weights a size that far off may be chance.
FEWEST_WEIGHTS = 4
FEWEST_LAYERS = 2


def find(patient: Patient) -> Iterator[Finding]:
    """Name the first layer whose weights start too large or too small."""
    step, sure = patient.first_step, suspicion(patient)
    if step is None or sure is None or len(step.layers) < FEWEST_LAYERS:
        return
    if any(usable(each) is None for each in (step.y, step.layers[-1].z, step.layers[-1].a)):
        return
    for number, layer in enumerate(step.layers, start=1):
        W = usable(layer.W)
        z = usable(layer.z)
        if W is None or z is None or W.size < FEWEST_WEIGHTS or not np.isfinite(W).all() or not W.any():
            continue
        size = gain(W)
        if SMALL <= size <= LARGE:
            continue
        kind = "large" if size > LARGE else "small"
        yield found(
            "I02",
            sure,
            kind,
            size,
            "1",
            rank=0.1,
            explains=("A05", "A06", "A07", "H01", "H02", "N01", "N04"),
            layer=number,
            gain=size,
            spread=float(np.std(z)),
            loss=mean_loss(step),
            guessing=guessing_loss(step),
        )
        return


def gain(W: Array) -> float:
    """How much wider sums are than inputs: ``√n_in`` times the root mean square of the weights.

    Examples
    --------
    >>> gain(np.full((4, 3), 0.5))
    1.0
    """
    return float(np.sqrt(len(W) * np.mean(np.square(W))))


def mean_loss(step: Step) -> float:
    """The mean loss of an example of the step."""
    with np.errstate(all="ignore"):
        return float(np.mean(step.example_losses))


def guessing_loss(step: Step) -> float:
    """The loss of whoever always gives the same best answer; log C for C classes, equally frequent."""
    return constant_loss(step.settings.loss, np.asarray(step.y, dtype=np.float64))
