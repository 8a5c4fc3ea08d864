"""A training that came to nothing: where the first number went wrong, and what to try."""

from __future__ import annotations

import numpy as np

from clearprop.record.address import Address
from clearprop.record.step import Step
from clearprop.training.finite import first_not_finite
from clearprop.training.tabular import Fit, Prepared
from clearprop.words import text

USUAL_RATE = 0.01
PER_EXAMPLE = ("z", "a", "da", "slope", "delta")


def why_not_finite(prepared: Prepared, fit: Fit, lang: str) -> str:
    """Name the step, the field and the row of the first number that is not finite, and a way out."""
    step = fit.run.steps[-1]
    address = first_not_finite(step)
    assert address is not None
    rate = step.learning_rate
    said = {
        "epoch": step.epoch,
        "address": address,
        "value": step[address],
        "rate": f"{rate:g}",
        "smaller": f"{min(rate / 10, USUAL_RATE):g}",
    }
    example = _example(step, address)
    if example is None:
        return text("cli.train.failed", lang, **said)
    row = int(prepared.rows.training[step.rows[example]])
    return text("cli.train.failed_at", lang, place=prepared.table.row_note(row).text(lang), **said)


def _example(step: Step, address: Address) -> int | None:
    """The example of the batch that a number belongs to, where it belongs to one."""
    if address.field in PER_EXAMPLE:
        return address.index[0]
    if address.field == "loss":
        wrong = np.flatnonzero(~np.isfinite(step.example_losses))
        return int(wrong[0]) if len(wrong) else None
    return None
