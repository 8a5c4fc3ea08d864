"""What an array is here: real floating-point numbers, and read-only once somebody else may hold it."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
"""Real numbers in float64 or float32; every function here gives back the dtype that it was given."""

AnyArray = TypeVar("AnyArray", bound=NDArray[Any])


def freeze(array: AnyArray) -> AnyArray:
    """Make an array read-only and hand it back.

    A record that could be written to would stop being a record.  No copy is made: freeze what you have
    just computed, and copy first what belongs to the caller.

    Examples
    --------
    >>> a = freeze(np.array([1.0, 2.0]))
    >>> a[0] = 5.0
    Traceback (most recent call last):
    ...
    ValueError: assignment destination is read-only
    """
    array.flags.writeable = False
    return array


def read_only(array: AnyArray) -> AnyArray:
    """Show the same memory to somebody who must not write to it; the caller's own array stays as it is.

    Examples
    --------
    >>> mine = np.array([1.0, 2.0])
    >>> read_only(mine).flags.writeable, mine.flags.writeable
    (False, True)
    """
    view: AnyArray = array.view()
    return freeze(view)
