"""A06: units that answer 0 to every example, so that no error passes through them.

What it sees: a unit of an activation that is flat at 0 (ReLU) whose sum is below 0 for all known
examples.
Why it harms: its gradient is exactly 0; nothing can bring it back, and where all units of a layer are
dead nothing below it learns.
How to tell it from its look-alikes: a few dead units are usual in sound networks, and a small batch
leaves many units silent; so a whole layer must be dead, or half of it where training failed, and for ten
examples at least.
Source: Maas, Hannun, Ng (2013), ICML workshop; Lu, Shin, Su, Karniadakis (2020), Dying ReLU.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.ending import suspicion
from clearprop.doctor.health.found import found
from clearprop.doctor.health.layers import LayerView
from clearprop.doctor.health.patient import Patient

# By chance a unit is silent for ten examples once in a thousand times, where each is a toss of a coin.
FEWEST_EXAMPLES = 10
HALF = 0.5
# A rate that is too large kills units, so it is not explained by them.
EXPLAINS = ("A07", "N04", "H02", "D04")


def find(patient: Patient) -> Iterator[Finding]:
    """Give the first layer that is dead, or that is half dead where training failed."""
    for layer in patient.layers[:-1]:
        silent = dead_units(layer)
        units, n = layer.a.shape[1], len(layer.a)
        values = {"layer": layer.number, "dead": silent, "units": units, "n": n}
        observed, expected = f"{silent} / {units}", f"0 / {units}"
        if silent == units and (patient.whole or n >= FEWEST_EXAMPLES):
            yield found("A06", "proven", "all", observed, expected, rank=0.2, explains=EXPLAINS, **values)
            return
        sure = suspicion(patient)
        if sure is not None and silent > HALF * units and n >= FEWEST_EXAMPLES:
            yield found("A06", sure, "some", observed, expected, rank=0.25, **values)
            return


def dead_units(layer: LayerView) -> int:
    """How many units have answer 0 and slope 0 for every example."""
    slope = layer.slope
    if slope is None or not len(layer.a):
        return 0
    return int(np.count_nonzero(((layer.a == 0) & (slope == 0)).all(axis=0)))
