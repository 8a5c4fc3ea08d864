"""From losses and epochs to places in the picture.

Whether an axis is logarithmic is decided from the numbers: a loss that falls to a twentieth of where it
was needs one to stay readable, and so do the epochs when much of it happens in the first tenth of them.
The curves decide how far an axis reaches; single examples, which may lie many powers of ten away, do not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from clearprop.drawing.history import History, Values

LOG_RATIO = 20.0  # from which on the losses get a logarithmic axis
_EARLY = 0.4  # the part of the whole way that has to be gone in the first tenth of the epochs
_FEWEST_LOG_EPOCHS = 100
_NOTHING = 1e-300  # smaller losses lie on the line of 0: there are too few doubles for ticks between them
_LARGEST = float(np.finfo(np.float64).max)


@dataclass(frozen=True)
class Scale:
    """An axis: ``low`` is drawn at ``start``, ``high`` at ``end``; what lies outside is drawn on the edge."""

    low: float
    high: float
    log: bool = False
    start: float = 0.0
    end: float = 1.0

    def between(self, start: float, end: float) -> Scale:
        """The same axis at another place of the picture."""
        return replace(self, start=start, end=end)

    def __call__(self, values: Values) -> Values:
        """Where values are drawn, in the unit of the picture."""
        if self.low == self.high:
            return np.full(np.shape(values), (self.start + self.end) / 2)
        inside = np.clip(values, self.low, self.high)
        if self.log:
            low, high = math.log(self.low), math.log(self.high)
            part = (np.log(inside) - low) / (high - low)
        else:  # halves, because the difference of two doubles may be too large for one
            part = (inside / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return self.start + np.clip(part, 0, 1) * (self.end - self.start)

    def at(self, value: float) -> float:
        """Where one value is drawn."""
        return float(self(np.array([value]))[0])


def loss_scale(history: History) -> Scale:
    """The axis of the losses.

    It holds the mean and the validation whole, and the smallest and largest losses as far as they leave
    the curves room to be seen; what goes farther is drawn on the edge.  A loss of 0 on a logarithmic axis
    lies on its lower edge.
    """
    band = _finite(history.smallest, history.largest) if history.has_band else np.empty(0)
    curves = _finite(*history.curves)
    curves = curves if curves.size else band
    if curves.size == 0:
        return Scale(0.0, 1.0)
    every = np.concatenate([curves, band])
    peak, positive = float(curves.max()), curves[curves > 0]
    if every.min() < 0 or positive.size == 0:
        return Scale(*_linear_ends(float(every.min()), float(every.max())))
    valley = float(positive.min())
    if peak / LOG_RATIO < valley:
        return Scale(*_linear_ends(float(every.min()), _linear_top(peak, float(every.max()))))
    low, high = _log_reach(valley, peak, float(every[every > 0].min()), float(every.max()))
    if every.min() == 0:
        low = min(low, valley / 10)  # a loss of 0 is drawn lower than any positive one of the curves
    return Scale(*_log_ends(max(low, 5e-324), high), log=True)


def epoch_scale(history: History, losses: Scale) -> Scale:
    """The axis of the epochs, from 1 on; logarithmic where much of the way is gone in the first tenth."""
    last = history.epochs
    return Scale(1.0, float(max(last, 1)), log=_early(history, losses))


def _early(history: History, losses: Scale) -> bool:
    known = np.isfinite(history.mean)
    if history.epochs < _FEWEST_LOG_EPOCHS or not known[0]:
        return False
    places = losses(history.mean[known])
    tenth = np.flatnonzero(known) < history.epochs // 10
    whole = places.max() - places.min()
    return bool(whole > 0 and abs(places[tenth][-1] - places[0]) >= _EARLY * whole)


def _finite(*curves: Values) -> Values:
    together = np.concatenate(curves)
    return together[np.isfinite(together)]


def _linear_top(peak: float, largest: float) -> float:
    """As far as the largest loss of an example, unless that leaves the curves too little of the axis."""
    return largest if largest <= 3 * peak else min(2 * peak, _LARGEST)


def _log_reach(valley: float, peak: float, smallest: float, largest: float) -> tuple[float, float]:
    """From the smallest to the largest loss, unless that leaves the curves too little of the axis."""
    down, up = math.log10(valley), math.log10(peak)
    way = up - down
    low = smallest if down - math.log10(smallest) <= way else _power_of_ten(down - way / 2)
    high = largest if math.log10(largest) - up <= way / 2 else _power_of_ten(up + way / 4)
    return low, high


def _linear_ends(low: float, high: float) -> tuple[float, float]:
    """From 0 where the losses come down to less than half; a little air above, and below elsewhere."""
    size = max(abs(low), abs(high))
    if size < _NOTHING:
        return 0.0, 1.0
    if high / 2 - low / 2 <= 5e-6 * size:  # constant, as far as six digits show
        return (0.0, min(2 * high, _LARGEST)) if low > 0 else (max(2 * low, -_LARGEST), 0.0)
    air = 0.08 * (high / 2 - low / 2)
    top = min(high + air, _LARGEST) if high < _LARGEST - air else _LARGEST
    if 0 <= low <= high / 2:
        return 0.0, top
    return (low - air if low > air - _LARGEST else -_LARGEST), top


def _log_ends(low: float, high: float) -> tuple[float, float]:
    """Out to the next power of ten where that wastes little, else to the next 1, 2 or 5 times one."""
    most = 0.15 * (math.log10(high) - math.log10(low))
    down, up = math.floor(math.log10(low)), math.ceil(math.log10(high))
    bottom = _power(1, down)
    if math.log10(low) - down > most or bottom > low:
        bottom = max((n for n in (_power(f, down) for f in (1, 2, 5)) if n <= low), default=low)
    top = _power(1, up)
    if up - math.log10(high) > most or top < high:
        top = min((n for n in (_power(f, up - 1) for f in (1, 2, 5, 10)) if n >= high), default=high)
    return bottom or low, min(top, _LARGEST)


def _power_of_ten(exponent: float) -> float:
    return 10.0**exponent if exponent < 308 else _LARGEST


def _power(factor: int, exponent: int) -> float:
    """``factor × 10^exponent`` as people write it, to the last bit."""
    return float(f"{factor}e{exponent}")
