"""Where the units stand: columns from left to right, in one row or, where there is no room, in several.

A network that is too wide or too deep for the width is not scaled down: it continues in a row below, which
begins again with the units that the row above ended with.  Of a wide layer only the first and last units are
shown, of a deep network only the first and last layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clearprop.drawing.primitives import Point

MOST_UNITS, FIRST, LAST = 8, 4, 2
MOST_LAYERS, FIRST_LAYERS, LAST_LAYERS = 12, 3, 3
LINE = 15.0  # from one line of text under a unit to the next
_BELOW = 16.0  # from a unit to the line that the first of them stands on
_AIR = 12.0
_WIDER = 1.25  # how much farther apart units stand in a column that has fewer of them than another


@dataclass(frozen=True)
class Place:
    """A unit that is shown, by its index in its layer, and its centre."""

    index: int
    x: float
    y: float


@dataclass(frozen=True)
class Column:
    """The shown units of one layer; ``number`` 0 is the inputs.

    ``left_out`` units are not shown; ``dots`` is where that is said.  ``again`` marks the column that a row
    repeats from the one above it.
    """

    number: int
    x: float
    units: tuple[Place, ...]
    left_out: int
    dots: Point | None
    again: bool = False


@dataclass(frozen=True)
class Row:
    """Columns beside one another; ``bottom`` is below the lowest text under a unit."""

    columns: tuple[Column, ...]
    top: float
    bottom: float


@dataclass(frozen=True)
class Sizes:
    """How large things are: the units, the room between them, and how many lines of text are below each."""

    radius: float
    stretch: float
    lines: tuple[int, ...]

    def pitch(self, number: int) -> float:
        """How far apart the units of a column are at least."""
        return 2 * self.radius + self.below(number) + _AIR

    def below(self, number: int) -> float:
        """How much room the text under a unit of a column takes."""
        lines = self.lines[number]
        return _BELOW + LINE * (lines - 1) + 3 if lines else 0.0


def shown_units(count: int) -> tuple[int, ...]:
    """The units of a layer that are shown, by index.

    Examples
    --------
    >>> shown_units(3), shown_units(64)
    ((0, 1, 2), (0, 1, 2, 3, 62, 63))
    """
    if count <= MOST_UNITS:
        return tuple(range(count))
    return (*range(FIRST), *range(count - LAST, count))


def shown_columns(layers: int) -> tuple[int, ...]:
    """The columns that are shown, 0 for the inputs.

    Examples
    --------
    >>> shown_columns(3), shown_columns(50)
    ((0, 1, 2, 3), (0, 1, 2, 3, 47, 48, 49, 50))
    """
    if layers <= MOST_LAYERS:
        return tuple(range(layers + 1))
    return (*range(FIRST_LAYERS + 1), *range(layers - LAST_LAYERS, layers + 1))


def chunks(columns: Sequence[int], most: int) -> tuple[tuple[int, ...], ...]:
    """Cut a chain of columns into rows of at most ``most``, each beginning with the end of the one above.

    A chain breaks where layers are left out.

    Examples
    --------
    >>> chunks((0, 1, 2, 3), 4), chunks((0, 1, 2, 3), 3), chunks((0, 1, 8, 9), 4)
    (((0, 1, 2, 3),), ((0, 1, 2), (2, 3)), ((0, 1), (8, 9)))
    """
    rows: list[list[int]] = [[]]
    for column in columns:
        if rows[-1] and column != rows[-1][-1] + 1:
            rows.append([])
        elif len(rows[-1]) == most:
            rows.append([rows[-1][-1]])
        rows[-1].append(column)
    return tuple(map(tuple, rows))


def lay_out_row(
    numbers: Sequence[int], counts: Sequence[int], xs: Sequence[float], top: float, sizes: Sizes, again: bool
) -> Row:
    """Place the units of some columns, each column centred on the same height.

    Parameters
    ----------
    numbers : which columns, 0 for the inputs
    counts  : how many units each of them has
    xs      : where each stands
    top     : of the highest unit
    sizes   : of units and room
    again   : whether the first column was already there in the row above
    """
    slots = [len(_slots(count)) for count in counts]
    base = max(sizes.pitch(number) for number in numbers) * sizes.stretch
    height = max(base * (slot - 1) for slot in slots)
    columns, bottom = [], top
    for number, count, x, slot in zip(numbers, counts, xs, slots, strict=True):
        pitch = min(height / max(slot - 1, 1), base * _WIDER)
        start = top + sizes.radius + (height - pitch * (slot - 1)) / 2
        units, dots = [], None
        for at, unit in enumerate(_slots(count)):
            if unit is None:
                dots = (x, start + pitch * at)
            else:
                units.append(Place(unit, x, start + pitch * at))
        columns.append(Column(number, x, tuple(units), count - len(units), dots, again and x == xs[0]))
        bottom = max(bottom, units[-1].y + sizes.radius + sizes.below(number))
    return Row(tuple(columns), top, bottom)


def _slots(count: int) -> tuple[int | None, ...]:
    """The shown units in order, with None where the others are left out."""
    units: tuple[int | None, ...] = shown_units(count)
    return units if count <= MOST_UNITS else (*units[:FIRST], None, *units[FIRST:])
