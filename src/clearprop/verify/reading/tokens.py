"""A token: one sign, number, name or word, with its line and whether it stands in mathematics.

Prose and mathematics share one stream, because a calculation moves between them (``so $h_1$ = 0.59``).  Where
they differ is kept as a flag: in mathematics ``wx`` is a product, in prose a line end ends a statement.
"""

from __future__ import annotations

from dataclasses import dataclass

CELL = "\x1f"  # stands between the cells of a table


@dataclass(frozen=True, slots=True)
class Token:
    """One sign, number, name or word.

    ``kind`` is one of num, name, script (a subscript), op, rel, soft (an arrow), open, close, comma, semi,
    colon, stop, quad, row, amp, cell, nl, edge (of a formula), cmd, begin, end, dots, word, junk.
    ``space`` says whether a space stands before it, ``column`` where it stands in its line.
    """

    kind: str
    text: str
    line: int
    space: bool = False
    math: bool = False
    column: int = 0
