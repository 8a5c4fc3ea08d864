"""How arrays of a program lie against ours: examples in rows, in columns, one example alone, one unit alone.

A layout turns what entered a layer into our (n, n_in) and what came out into our (n, n_out), and back.
Shapes alone often allow several; the one under which the layer *is* a layer is the right one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array


@dataclass(frozen=True, slots=True)
class Layout:
    """``name`` is "rows", "columns" or "single"; shapes are the program's own, ``n`` counts the examples."""

    name: str
    n: int
    n_in: int
    n_out: int
    shape_in: tuple[int, ...]
    shape_out: tuple[int, ...]

    def to_program(self, a_in: Array) -> Array:
        """Give our (n, n_in) as the program's own array."""
        return (a_in.T if self.name == "columns" else a_in).reshape(self.shape_in)

    def from_program_in(self, array: Array) -> Array:
        """Give what entered as our (n, n_in)."""
        return _matrix(array, self.name, self.n, self.n_in)

    def from_program_out(self, array: Array) -> Array:
        """Give what came out as our (n, n_out)."""
        return _matrix(array, self.name, self.n, self.n_out)

    def fewer(self, n: int) -> Layout | None:
        """Give the same with fewer examples; None where the shapes do not show how many there are.

        Examples
        --------
        >>> Layout("columns", 9, 2, 3, (2, 9), (3, 9)).fewer(4)
        Layout(name='columns', n=4, n_in=2, n_out=3, shape_in=(2, 4), shape_out=(3, 4))
        """
        axis = -1 if self.name == "columns" else 0
        both = self.shape_in, self.shape_out
        if self.name == "single" or any(not shape or shape[axis] != self.n for shape in both):
            return None
        shape_in, shape_out = ((*s[:-1], n) if axis else (n, *s[1:]) for s in both)
        return Layout(self.name, n, self.n_in, self.n_out, shape_in, shape_out)


def _matrix(array: Array, name: str, n: int, width: int) -> Array:
    array = np.asarray(array, dtype=np.float64)
    return array.reshape(width, n).T if name == "columns" else array.reshape(n, width)


def layouts(shape_in: tuple[int, ...], shape_out: tuple[int, ...]) -> Iterator[Layout]:
    """Give the layouts that two shapes allow, the usual ones first.

    Examples
    --------
    >>> [(each.name, each.n, each.n_in, each.n_out) for each in layouts((4, 2), (4, 3))]
    [('rows', 4, 2, 3), ('single', 1, 8, 12)]
    >>> [(each.name, each.n, each.n_in, each.n_out) for each in layouts((2, 4), (3, 4))]
    [('columns', 4, 2, 3), ('single', 1, 8, 12)]
    """
    size_in, size_out = int(np.prod(shape_in)), int(np.prod(shape_out))
    seen = set()
    for name, n in _examples(shape_in, shape_out):
        if n and size_in % n == 0 and size_out % n == 0 and (name, n) not in seen:
            seen.add((name, n))
            yield Layout(name, n, size_in // n, size_out // n, shape_in, shape_out)


def _examples(shape_in: tuple[int, ...], shape_out: tuple[int, ...]) -> Iterator[tuple[str, int]]:
    wide_in, wide_out = len(shape_in) >= 2, len(shape_out) >= 2
    if wide_in and shape_out and shape_in[0] == shape_out[0]:
        yield "rows", shape_in[0]
    if wide_in and shape_out and shape_in[-1] == shape_out[-1]:
        yield "columns", shape_in[-1]
    if not wide_in and wide_out and shape_in:
        yield from (("rows", size) for size in (shape_out[0],) if size == shape_in[0])
        yield from (("columns", size) for size in (shape_out[-1],) if size == shape_in[0])
    yield "single", 1
    if not wide_in and not wide_out and shape_in and shape_in == shape_out:
        yield "rows", shape_in[0]
