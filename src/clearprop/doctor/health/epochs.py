"""H02: training stopped while the loss was still on its way down.

What it sees: training failed although the loss fell epoch by epoch, and the last fifth of the epochs
brought at least half of what an even fall would have brought.
Why it harms: the network has not yet learned what it can.
How to tell it from its look-alikes: a curve that has levelled off; a run that was interrupted on purpose.
Source: Prechelt (1998), Early stopping, but when?, Neural Networks: Tricks of the Trade.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.finding import Finding
from clearprop.doctor.health.ending import ending
from clearprop.doctor.health.falling import falling_share, late_share
from clearprop.doctor.health.found import found
from clearprop.doctor.health.patient import Patient

FEWEST_EPOCHS = 3
# A fifth is an even fall; half of it leaves room for a curve that slows down and is not done.
STILL_FALLING = 0.1
# Of small batches one epoch in five may rise by chance.
MOSTLY = 0.8


def find(patient: Patient) -> Iterator[Finding]:
    """Say whether more epochs are what is missing."""
    run = patient.run
    if run is None or run.outcome != "all epochs" or ending(patient) != "badly":
        return
    if len(run.loss) < FEWEST_EPOCHS or falling_share(run.loss) < MOSTLY:
        return
    late = late_share(run.loss)
    # Where the examples that were set aside were best long before the end, more epochs make it worse.
    overdone = bool(run.validation_loss) and late_share(run.validation_loss) <= 0
    if late >= STILL_FALLING and not overdone:
        yield found(
            "H02",
            "likely",
            "falling",
            f"{100 * late:.0f} %",
            f"< {100 * STILL_FALLING:.0f} %",
            rank=0.6,
            epochs=run.epochs,
            first=run.loss[0],
            last=run.loss[-1],
            late=f"{100 * late:.0f} %",
            more=10 * run.epochs,
        )
