"""D01: inputs or targets that are far larger than 1, or columns of very different size.

What it sees: the root mean square of each column of x; of y where the output is not bounded.
Why it harms: the curvature of the loss grows with the square of the inputs, so that a rate which suits
one column is thousands of times too large or too small for another, and units saturate at the first step.
How to tell it from its look-alikes: pixels up to 16, or lengths in centimetres, train well; and where
training ended well nothing was wrong with the scale.
Source: LeCun, Bottou, Orr, Müller (1998), Efficient BackProp, section 4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.finding import Certainty, Finding
from clearprop.doctor.health.ending import suspicion
from clearprop.doctor.health.found import found
from clearprop.doctor.health.patient import Patient
from clearprop.numerics.arrays import Array

# A column of size 20 has 400 times the curvature of a standardised one; the usual rates bear about a
# hundred times.
LARGE = 20.0
# Sizes a thousand times apart are a condition number of a million.
APART = 1000.0
EXPLAINS = ("A06", "A07", "H01", "H02", "I02", "N01", "N04")


def find(patient: Patient) -> Iterator[Finding]:
    """Name the largest column, or the two that are farthest apart."""
    sure = suspicion(patient)
    if sure is None:
        return
    yield from _inputs(patient, sure)
    yield from _targets(patient, sure)


def _inputs(patient: Patient, sure: Certainty) -> Iterator[Finding]:
    if patient.x is None or patient.x.ndim != 2:
        return
    sizes = column_sizes(patient.x)
    varied = np.flatnonzero(sizes > 0)
    if not len(varied):
        return
    large, small = int(np.argmax(sizes)), int(varied[np.argmin(sizes[varied])])
    values = {"column": large, "size": float(sizes[large]), "other": small, "small": float(sizes[small])}
    if sizes[large] > LARGE:
        yield found("D01", sure, "large", float(sizes[large]), "1", rank=0.08, explains=EXPLAINS, **values)
    elif sizes[large] > APART * sizes[small]:
        yield found(
            "D01", sure, "apart", float(sizes[small]), "1", rank=0.08, explains=("H01", "H02"), **values
        )


def _targets(patient: Patient, sure: Certainty) -> Iterator[Finding]:
    if patient.y is None or patient.y.ndim != 2 or not patient.layers or patient.loss is None:
        return
    bounded = np.isfinite(patient.layers[-1].activation.bounds).all()
    sizes = column_sizes(patient.y)
    large = int(np.argmax(sizes))
    if not bounded and sizes[large] > LARGE:
        yield found(
            "D01",
            sure,
            "targets",
            float(sizes[large]),
            "1",
            rank=0.09,
            explains=EXPLAINS,
            column=large,
            size=float(sizes[large]),
        )


def column_sizes(array: Array) -> Array:
    """The root mean square of each column; numbers that are not finite are left out.

    Examples
    --------
    >>> column_sizes(np.array([[3.0, 0.0], [3.0, 2.0]])).round(2).tolist()
    [3.0, 1.41]
    """
    finite = np.isfinite(array)
    counts = np.maximum(finite.sum(axis=0), 1)
    with np.errstate(all="ignore"):
        squares: Array = np.sqrt(np.where(finite, np.square(array), 0.0).sum(axis=0) / counts)
    return squares
