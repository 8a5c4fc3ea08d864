"""N04: errors that grow or shrink from layer to layer, so that the lowest layers get too much or nothing.

What it sees: the size of delta (root mean square over units and examples) at the first and at the last
layer, and the ratio of neighbours, as a geometric mean.
Why it harms: one learning rate cannot suit layers whose gradients differ ten thousand times.
How to tell it from its look-alikes: near the end of training all deltas are small, which leaves their
ratio as it was; a sigmoid, whose slope is a quarter at most, loses a factor of four to ten a layer, which
three layers bear.
Source: Glorot, Bengio (2010), AISTATS; Pascanu, Mikolov, Bengio (2013), On the difficulty of training
RNNs, ICML.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.ending import suspicion
from clearprop.doctor.health.found import found
from clearprop.doctor.health.patient import Patient
from clearprop.doctor.health.rebuilt import usable
from clearprop.record.step import Step

# Over the whole network ten thousand times, as Adam's square root still leaves a hundred; a layer three
# times.
WHOLE, A_LAYER = 1e4, 3.0
FEWEST_LAYERS = 3


def find(patient: Patient) -> Iterator[Finding]:
    """Say whether deltas vanish or explode on their way down."""
    sure = suspicion(patient)
    if sure is None or not patient.steps:
        return
    sizes = delta_sizes(patient.steps[-1])
    if len(sizes) < FEWEST_LAYERS or not all(np.isfinite(sizes)) or min(sizes[0], sizes[-1]) <= 0:
        return
    whole = sizes[0] / sizes[-1]
    a_layer = whole ** (1 / (len(sizes) - 1))
    kind = "vanish" if whole < 1 / WHOLE and a_layer < 1 / A_LAYER else ""
    kind = "explode" if whole > WHOLE and a_layer > A_LAYER else kind
    if kind:
        yield found(
            "N04",
            sure,
            kind,
            sizes[0],
            sizes[-1],
            rank=0.35,
            explains=("H01", "H02"),
            layers=len(sizes),
            first=sizes[0],
            last=sizes[-1],
            factor=a_layer if kind == "explode" else 1 / a_layer,
        )


def delta_sizes(step: Step) -> list[float]:
    """The root mean square of delta, layer by layer from the input; nothing where one was not seen.

    Examples
    --------
    >>> from clearprop.examples import worked_2_2_2
    >>> [round(size, 4) for size in delta_sizes(worked_2_2_2.step())]
    [0.0094, 0.1016]
    """
    deltas = [usable(layer.delta) for layer in step.layers]
    if any(delta is None for delta in deltas):
        return []
    with np.errstate(all="ignore"):
        return [float(np.sqrt(np.mean(np.square(delta)))) for delta in deltas if delta is not None]
