"""I01: hidden units with the same weights in and out, which get the same gradients for ever.

What it sees: units of a hidden layer whose incoming weights, bias and outgoing weights are equal to the
last bit, and, where a step is known, whose gradients are.
Why it harms: they compute the same and are changed alike; together they do the work of one.
How to tell it from its look-alikes: a zero start of the output layer leaves the incoming weights
different; dropout tells units apart; layers that do not train are as somebody wanted them; a network of
identities with one output is one straight line whatever its units are, so nothing is lost there.
Source: Goodfellow, Bengio, Courville (2016), Deep Learning, section 8.4.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.found import found
from clearprop.doctor.health.patient import Patient
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.record.step import LayerStep, Step

EXPLAINS = ("A05", "A06", "A07", "A08", "D01", "D04", "H01", "H02", "I02", "N04")


def find(patient: Patient) -> Iterator[Finding]:
    """Give the first hidden layer in which units are alike."""
    network = patient.network
    if network is None or is_one_line(network):
        return
    for number in range(1, len(network)):
        alike = largest_group(network.layers[number - 1], network.layers[number])
        if alike > 1 and _gradients_too(patient, number, alike):
            units = network.layers[number - 1].n_out
            yield found(
                "I01",
                "proven",
                "alike",
                f"{units - alike + 1}",
                f"{units}",
                rank=0.05,
                explains=EXPLAINS,
                layer=number,
                alike=alike,
                units=units,
            )
            return


def is_one_line(network: Network) -> bool:
    """Whether every layer is linear and there is one answer: then equal units cost nothing."""
    return network.sizes[-1] == 1 and all(layer.activation.name == "identity" for layer in network)


def largest_group(layer: Dense, above: Dense) -> int:
    """How many units of a layer are equal in all their weights, in the largest such group.

    Examples
    --------
    >>> largest_group(Dense([[1.0, 2.0, 1.0]]), Dense([[3.0], [3.0], [3.0]]))
    2
    """
    if layer.dropout or not layer.trainable:
        return 1
    b = np.zeros(layer.n_out) if layer.b is None else np.broadcast_to(layer.b, layer.n_out)
    columns = np.column_stack([layer.W.T, b, above.W]) + 0.0  # -0.0 becomes 0.0
    return int(np.unique(columns, axis=0, return_counts=True)[1].max())


def _gradients_too(patient: Patient, number: int, alike: int) -> bool:
    """Whether the last step, where it was seen, gives as many units the same gradients."""
    if not patient.steps:
        return True
    step: Step = patient.steps[-1]
    below, above = step.layers[number - 1], step.layers[number]
    return _equal_gradients(below, above) >= alike


def _equal_gradients(below: LayerStep, above: LayerStep) -> int:
    if not isinstance(below.dW, np.ndarray) or not isinstance(above.dW, np.ndarray):
        return below.W.shape[1]
    columns = np.column_stack([below.dW.T, above.dW]) + 0.0
    # Sums of equal terms may differ in their last digits where a product is taken block by block.
    digits = 10 if columns.dtype == np.float64 else 4
    scale = float(np.abs(columns).max()) or 1.0
    return int(np.unique(np.round(columns / scale, digits), axis=0, return_counts=True)[1].max())
