"""The losses that a program computes itself, told by their value; none of them need be what it trains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clearprop.numerics.losses import LOSSES
from clearprop.record.settings import Reduction
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.tape.tape import Tape

# A logarithm may have been kept from 0 by a tiny number.
CLOSE, CLOSE_LOGARITHM = 1e-9, 1e-6
REDUCTIONS: tuple[Reduction, ...] = ("mean", "sum")


@dataclass(frozen=True, slots=True)
class Reported:
    """A number of the program that is a loss of this step's predictions and targets.

    ``is_exact`` is False where something tiny was added under a logarithm.
    """

    loss: str
    reduction: Reduction
    node: int
    is_exact: bool = True


def reported(tape: Tape, step: StepFound) -> tuple[Reported, ...]:
    """Give the losses among the numbers that a step computed from its predictions, by all names that fit."""
    if step.y is None:
        return ()
    values = _values(step)
    after = tape.descendants(step.step.predictions, step.step.round.end)
    found = []
    for number in sorted(after):
        value = tape.nodes[number].held
        if isinstance(value, float | np.floating) and value > 0.0:
            for (loss, reduction), expected in values.items():
                close = CLOSE_LOGARITHM if "cross_entropy" in loss else CLOSE
                off = abs(float(value) - expected) / expected
                if off <= close:
                    found.append(Reported(loss, reduction, number, off <= CLOSE / 10))
    return tuple(found)


def _values(step: StepFound) -> dict[tuple[str, Reduction], float]:
    """Give every loss of a step that is a positive number."""
    last, y = step.layers[-1], np.asarray(step.y)
    found: dict[tuple[str, Reduction], float] = {}
    for name, kind in LOSSES.items():
        loss = kind()
        if loss.partner not in (None, last.activation.name):
            continue
        with np.errstate(all="ignore"):
            each = loss.value(last.z if loss.on_logits else last.a, y)
        for reduction in REDUCTIONS:
            total = float(each.mean() if reduction == "mean" else each.sum())
            if np.isfinite(total) and total > 0.0:
                found[name, reduction] = total
    return found
