"""Whether a change of a program did it good: our own loss clearly better, and its own number not worse."""

from __future__ import annotations

import math
from dataclasses import dataclass

from clearprop.doctor.candidate import By
from clearprop.doctor.metrics import WHOLE, Metric
from clearprop.doctor.outcome import Outcome
from clearprop.doctor.series import series, undone

# A cure takes away at least this part of what was left of the loss.
CLEAR = 0.3
SAME = 1e-9


@dataclass(frozen=True)
class Gain:
    """What a change did.  ``loss`` names what was compared; ``clear`` and ``worse`` exclude each other."""

    loss: str | None
    before: float
    after: float
    clear: bool
    worse: bool


def gain(before: Outcome, after: Outcome, name: str | None = None, by: By = "loss") -> Gain:
    """Compare two runs, by a loss of this name if both have it, or by what they report.

    A run that crashed, or whose loss is no number, is worse than any other; what was cut short proves
    nothing.
    """
    loss = before.loss(name, after)
    start, end = before.end(loss), after.end(loss)
    if after.failed is not None or after.cut:
        return Gain(loss, start, end, False, True)
    spoilt = _spoilt(before, after)
    if before.cut and before.failed is None:
        return Gain(loss, start, end, False, False)
    if before.failed is not None:
        learned = loss is None or math.isfinite(end)
        return Gain(loss, start, end, learned and not _is_nan(after), False)
    if by == "report":
        return Gain(loss, start, end, *_reported(before, after))
    if loss is None:
        return Gain(None, start, end, False, spoilt)
    worse = spoilt or not math.isfinite(end) or (math.isfinite(start) and end > start * (1.0 + CLEAR) + SAME)
    begun = min((each.losses[loss][0] for each in (before, after)), default=math.nan)
    return Gain(loss, start, end, _falls(start, end, begun) and not worse, worse)


def _spoilt(before: Outcome, after: Outcome) -> bool:
    """Whether a number that the program prints is worse, or one that fell no longer does.

    Where clearly more is right of all, other numbers may mislead: one answer for everything finds all of its
    class, and a loss that is summed while training goes on is low where each example follows one of its kind.
    """
    pairs = {
        word: (then, after.metrics[word]) for word, then in before.metrics.items() if word in after.metrics
    }
    whole = [pairs[word] for word in pairs if word in WHOLE]
    if any(_is_clear(*pair) for pair in whole):
        return any(then.worse(now) for then, now in whole)
    worse = any(then.worse(now) for then, now in pairs.values())
    return worse or undone(series(before.stdout), series(after.stdout))


def _falls(start: float, end: float, begun: float) -> bool:
    """Whether a loss ends clearly lower than before; than training began, where before it was lost."""
    if not math.isfinite(end):
        return False
    if not math.isfinite(start):
        return not math.isfinite(begun) or end <= begun + SAME
    return end <= (1.0 - CLEAR) * start - SAME


def _reported(before: Outcome, after: Outcome) -> tuple[bool, bool]:
    """Say whether what both runs report is clearly better, and whether it is worse.

    Shares of right answers come first: with other examples, a loss of training may rightly rise.
    """
    pairs = [
        (metric, after.metrics[word]) for word, metric in before.metrics.items() if word in after.metrics
    ]
    shares = [pair for pair in pairs if pair[0].better == "higher"]
    chosen = shares or pairs
    worse = any(then.worse(now) for then, now in chosen)
    return not worse and any(_is_clear(then, now) for then, now in chosen), worse


def _is_clear(then: Metric, now: Metric) -> bool:
    """Whether a clear part of what was left is gone: of a share of right answers, the wrong ones."""
    if not now.worse(then):
        return False
    before, after = then.value, now.value
    if then.better == "higher" and 0.0 <= before <= 1.0 and 0.0 <= after <= 1.0:
        return 1.0 - after <= (1.0 - CLEAR) * (1.0 - before)
    return abs(after - before) >= CLEAR * max(abs(before), SAME)


def _is_nan(after: Outcome) -> bool:
    return any(metric.value != metric.value for metric in after.metrics.values())
