"""How a training ended: well, badly, or not known.

What was measured on a training that ended well is no fault, however odd it looks: a wide column that did
no harm, units that are saturated because they are sure. So most checks accuse only where training ended
badly.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np

from clearprop.doctor.finding import Certainty
from clearprop.doctor.health.patient import Patient
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import Loss

Ending = Literal["well", "badly", "unknown"]

# A network that answers the same always has the loss of the baseline.  Less than a twentieth below it is
# what a few lucky steps give, not what was to be learned; weak but real signals (R² of 0.05) stay above.
GAINED = 0.95
# From the lowest loss that was reached back to three times of it, and half-way back to the baseline: lost
# again.
LOST_AGAIN, HALF_WAY = 3.0, 0.5
# A start may be lucky; who then moves by less than a hundredth has not trained.
STOOD_STILL = 0.99
# A batch tells the baseline of all examples to this factor.
FAR_ABOVE, FEWEST_EXAMPLES = 3.0, 4
# One example, or targets that are all alike: a constant answer is perfect, and says nothing of the training.
NOTHING_TO_LEARN = 1e-3


def ending(patient: Patient) -> Ending:
    """Judge how training ended."""
    run = patient.run
    if run is None:
        return "unknown"
    if run.outcome == "not finite":
        return "badly"
    if run.outcome == "tolerance":
        return "well"
    if not run.loss:
        return "unknown"
    last = final_loss(patient)
    if not math.isfinite(last):
        return "badly"
    base = baseline(patient)
    if base is None or base <= NOTHING_TO_LEARN * run.loss[0]:
        if last > FAR_ABOVE * (_guessed(patient) or last):
            return "badly"
        return "badly" if last > GAINED * run.loss[0] and len(run.loss) > 1 else "well"
    if last <= 0.0:
        return "well"
    lowest = min(run.loss)
    lost = last > LOST_AGAIN * lowest and last > HALF_WAY * base
    stood = last > STOOD_STILL * run.loss[0] and last > HALF_WAY * base
    return "badly" if last > GAINED * base or lost or stood else "well"


def _guessed(patient: Patient) -> float | None:
    """The baseline as far as one batch tells it."""
    y, loss = patient.y, patient.loss
    if y is None or loss is None or len(y) < FEWEST_EXAMPLES or not np.isfinite(y).all() or (y == y[0]).all():
        return None
    return constant_loss(loss, y)


def final_loss(patient: Patient) -> float:
    """The loss that training ended with: that of the best epoch where its weights were returned."""
    run = patient.run
    assert run is not None
    if run.settings.patience is not None and run.best_epoch is not None:
        return run.loss[run.best_epoch - 1]
    return run.loss[-1]


def suspicion(patient: Patient) -> Certainty | None:
    """How sure a finding may be that is a fault only if training fails: None where it ended well."""
    how_sure: dict[Ending, Certainty | None] = {"badly": "likely", "unknown": "hint", "well": None}
    return how_sure[ending(patient)]


def baseline(patient: Patient) -> float | None:
    """The loss of the best constant answer to all examples; None where the examples are not all known."""
    weighted = any(isinstance(step.example_weight, np.ndarray) for step in patient.steps)
    if patient.y is None or patient.loss is None or not patient.whole or weighted:
        return None
    if not np.isfinite(patient.y).all() or not patient.y.size:
        return None
    return constant_loss(patient.loss, patient.y)


def constant_loss(loss: Loss, y: Array) -> float:
    """The mean loss of an example where the answer is always the same, and the best such.

    That is the mean of the targets (the median for absolute errors); for probabilities, the shares.

    Examples
    --------
    >>> from clearprop.numerics.losses import loss
    >>> y = np.array([[0.0], [1.0], [1.0], [0.0]])
    >>> constant_loss(loss("half_squared_error"), y), round(constant_loss(loss("binary_cross_entropy"), y), 4)
    (0.125, 0.6931)
    """
    middle = np.median(y, axis=0) if loss.name == "absolute_error" else y.mean(axis=0)
    if loss.on_logits:
        share = np.clip(middle, 1e-12, 1 - 1e-12)
        middle = np.log(share) if loss.partner == "softmax" else np.log(share) - np.log1p(-share)
    with np.errstate(all="ignore"):
        return float(loss.value(np.broadcast_to(middle, y.shape).astype(y.dtype), y).mean())
