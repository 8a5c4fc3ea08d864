"""Where a function on a grid reaches a level: closed outlines of the region in which it does.

Marching squares: each square of four neighbouring grid points is crossed in one of 16 ways, and the crossings
are joined to outlines with the region on their left.  A rim that lies below every level closes all outlines
along the edge of the grid.

Source: Lorensen, Cline (1987), Marching cubes, SIGGRAPH 21, 163–169, in two dimensions.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from clearprop.drawing.primitives import Point

Values = NDArray[np.float64]
Outline = tuple[Point, ...]

_TOP, _RIGHT, _BOTTOM, _LEFT = range(4)
# For each set of corners that lie within (1 top left, 2 top right, 4 bottom right, 8 bottom left), from which
# side to which the outline runs with the region on its left.  5 and 10 are decided by the middle.
_RUNS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((_LEFT, _TOP),),
    2: ((_TOP, _RIGHT),),
    3: ((_LEFT, _RIGHT),),
    4: ((_RIGHT, _BOTTOM),),
    6: ((_TOP, _BOTTOM),),
    7: ((_LEFT, _BOTTOM),),
    8: ((_BOTTOM, _LEFT),),
    9: ((_BOTTOM, _TOP),),
    11: ((_BOTTOM, _RIGHT),),
    12: ((_RIGHT, _LEFT),),
    13: ((_RIGHT, _TOP),),
    14: ((_TOP, _LEFT),),
}
_JOINED = {5: ((_RIGHT, _TOP), (_LEFT, _BOTTOM)), 10: ((_TOP, _LEFT), (_BOTTOM, _RIGHT))}
_PARTED = {5: ((_LEFT, _TOP), (_RIGHT, _BOTTOM)), 10: ((_TOP, _RIGHT), (_BOTTOM, _LEFT))}

_Crossing = tuple[int, int, bool]
"""A line between two grid points: the row and column of the first, and whether it goes down."""


def region(values: Values, level: float) -> tuple[Outline, ...]:
    """The outlines of where ``values >= level``.

    Parameters
    ----------
    values : (rows, columns), finite
    level  : the number that is reached

    Returns
    -------
    Closed outlines as points (column, row), which need not be whole numbers; what lies within an odd number
    of them belongs to the region.

    Examples
    --------
    >>> region(np.array([[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]), 0.5)
    (((1.0, 0.5), (0.5, 1.0), (1.0, 1.5), (1.5, 1.0)),)
    """
    rows, columns = values.shape
    padded = np.full((rows + 2, columns + 2), -np.inf)
    padded[1:-1, 1:-1] = values
    follows = dict(_runs(padded, level))
    found = []
    while follows:
        first = crossing = next(iter(follows))
        outline = []
        while crossing in follows:
            outline.append(_point(padded, level, crossing))
            crossing = follows.pop(crossing)
        assert crossing == first
        found.append(_short(outline))
    return tuple(outline for outline in found if len(outline) > 2)


def _runs(padded: Values, level: float) -> Iterator[tuple[_Crossing, _Crossing]]:
    """From crossing to crossing, through every square that is not wholly within or without."""
    within = padded >= level
    corners = within[:-1, :-1] + 2 * within[:-1, 1:] + 4 * within[1:, 1:] + 8 * within[1:, :-1]
    for row, column in np.argwhere((corners > 0) & (corners < 15)).tolist():
        kind = int(corners[row, column])
        if kind in _JOINED:
            middle = padded[row : row + 2, column : column + 2].mean()
            runs: tuple[tuple[int, int], ...] = (_JOINED if middle >= level else _PARTED)[kind]
        else:
            runs = _RUNS[kind]
        sides = (
            (row, column, False),
            (row, column + 1, True),
            (row + 1, column, False),
            (row, column, True),
        )
        yield from ((sides[start], sides[end]) for start, end in runs)


def _point(padded: Values, level: float, crossing: _Crossing) -> Point:
    """Where the level is crossed; on the rim, at the edge of the grid."""
    row, column, down = crossing
    a, b = padded[row, column], padded[row + down, column + (not down)]
    part = 1.0 if np.isinf(a) else 0.0 if np.isinf(b) else float((level - a) / (b - a))
    x, y = (column, row + part) if down else (column + part, row)
    return x - 1.0, y - 1.0


def _short(outline: list[Point]) -> Outline:
    """The same outline without the points that lie straight between their neighbours, or are repeated."""
    points = [point for at, point in enumerate(outline) if point != outline[at - 1]]
    last = len(points)
    return tuple(
        points[at] for at in range(last) if not _straight(points[at - 1], points[at], points[(at + 1) % last])
    )


def _straight(a: Point, b: Point, c: Point) -> bool:
    (ax, ay), (bx, by), (cx, cy) = a, b, c
    return abs((bx - ax) * (cy - by) - (by - ay) * (cx - bx)) < 1e-9


def inner_lines(outlines: tuple[Outline, ...], columns: int, rows: int) -> tuple[Outline, ...]:
    """The parts of outlines that do not run along the edge of the grid; closed ones end where they begin.

    Examples
    --------
    >>> half = region(np.array([[0.0, 1.0], [0.0, 1.0]]), 0.25)
    >>> inner_lines(half, 2, 2)
    (((0.25, 0.0), (0.25, 1.0)),)
    """
    found: list[Outline] = []
    for outline in outlines:
        pairs = list(zip(outline, (*outline[1:], outline[0]), strict=True))
        breaks = [at for at, pair in enumerate(pairs) if _along_the_edge(*pair, columns - 1, rows - 1)]
        if not breaks:
            found.append((*outline, outline[0]))
            continue
        start = breaks[0] + 1
        line: list[Point] = []
        for a, b in (*pairs[start:], *pairs[:start]):
            if _along_the_edge(a, b, columns - 1, rows - 1):
                found += [tuple(line)] if line else []
                line = []
            else:
                line = line or [a]
                line.append(b)
    return tuple(found)


def _along_the_edge(a: Point, b: Point, right: float, bottom: float) -> bool:
    return any(
        a[axis] == b[axis] == end for axis, last in ((0, right), (1, bottom)) for end in (0.0, float(last))
    )
