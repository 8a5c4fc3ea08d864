"""The two axes of a curve: hairlines across for the losses, a line below with marks for the epochs."""

from __future__ import annotations

from clearprop.drawing.extents import text_width
from clearprop.drawing.primitives import Box, Line, Primitive, Text
from clearprop.drawing.scales import Scale
from clearprop.drawing.ticks import Tick, count_tick, integer_ticks, linear_ticks, log_ticks

SIZE = 12.0
_ROW, _MOST_ROWS = 36.0, 7  # between hairlines, at least; and how many there are at most
_MOST_EPOCHS = 11  # labels of a linear axis of epochs
_AIR = 14.0  # between two labels of the epoch axis
_EVERY_POWER = 99  # no training has as many powers of ten of epochs
_LABEL_GAP = 10.0  # between a label and the picture that it belongs to


def loss_ticks(scale: Scale, height: float) -> tuple[Tick, ...]:
    """As many round losses as have room one above the other."""
    most = max(3, min(_MOST_ROWS, int(height // _ROW)))
    return (log_ticks if scale.log else linear_ticks)(scale.low, scale.high, most)


def label_room(ticks: tuple[Tick, ...]) -> float:
    """How much room the labels of the losses need, left of the picture."""
    return max(text_width(tick.label, SIZE) for tick in ticks) + _LABEL_GAP if ticks else 0.0


def last_label_room(scale: Scale) -> float:
    """How far the label of the last epoch stands out at the right."""
    return text_width(count_tick(int(scale.high)).label, SIZE) / 2


def loss_axis(scale: Scale, ticks: tuple[Tick, ...], room: Box) -> tuple[Primitive, ...]:
    """A hairline for each tick, its label at the left."""
    shapes: list[Primitive] = []
    for tick in ticks:
        y = scale.at(tick.value)
        shapes.append(Line(room.left, y, room.right, y, stroke="rule"))
        shapes.append(Text(room.left - _LABEL_GAP, y + 4, tick.label, SIZE, "end", role="soft"))
    return tuple(shapes)


def epoch_axis(scale: Scale, bottom: float, name: str) -> tuple[Primitive, ...]:
    """The line below, with a mark and a label for each tick, and the name of the axis under it."""
    shapes: list[Primitive] = [Line(scale.start, bottom, scale.end, bottom, stroke="control")]
    for tick in epoch_ticks(scale):
        x = scale.at(tick.value)
        shapes.append(Line(x, bottom, x, bottom + 5, stroke="control"))
        shapes.append(_label(tick, x, bottom))
    middle = (scale.start + scale.end) / 2
    return (*shapes, Text(middle, bottom + 44, name, SIZE, "middle", role="soft"))


def epoch_ticks(scale: Scale) -> tuple[Tick, ...]:
    """Round epochs and both ends; a round one that has no room between its neighbours is left out."""
    last = int(scale.high)
    if scale.log:
        ticks = tuple(count_tick(int(tick.value)) for tick in log_ticks(1.0, scale.high, _EVERY_POWER))
        ticks = (*(tick for tick in ticks if tick.value < last), count_tick(last))
    else:
        widest = text_width(count_tick(last).label, SIZE) + 2 * _AIR
        ticks = integer_ticks(last, max(3, min(_MOST_EPOCHS, int((scale.end - scale.start) // widest))))
    kept, final = [ticks[0]], ticks[-1]
    for tick in ticks[1:-1]:
        if not _touch(scale, kept[-1], tick) and not _touch(scale, tick, final):
            kept.append(tick)
    return tuple(kept) if len(ticks) == 1 else (*kept, final)


def _touch(scale: Scale, one: Tick, other: Tick) -> bool:
    return _box(scale, one).touches(_box(scale, other), _AIR)


def _box(scale: Scale, tick: Tick) -> Box:
    return _label(tick, scale.at(tick.value), 0.0).box


def _label(tick: Tick, x: float, bottom: float) -> Text:
    return Text(x, bottom + 20, tick.label, SIZE, "middle", role="soft")
