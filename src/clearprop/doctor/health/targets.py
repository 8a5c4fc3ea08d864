"""A03 and A04: targets that the output cannot give, whatever the weights are.

What it sees: targets outside of the range of the last activation; labels written in another form than the
output's (-1 and 1, or class numbers, for an output from 0 to 1; a softmax whose rows of targets do not
sum to 1, or with a single unit, which always answers 1).
Why it harms: the loss has a floor above 0 that no training can pass.
How to tell it from its look-alikes: a bound that is reached (0 and 1 of a sigmoid) is only far away; a
few targets just beyond it cost less than a hundredth of the variance, and are left alone.
Source: the ranges of the activations; Bishop (2006), Pattern Recognition and Machine Learning, section
4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.found import found
from clearprop.doctor.health.patient import Patient
from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array

# The part of the variance of the targets that stays as error at best.
FLOOR = 0.01
MOST_CLASSES = 20
FEWEST_CLASSES = 3
EXPLAINS = ("A05", "A07", "D01", "D04", "H01", "H02")


def find(patient: Patient) -> Iterator[Finding]:
    """Compare the targets with what the last layer can answer."""
    output = _output(patient)
    if output is None:
        return
    activation, units = output
    if activation.name == "softmax" and units == 1:
        yield found("A04", "proven", "one_unit", "1", None, rank=0.03, explains=EXPLAINS)
        return
    y = patient.y
    if y is None or not y.size or not np.isfinite(y).all():
        return
    form = label_form(activation, y)
    if form is not None:
        kind, observed, expected = form
        yield found(
            "A04",
            "proven",
            kind,
            observed,
            expected,
            rank=0.03,
            explains=("A03", *EXPLAINS),
            activation=activation.name,
        )
    elif floor(activation, y) > FLOOR:
        low, high = activation.bounds
        worst = float(y.min()) if low - y.min() > y.max() - high else float(y.max())
        outside = int(np.count_nonzero(((y < low) | (y > high)).any(axis=1)))
        expected = f"{low:.3g} … {high:.3g}"
        yield found(
            "A03",
            "proven",
            "outside",
            worst,
            expected,
            rank=0.03,
            explains=EXPLAINS,
            activation=activation.name,
            target=worst,
            bounds=expected,
            outside=outside,
            n=len(y),
        )


def _output(patient: Patient) -> tuple[Activation, int] | None:
    if patient.network is not None:
        return patient.network.layers[-1].activation, patient.network.sizes[-1]
    if patient.layers:
        return patient.layers[-1].activation, patient.layers[-1].a.shape[1]
    return None


def label_form(activation: Activation, y: Array) -> tuple[str, str, str] | None:
    """Whether the targets are labels of another form: the kind, what they are, what they should be.

    Examples
    --------
    >>> from clearprop.numerics.activations import Sigmoid
    >>> label_form(Sigmoid(), np.array([[-1.0], [1.0]]))
    ('signs', '-1, 1', '0, 1')
    """
    if activation.name not in ("sigmoid", "softmax"):
        return None
    values = np.unique(y)
    if values.tolist() == [-1.0, 1.0]:
        return "signs", "-1, 1", "0, 1"
    counted = len(values) >= FEWEST_CLASSES and (values == np.arange(len(values))).all()
    if activation.name == "sigmoid" and y.shape[1] == 1 and counted and len(values) <= MOST_CLASSES:
        return "numbers", f"0 … {len(values) - 1}", "0, 1"
    sums = y.sum(axis=1)
    if activation.name == "softmax" and np.abs(sums - 1).max() > FLOOR:
        wrong = float(sums[np.argmax(np.abs(sums - 1))])
        return "sums", f"{wrong:.3g}", "1"
    return None


def floor(activation: Activation, y: Array) -> float:
    """The squared error that is left at best, as a part of the variance of the targets.

    Examples
    --------
    >>> from clearprop.numerics.activations import Relu, Tanh
    >>> floor(Tanh(), np.array([[0.0], [2.0]])), floor(Relu(), np.array([[0.0], [2.0]]))
    (0.5, 0.0)
    """
    low, high = activation.bounds
    left = float(np.square(y - np.clip(y, low, high)).sum())
    whole = float(np.square(y - y.mean(axis=0)).sum())
    return 0.0 if left == 0 else left / whole if whole > 0 else 1.0
