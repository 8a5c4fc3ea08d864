"""D03: data that cannot teach: gaps, inputs that never vary, the same input with different targets.

What it sees: the first number of x or y that is not finite; x whose rows are all the same; rows of x that
occur more than once with different targets, and the lowest loss that these allow.
Why it harms: one gap makes all weights nan; what is the same in all examples, or contradicts itself,
cannot be learned.
How to tell it from its look-alikes: a column of ones instead of a bias, pixels that are always 0 and rows
that repeat with the same target are harmless; contradictions count only where they explain most of the
loss that is left.
Source: Kuhn, Johnson (2013), Applied Predictive Modeling, chapter 3.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.ending import baseline, suspicion
from clearprop.doctor.health.found import found
from clearprop.doctor.health.patient import Patient
from clearprop.numerics.arrays import Array

# Where even the best answers leave this share of the loss of a constant answer, the data are the reason.
MOST_OF_THE_LOSS = 0.9
FEWEST_EXAMPLES = 2
# Rows that repeat may meet in a small batch by chance.
FEWEST_OF_A_BATCH = 10


def find(patient: Patient) -> Iterator[Finding]:
    """Look for gaps, then for inputs that are all alike, then for contradictions."""
    gaps = [gap for name in ("x", "y") if (gap := first_gap(name, getattr(patient, name))) is not None]
    if gaps:
        place, value = gaps[0]
        yield found(
            "D03", "proven", "gap", value, None, rank=0.01, explains=("N01", "H01"), place=place, value=value
        )
        return
    x, y, sure = patient.x, patient.y, suspicion(patient)
    if x is None or y is None or sure is None or len(x) < FEWEST_EXAMPLES or (y == y[0]).all():
        return
    if (x == x[0]).all() and (patient.whole or len(x) >= FEWEST_OF_A_BATCH):
        yield found("D03", "proven", "same", rank=0.02, explains=("H01", "H02", "D04"), n=len(x))
        return
    base = baseline(patient)
    share = contradiction(x, y)
    if base is not None and share > MOST_OF_THE_LOSS:
        percent = f"{100 * share:.0f} %"
        yield found(
            "D03",
            sure,
            "contradicts",
            percent,
            "0 %",
            rank=0.07,
            explains=("H01", "H02", "D04"),
            share=percent,
        )


def first_gap(name: str, array: Array | None) -> tuple[str, str] | None:
    """The address and the value of the first number that is not finite.

    Examples
    --------
    >>> first_gap("x", np.array([[1.0, np.nan]]))
    ('x[0, 1]', 'nan')
    """
    if array is None or np.isfinite(array).all():
        return None
    index = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
    return f"{name}[{', '.join(map(str, index))}]", str(array[index])


def contradiction(x: Array, y: Array) -> float:
    """The part of the variance of y that rows with equal x do not agree about; 0 where all rows differ.

    Examples
    --------
    >>> contradiction(np.array([[1.0], [1.0], [2.0]]), np.array([[0.0], [1.0], [1.0]])).__round__(2)
    0.75
    """
    whole = float(np.square(y - y.mean(axis=0)).sum())
    groups = np.unique(x, axis=0, return_inverse=True)[1].reshape(-1)
    counts = np.bincount(groups)
    means = np.stack([np.bincount(groups, column) / counts for column in y.T], axis=1)
    return float(np.square(y - means[groups]).sum()) / whole if whole > 0 else 0.0
