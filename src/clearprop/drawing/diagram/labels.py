"""Where the numbers on the edges go, so that none touches another, a unit, or the text under a unit.

A label stands horizontally on its own edge; only how far along the edge is free.  Each of 37 places is given
a penalty, and the labels take turns in moving to their best place, from several fixed starts.  If there is
no room for all, those of the largest numbers stay, as many as there is room for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clearprop.drawing.primitives import Box

Values = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]

ALONG: Values = np.linspace(0.14, 0.86, 37)
"""The places of a label, as parts of the way from one unit's centre to the other's."""

HEIGHT = 18.0
GAP_LABEL, GAP_UNIT = 3.0, 4.0
_NEAR = 9.0
_TOUCHING, _BLOCKED, _COVERING, _CLOSE, _ASIDE = 300.0, 1000.0, 8.0, 1.5, 0.6
_SWEEPS = 12
_NOWHERE: Places = np.empty(0, dtype=np.intp)
# The places that labels start from, taken in turn by one label after the other.
_STARTS = ((18,), (18, 9, 27), (6, 30), (0, 12, 24, 36), (32, 22, 14, 4, 27, 9))


@dataclass(frozen=True)
class Obstacles:
    """What labels keep away from: round units, and boxes of text."""

    centres: Sequence[tuple[float, float]]
    radius: float
    boxes: Sequence[Box]


def place_labels(
    edges: Values, labelled: Sequence[int], widths: Sequence[float], obstacles: Obstacles, every: bool = False
) -> dict[int, float]:
    """Find a place for the labels of one layer's edges.

    Parameters
    ----------
    edges     : (m, 4) from the centre of one unit to that of another: x1, y1, x2, y2
    labelled  : which of them want a label, the most important first
    widths    : how wide those labels are, in the same order
    obstacles : what must not be touched
    every     : give up at once where there is no room for all

    Returns
    -------
    For each edge that got a label, how far along it stands. When there is no room for all, the first so many
    of ``labelled`` get one.

    Examples
    --------
    >>> crossing = np.array([[0.0, 0.0, 200.0, 100.0], [0.0, 100.0, 200.0, 0.0]])
    >>> places = place_labels(crossing, [1, 0], [40.0, 40.0], Obstacles((), 0.0, ()))
    >>> {edge: round(along, 2) for edge, along in places.items()}
    {1: 0.34, 0: 0.34}
    """
    if not labelled:
        return {}
    room = _Room.of(edges, np.array(labelled), np.array(widths), obstacles)
    places = room.all_settled() if every else room.most_settled()
    return {edge: float(ALONG[place]) for edge, place in zip(labelled, places.tolist(), strict=False)}


@dataclass(frozen=True, eq=False)
class _Room:
    """Every label at every place: its box, its own penalty, and whether it may stand there at all."""

    x: Values  # (labels, places), the centres
    y: Values
    reach: Values  # (labels, labels), how near two may stand beside each other; none touches itself
    penalty: Values  # (labels, places)
    free: Flags

    @classmethod
    def of(cls, edges: Values, labelled: Places, widths: Values, obstacles: Obstacles) -> _Room:
        x1, y1, x2, y2 = edges[labelled].T
        x = x1[:, None] + ALONG * (x2 - x1)[:, None]
        y = y1[:, None] + ALONG * (y2 - y1)[:, None]
        half = widths / 2
        free = ~_blocked(x, y, half, obstacles) & _between(x, half, x1, x2)
        distance = _distances(x, y, half, edges)
        foreign = np.arange(len(edges)) != labelled[:, None, None]
        covered = (foreign & (distance <= 0)).sum(axis=2)
        near = (foreign & (distance > 0) & (distance < _NEAR)).sum(axis=2)
        aside = np.abs(ALONG - 0.5) * 10  # in tenths of the way
        penalty = _BLOCKED * ~free + _COVERING * covered + _CLOSE * near + _ASIDE * aside
        reach = half[:, None] + half + GAP_LABEL
        np.fill_diagonal(reach, -1.0)
        return cls(x, y, reach, penalty, free)

    def all_settled(self) -> Places:
        """Places for all labels that touch nothing, from the best start; none where none are found."""
        count = len(self.x)
        if self._homeless() < count:
            return _NOWHERE
        found = [places for start in _STARTS if len(places := self._settled(start, count)) == count]
        return min(found, key=self._total, default=_NOWHERE)

    def most_settled(self) -> Places:
        """Places for as many labels as have room, the first of them."""
        found = self.all_settled()
        low, high = len(found), self._homeless()
        while low < high:
            count = (low + high + 1) // 2
            tried = max((self._settled(start, count) for start in _STARTS), key=len)
            if len(tried) > low:
                found, low = tried, len(tried)
            if len(tried) < count:
                high = count - 1
        return found

    def _homeless(self) -> int:
        """The first label that may stand nowhere at all."""
        homeless = np.flatnonzero(~self.free.any(axis=1))
        return int(homeless[0]) if homeless.size else len(self.x)

    def _settled(self, start: Sequence[int], count: int) -> Places:
        """Let the first ``count`` labels find places; keep those before the first that touches something."""
        places = np.resize(np.array(start, dtype=np.intp), count)
        self._take_turns(places)
        standing = np.arange(count), places
        x, y = self.x[standing], self.y[standing]
        for label in range(count):
            earlier = self._touching(label, x[:label], y[:label])[places[label]]
            if earlier or not self.free[label, places[label]]:
                return places[:label]
        return places

    def _total(self, places: Places) -> float:
        return float(self.penalty[np.arange(len(places)), places].sum())

    def _take_turns(self, places: Places) -> None:
        """Let each label move to its best place, given the others, until none wants to move."""
        standing = np.arange(len(places)), places
        x, y = self.x[standing], self.y[standing]
        for _ in range(_SWEEPS):
            moved = False
            for label in range(len(places)):
                penalty = self.penalty[label] + _TOUCHING * self._touching(label, x, y)
                best = int(penalty.argmin())
                if penalty[best] < penalty[places[label]] - 1e-9:
                    places[label], moved = best, True
                    x[label], y[label] = self.x[label, best], self.y[label, best]
            if not moved:
                return

    def _touching(self, label: int, x: Values, y: Values) -> Places:
        """At each place of a label, how many of the first labels it would touch where they stand now."""
        aside = np.abs(self.x[label][:, None] - x) < self.reach[label, : len(x)]
        touched: Places = (aside & (np.abs(self.y[label][:, None] - y) < HEIGHT + GAP_LABEL)).sum(axis=1)
        return touched


def _between(x: Values, half: Values, x1: Values, x2: Values) -> Flags:
    """Where a label stays between the columns, so that it cannot touch one of the next layer."""
    air = half[:, None] + GAP_LABEL / 2
    inside: Flags = (x - air >= x1[:, None]) & (x + air <= x2[:, None])
    return inside


def _blocked(x: Values, y: Values, half: Values, obstacles: Obstacles) -> Flags:
    """Where a label would touch a unit or a text."""
    blocked = np.zeros(x.shape, dtype=bool)
    for cx, cy in obstacles.centres:
        dx = np.maximum(np.abs(x - cx) - half[:, None], 0)
        dy = np.maximum(np.abs(y - cy) - HEIGHT / 2, 0)
        blocked |= np.hypot(dx, dy) < obstacles.radius + GAP_UNIT
    for box in obstacles.boxes:
        beside = (x - half[:, None] < box.right + GAP_LABEL) & (x + half[:, None] > box.left - GAP_LABEL)
        level = (y - HEIGHT / 2 < box.bottom + GAP_LABEL) & (y + HEIGHT / 2 > box.top - GAP_LABEL)
        blocked |= beside & level
    return blocked


def _distances(x: Values, y: Values, half: Values, edges: Values) -> Values:
    """(labels, places, edges): how far each edge passes above or below each box; 0 or less where it enters.

    Edges run from left to right through the whole room between two columns, so what counts is how high they
    are where the box begins and ends.
    """
    x1, y1, x2, y2 = edges.T
    slope = (y2 - y1) / (x2 - x1)
    left, right = (x - half[:, None])[..., None], (x + half[:, None])[..., None]
    one, other = y1 + (left - x1) * slope, y1 + (right - x1) * slope
    over = (y[..., None] - HEIGHT / 2) - np.maximum(one, other)
    under = np.minimum(one, other) - (y[..., None] + HEIGHT / 2)
    away: Values = np.maximum(over, under) / np.hypot(1, slope)
    return away
