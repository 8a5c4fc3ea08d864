"""D04: one class is so frequent that the network answers it always.

What it sees: targets that are classes, one of which has most examples; the network answers this one to
every example, so that its accuracy is exactly the share of that class, and its outputs are near the
shares of the classes.
Why it harms: the accuracy looks good, and the rare classes are never found.
How to tell it from its look-alikes: a fresh network answers one class too, but not with the shares of the
classes as outputs; with balanced classes a constant answer has other reasons.
Source: He, Garcia (2009), Learning from imbalanced data, IEEE TKDE 21, 1263-1284.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from clearprop.doctor.finding import Certainty, Finding
from clearprop.doctor.health.ending import ending
from clearprop.doctor.health.found import found
from clearprop.doctor.health.patient import Patient
from clearprop.numerics.arrays import Array

Codes = NDArray[np.intp]

UNBALANCED = 0.75
# How far the mean output may be from the share of a class for a network that has learned the shares and no
# more.
NEAR = 0.1
FEWEST_EXAMPLES = 20


def find(patient: Patient) -> Iterator[Finding]:
    """Say whether only the frequent class is answered."""
    y, answers = patient.y, patient.prediction
    if y is None or answers is None or y.shape != answers.shape or len(y) < FEWEST_EXAMPLES:
        return
    codes = class_codes(y)
    if codes is None:
        return
    counts = np.bincount(codes)
    share = float(counts.max() / len(y))
    answered = answered_codes(answers)
    only = bool((answered == counts.argmax()).all())
    near = bool((np.abs(answers.mean(axis=0) - y.mean(axis=0)) < NEAR).all())
    if only and near and share >= UNBALANCED and share < 1.0:
        accuracy = f"{100 * share:.4g} %"
        sure: Certainty = "likely" if ending(patient) == "badly" else "hint"
        yield found(
            "D04",
            sure,
            "frequent",
            accuracy,
            accuracy,
            rank=0.4,
            explains=("H02",),
            label=int(counts.argmax()),
            accuracy=accuracy,
            missed=int(len(y) - counts.max()),
        )


def class_codes(y: Array) -> Codes | None:
    """The class of each example where the targets are classes: one column of 0 and 1, or one 1 a row.

    Examples
    --------
    >>> class_codes(np.array([[0.0, 1.0], [1.0, 0.0]])).tolist(), class_codes(np.array([[0.5]]))
    ([1, 0], None)
    """
    if not np.isin(y, (0.0, 1.0)).all():
        return None
    if y.shape[1] == 1:
        return y[:, 0].astype(np.intp)
    return np.argmax(y, axis=1) if (y.sum(axis=1) == 1).all() else None


def answered_codes(answers: Array) -> Codes:
    """The class that each row of outputs stands for: above a half, or the largest."""
    if answers.shape[1] == 1:
        return (answers[:, 0] > 0.5).astype(np.intp)
    largest: Codes = np.argmax(answers, axis=1)
    return largest
