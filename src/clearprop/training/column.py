"""A curve while it grows: one number an epoch, added one by one or thousands at a time.

Machine numbers, not a list of objects: there may be one for each of millions of tiny steps.  What comes as an
array is kept as it is, and put together with the rest when somebody reads it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray


class Column:
    """Numbers in a row.

    Examples
    --------
    >>> column = Column()
    >>> column.append(0.5)
    >>> column.extend(np.array([0.25, 0.125]))
    >>> column.cut(2)
    >>> list(column), len(column), column[1]
    ([0.5, 0.25], 2, 0.25)
    """

    def __init__(self) -> None:
        self._whole: list[NDArray[np.float64]] = []
        self._last = array("d")

    def append(self, value: float) -> None:
        """Add a number."""
        self._last.append(value)

    def extend(self, values: NDArray[np.float64]) -> None:
        """Add many, which must not change any more."""
        self._close()
        self._whole.append(values)

    def cut(self, count: int) -> None:
        """Keep only the first ones."""
        if count < len(self):
            self._whole = [self.numbers()[:count]]

    def copy(self) -> Column:
        """A column that does not grow with this one; the numbers are not copied."""
        self._close()
        copy = Column()
        copy._whole = list(self._whole)
        return copy

    def numbers(self) -> NDArray[np.float64]:
        """All of them, to be read only."""
        self._close()
        if len(self._whole) != 1:
            self._whole = [np.concatenate(self._whole) if self._whole else np.empty(0)]
        return self._whole[0]

    def _close(self) -> None:
        if self._last:
            self._whole.append(np.array(self._last))
            self._last = array("d")

    def __len__(self) -> int:
        return sum(map(len, self._whole)) + len(self._last)

    def __getitem__(self, place: int) -> float:
        return float(self.numbers()[place])

    def __iter__(self) -> Iterator[float]:
        found: list[float] = self.numbers().tolist()
        return iter(found)
