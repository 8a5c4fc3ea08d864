"""The loss that a program reports, told by its number: it is not always what the program trains."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from clearprop.doctor.evidence.judged import Judged
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.tape.tape import Tape

CLOSE = 1e-6
# How far from 0 and 1 people keep what they take logarithms of.
MARGINS = tuple(10.0**-k for k in range(4, 17))
FUSED = ("binary_cross_entropy", "cross_entropy")


def reported(tape: Tape, judged: Judged) -> bool:
    """Whether the program computes the cross-entropy of its answers, as a mean or a sum.

    One line must give it in every step that computes the line: with all answers at 0.5 a weighted mean is the
    plain one, too.
    """
    if judged.loss not in FUSED:
        return False
    wanted = [_wanted(step, judged.loss) for step in judged.steps]
    # A loss that is computed after the update is that of the next step's answers, where that was seen.
    following = [
        (step, numbers)
        for step, then, numbers in zip(judged.steps, judged.steps[1:], wanted[1:], strict=False)
        if _follows(step, then)
    ]
    return _always(tape, judged.steps, wanted) or _always(
        tape, [step for step, _ in following], [numbers for _, numbers in following]
    )


def _follows(step: StepFound, then: StepFound) -> bool:
    """Whether no round of the step loop came between two recorded steps."""
    one, other = step.step.round.context, then.step.round.context
    if not one or not other or one[:-1] != other[:-1]:
        return then.step.number == step.step.number + 1
    return other[-1].round == one[-1].round + 1


def _always(tape: Tape, steps: Sequence[StepFound], wanted: Sequence[list[float]]) -> bool:
    """Whether a site computes what is wanted in every step that computes it."""
    told = [_told(tape, step, numbers) for step, numbers in zip(steps, wanted, strict=False)]
    return any(all(each.get(site, True) for each in told) for sites in told for site in sites)


def reports_squares(tape: Tape, step: StepFound) -> bool:
    """Whether a step computes the sum or a mean of the squared errors, or half of it."""
    return step.y is not None and _computes(tape, step, _sizes(step, (step.layers[-1].a - step.y) ** 2))


def reports_absolutes(tape: Tape, step: StepFound) -> bool:
    """Whether a step computes the sum or a mean of the absolute errors."""
    return step.y is not None and _computes(tape, step, _sizes(step, np.abs(step.layers[-1].a - step.y)))


def _sizes(step: StepFound, terms: Array) -> list[float]:
    total, n = float(terms.sum()), len(step.layers[-1].a)
    return [share * each for each in (total, total / n, total / terms.size) for share in (1.0, 0.5)]


def _wanted(step: StepFound, loss: str) -> list[float]:
    """Give the cross-entropy, as it is and with answers that are kept away from 0 and 1, as sum and mean."""
    if step.y is None:
        return []
    found: list[float] = []
    for margin in (0.0, *MARGINS):
        kept = np.clip(step.layers[-1].a, margin, 1.0 - margin)
        if margin > 0.0 and np.array_equal(kept, step.layers[-1].a):
            continue
        total = _entropy(kept, step.y, loss)
        found += [total, total / len(kept), total / kept.size]
    return found


def _entropy(a: Array, y: Array, loss: str) -> float:
    with np.errstate(all="ignore"):
        terms: Array = -y * np.log(a)
        if loss == "binary_cross_entropy":
            terms = terms - (1 - y) * np.log(1 - a)
        return float(np.nansum(terms))


def _computes(tape: Tape, step: StepFound, wanted: list[float]) -> bool:
    return any(_told(tape, step, wanted).values())


def _told(tape: Tape, step: StepFound, wanted: list[float]) -> dict[int, bool]:
    """Tell for each site of a step that computes single numbers whether one of them is wanted."""
    sizes = [number for number in wanted if np.isfinite(number) and number != 0.0]
    found: dict[int, bool] = {}
    for number in step.step.round.nodes if sizes else ():
        node = tape.nodes[number]
        if node.kind == "apply" and isinstance(node.held, float | np.floating):
            is_wanted = any(abs(float(node.held) - each) <= CLOSE * abs(each) for each in sizes)
            found[node.site] = found.get(node.site, False) or is_wanted
    return found
