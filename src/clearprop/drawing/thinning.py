"""Fewer points for the same picture.

A curve of 100 000 epochs on 600 pixels has many points in every column of pixels.  Of each column the
first, the last, the lowest and the highest point draw the same line, so no peak is lost; the idea is the
M4 aggregation of Jugel, Jerzak, Hackenbroich and Markl (2014), VLDB Endowment 7(10), 797-808.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from clearprop.drawing.history import Values

COLUMN = 2.5  # in the unit of the picture: narrower than the line that is drawn


def thin(x: Values, y: Values, column: float = COLUMN) -> NDArray[np.intp]:
    """Choose the points of a curve that draw the same picture as all of them.

    Parameters
    ----------
    x, y   : (n,)  the places of the points, all finite, ``x`` never falling
    column : how wide a column is; at most four points of each are kept

    Returns
    -------
    The indices of the points to keep, rising.

    Examples
    --------
    >>> x = np.arange(8.0) / 4
    >>> thin(x, np.array([0.0, 1.0, 9.0, 2.0, -5.0, 3.0, 2.0, 1.0])).tolist()
    [0, 2, 4, 7]
    """
    if len(x) == 0:
        return np.array([], dtype=np.intp)
    columns = np.floor_divide(x, column)
    starts = np.flatnonzero(np.diff(columns, prepend=-np.inf))
    kept = [
        start + np.unique([0, part.argmin(), part.argmax(), len(part) - 1])
        for start, part in zip(starts, np.split(y, starts[1:]), strict=True)
    ]
    return np.concatenate(kept)
