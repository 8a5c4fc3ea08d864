"""A07: sums so far from 0 that the activation is flat there, and almost no error passes.

What it sees: the share of sums of a hidden layer at which the slope of a bounded activation is below a
thousandth: |z| above 6.9 for a sigmoid, above 4.1 for a tanh.
Why it harms: each such unit passes less than a thousandth of the error on.
How to tell it from its look-alikes: units of a trained network are flat where they are sure; so only a
layer that is flat for most examples counts, and only where training failed or nobody knows how it went.
Source: Glorot, Bengio (2010), Understanding the difficulty of training deep feedforward neural networks,
AISTATS.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.ending import ending, suspicion
from clearprop.doctor.health.found import found
from clearprop.doctor.health.layers import LayerView
from clearprop.doctor.health.patient import Patient

FLAT = 1e-3
# Where training failed, more than half of the sums; where nobody knows, nine of ten, because a network that
# has learned its task may be sure of most examples.
SHARE_FAILED, SHARE_UNKNOWN = 0.5, 0.9


def find(patient: Patient) -> Iterator[Finding]:
    """Give the first hidden layer that is flat."""
    sure = suspicion(patient)
    if sure is None:
        return
    most = SHARE_FAILED if ending(patient) == "badly" else SHARE_UNKNOWN
    for layer in patient.layers[:-1]:
        share = flat_share(layer)
        if share > most:
            yield found(
                "A07",
                sure,
                "flat",
                percent(share),
                f"< {percent(most)}",
                rank=0.3,
                explains=("N04",),
                layer=layer.number,
                share=percent(share),
                activation=layer.activation.name,
                z=float(np.abs(layer.z).mean()),
            )
            return


def flat_share(layer: LayerView) -> float:
    """The share of sums at which a bounded activation has hardly any slope; 0 for those that are not bounded.

    Examples
    --------
    >>> from clearprop.numerics.activations import Sigmoid
    >>> flat_share(LayerView(1, True, Sigmoid(), np.array([[0.0, 9.0]]), np.array([[0.5, 1.0]])))
    0.5
    """
    slope = layer.slope
    if slope is None or not slope.size or not np.isfinite(layer.activation.bounds).all():
        return 0.0
    return float(np.mean(slope < FLAT))


def percent(share: float) -> str:
    """A share as people write it."""
    return f"{100 * share:.0f} %"
