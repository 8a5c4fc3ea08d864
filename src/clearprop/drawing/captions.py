"""The words of a loss curve: what is drawn, what is not, and the numbers that matter.

Everything that the picture leaves out or bends is said here, because a picture cannot say it: a curve
that ends early, a zero on a logarithmic axis, a band that has no width.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.drawing.history import History, Values
from clearprop.drawing.scales import Scale
from clearprop.drawing.ticks import count_tick
from clearprop.formula.numbers import format_number
from clearprop.words import language, name_of, text

DIGITS = 3
_RISE = 1.1  # a highest validation loss is worth a word when it lies this far above the first one,
_WORSE = 1.02  # and a best epoch when the last one is this far above it


@dataclass(frozen=True)
class Mark:
    """A point of a curve that gets a dot and a few words."""

    epoch: int
    loss: float
    words: str


@dataclass(frozen=True)
class Captions:
    """All words of one loss curve but the title, in one language."""

    history: History
    losses: Scale
    epochs: Scale
    lang: str | None

    def title(self) -> str:
        """What the picture is, when the caller gives no title of his own."""
        return self._say("title", n=self.history.epochs)

    def subtitle(self) -> tuple[str, ...]:
        """The loss and its scale, then a line for everything that the picture does not show as it is."""
        first = self._say("subtitle_log" if self.losses.log else "subtitle", loss=self._loss())
        return (first, *self._notes())

    def epoch_axis(self) -> str:
        """The name of the horizontal axis."""
        return self._say("epoch_log" if self.epochs.log else "epoch")

    def empty(self) -> str:
        """What stands in place of curves when there are none."""
        return self._say("empty")

    def name(self, curve: str) -> str:
        """The label of ``mean``, ``smallest``, ``largest`` or ``validation``."""
        return self._say(curve)

    def marks(self) -> tuple[Mark, ...]:
        """The points to be named: the best epoch, and the peak of a validation loss that rose first."""
        return tuple(mark for mark in (self._best(), self._peak()) if mark)

    def description(self) -> str:
        """The picture in sentences, for those who do not see it."""
        between = " " if language(self.lang) == "en" else ""
        return between.join(self._sentences())

    def _say(self, key: str, **values: object) -> str:
        return text(f"draw.curves.{key}", self.lang, **values)

    def _loss(self) -> str:
        """The loss in words; one that has no words, as it was given."""
        name, bracket, value = self.history.loss.partition("(")
        words = name_of(f"loss.{name}", self.lang)
        return f"{words} {bracket}{value}" if bracket else words

    def _notes(self) -> Iterator[str]:
        history = self.history
        if history.reduction == "sum":
            yield self._say("sum")
        if not history.has_band and np.isfinite(history.mean).any():
            yield self._say("no_band")
        yield from self._gaps("mean", history.mean)
        if history.validation is not None:
            yield from self._gaps("validation", history.validation)
        yield from self._edges()
        if history.stopped:
            yield self._say("stopped", sentence=history.stopped)

    def _edges(self) -> Iterator[str]:
        """Say which losses lie outside the axis."""
        history = self.history
        band = (history.smallest, history.largest) if history.has_band else ()
        drawn = np.concatenate([*history.curves, *band])
        drawn = drawn[np.isfinite(drawn)]
        low, high = self.losses.low, self.losses.high
        if (drawn > high).any():
            yield self._say("upper_edge", loss=number(high).removeprefix("1 × "))
        if (drawn < low).any():
            yield self._say("lower_edge", loss=number(low).removeprefix("1 × "))

    def _gaps(self, curve: str, values: Values) -> Iterator[str]:
        """Say where a curve has no finite number: to its end, or here and there."""
        missing = np.flatnonzero(~np.isfinite(values))
        if not missing.size:
            return
        first = int(missing[0])
        found = number(float(values[first]))
        to_the_end = len(values) - first == missing.size
        yield self._say(
            "stops" if to_the_end else "gaps",
            curve=self.name(curve),
            found=found,
            epoch=count(first + 1),
            n=int(missing.size),
        )

    def _best(self) -> Mark | None:
        epoch, values = self.history.best_epoch, self.history.curves[-1]
        if epoch is None or not values[-1] / _WORSE > values[epoch - 1]:
            return None
        return self._mark("best", values, epoch - 1)

    def _peak(self) -> Mark | None:
        values = self.history.validation
        if values is None or not np.isfinite(values).any() or not np.isfinite(values[0]):
            return None
        highest = int(np.nanargmax(np.where(np.isfinite(values), values, -np.inf)))
        if highest in (0, len(values) - 1) or values[highest] / _RISE < values[0]:
            return None
        return self._mark("peak", values, highest)

    def _mark(self, key: str, values: Values, index: int) -> Mark | None:
        loss = float(values[index])
        if not np.isfinite(loss):
            return None
        return Mark(index + 1, loss, self._say(key, loss=number(loss), epoch=count(index + 1)))

    def _sentences(self) -> Iterator[str]:
        history = self.history
        known = np.flatnonzero(np.isfinite(history.mean))
        if not known.size:
            yield self.empty()
            return
        first, last = int(known[0]), int(known[-1])
        yield self._say(
            "says_mean",
            first=number(float(history.mean[first])),
            first_epoch=count(first + 1),
            last=number(float(history.mean[last])),
            last_epoch=count(last + 1),
        )
        if history.has_band:
            low, high = float(history.smallest[last]), float(history.largest[last])
            yield self._say("says_band", smallest=number(low), largest=number(high))
        if history.validation is not None and np.isfinite(history.validation).any():
            final = history.validation[np.isfinite(history.validation)][-1]
            yield self._say("says_validation", validation=number(float(final)))
        if history.stopped:
            yield self._say("stopped", sentence=history.stopped)


def number(value: float) -> str:
    """A loss as a label shows it: three digits."""
    return format_number(value, DIGITS)


def count(value: int) -> str:
    """A number of epochs as people write it: ``5000``, ``10 000``."""
    return count_tick(value).label
