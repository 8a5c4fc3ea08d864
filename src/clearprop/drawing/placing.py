"""Where the words of a picture go, so that none stands on another and each is near what it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from clearprop.drawing.history import Values
from clearprop.drawing.primitives import Box, Point, Text

_STEP = 2.0  # how finely lines are looked at
_GAP = 3.0  # between a note and anything else


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Move places apart until neighbours are ``gap`` from each other, as little as possible.

    Keeps the order, and keeps all between ``low`` and ``high`` as long as they fit there; if they do not,
    the last ones go beyond ``high``.  (Neighbours that are too near are moved as one group to the place
    where their squared moves add up to least.)

    Examples
    --------
    >>> spread([10, 12, 50], gap=8, low=0, high=60)
    (7.0, 15.0, 50.0)
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    # Without the gaps between them, places that must not come too near are numbers that must not fall.
    level = [max(low, min(high, wanted[i])) - gap * rank for rank, i in enumerate(order)]
    groups: list[list[float]] = []
    for place in level:
        groups.append([place])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    most = max(low, high - gap * (len(wanted) - 1))
    flat = [max(low, min(most, _mean(group))) for group in groups for _ in group]
    places = [0.0] * len(wanted)
    for rank, i in enumerate(order):
        places[i] = flat[rank] + gap * rank
    return tuple(places)


def place_note(
    words: str,
    size: float,
    at: Point,
    room: Box,
    lines: Iterable[tuple[Values, Values]],
    taken: Iterable[Box],
) -> Text | None:
    """Find a place for a note near the point that it speaks of.

    Tries places above and below, near and far, and takes the one that covers least of the curves and is
    nearest.  ``None`` when every place would cover something in ``taken``, or leave ``room``.

    Parameters
    ----------
    words, size : the note and its font size
    at          : the point
    room        : what it must stay within
    lines       : the curves, each as the x and the y of its points
    taken       : boxes that must not be touched
    """
    xs, ys = _fine_points(lines)
    blocked = tuple(taken)
    best: tuple[float, Text] | None = None
    for rise in (-14, 24, -24, 36, -36, 50, -50, 66, -66, 84, -84):
        for shift in (0, -0.3, 0.3, -0.55, 0.55):
            text = _candidate(words, size, (at[0], at[1] + rise), shift, room)
            box = text.box
            if not room.contains(box) or any(box.touches(other, _GAP) for other in blocked):
                continue
            covered = np.count_nonzero(
                (xs > box.left - _GAP)
                & (xs < box.right + _GAP)
                & (ys > box.top - _GAP)
                & (ys < box.bottom + _GAP)
            )
            penalty = covered + 0.15 * abs(rise) + 8 * abs(shift)
            if best is None or penalty < best[0]:
                best = penalty, text
    return None if best is None else best[1]


def _candidate(words: str, size: float, at: Point, shift: float, room: Box) -> Text:
    """The note centred at a place, moved sideways by a part of its width and back into the room."""
    text = Text(at[0], at[1], words, size, "middle")
    width = text.box.width
    x = at[0] + shift * width
    x = min(max(x, room.left + width / 2), room.right - width / 2)
    return Text(x, at[1], words, size, "middle")


def _fine_points(lines: Iterable[tuple[Values, Values]]) -> tuple[Values, Values]:
    """Points so near to each other along every line that none can pass a box unseen."""
    parts_x, parts_y = [np.empty(0)], [np.empty(0)]
    for x, y in lines:
        if len(x) == 0:
            continue
        length = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
        along = np.arange(0.0, length[-1] + _STEP, _STEP)
        parts_x.append(np.interp(along, length, x))
        parts_y.append(np.interp(along, length, y))
    return np.concatenate(parts_x), np.concatenate(parts_y)


def _mean(group: Sequence[float]) -> float:
    return sum(group) / len(group)
