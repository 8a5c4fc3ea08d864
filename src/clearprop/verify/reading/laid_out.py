"""Matrices without brackets, laid out in columns below one another, become ``W = [[0.2, -0.6], [0.7, 0.1]]``.

::

    W  (2, 2)   0.2  -0.6        z    0.2  -0.6     = x W + b
                0.7   0.1             0.7   0.1

Without a shape in brackets there must be a second row: ``w1  0.15  0.149`` is a row of somebody's table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.])"
_NUMBERS = rf"({_NUMBER}(?: {{1,12}}{_NUMBER})*)"
_NAME = r"((?:[A-Za-zΑ-ω∂][\w{}^'/]*|\\hat\{\w\}))"
_SHAPE = r"(\( *\d+ *(?:,(?: *\d+)? *)?\))?"
_FIRST = re.compile(rf"^( *){_NAME} *{_SHAPE}  +{_NUMBERS}(?: {{2,}}(\S.*))?$")
_NEXT = re.compile(rf"^( +){_NUMBERS}(?: {{2,}}(\D.*))?$")
MOST_ROWS = 200


@dataclass(frozen=True)
class _Block:
    """Where a matrix stands, and what it is: rows as they are typed, and the formula beside it."""

    place: int
    name: str
    rows: list[list[str]]
    formula: str
    flat: bool

    @property
    def text(self) -> str:
        """The matrix on one line."""
        rows = ["[" + ", ".join(row) + "]" for row in self.rows]
        values = rows[0] if self.flat else "[" + ", ".join(rows) + "]"
        return f"{self.name} = {self.formula} = {values}" if self.formula else f"{self.name} = {values}"


def join_laid_out_matrices(text: str) -> str:
    """Write every such matrix on its first line, and blank the others.

    Examples
    --------
    >>> join_laid_out_matrices("W  0.2  -0.6   = V + U\\n   0.7   0.1")
    'W = V + U = [[0.2, -0.6], [0.7, 0.1]]\\n'
    """
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        block = _block(lines, place)
        if block is None:
            place += 1
            continue
        lines[place] = block.text
        for below in range(place + 1, place + len(block.rows)):
            lines[below] = ""
        place += len(block.rows)
    return "\n".join(lines)


def _block(lines: list[str], place: int) -> _Block | None:
    first = _FIRST.match(lines[place])
    if first is None:
        return None
    indent, name, shape, numbers, beside = first.groups()
    rows = [numbers.split()]
    least = len(indent) + len(name)
    for line in lines[place + 1 : place + MOST_ROWS]:
        match = _NEXT.match(line)
        if match is None or len(match[1]) < least or len(match[2].split()) != len(rows[0]):
            break
        rows.append(match[2].split())
    if len(rows) == 1 and not shape:
        return None
    shape = shape or ","
    beside = (beside or "").strip()
    formula = beside[1:].strip() if beside[:1] in ("=", "≈") else ""
    return _Block(
        place,
        name,
        rows,
        "" if "=" in formula else formula,
        len(rows) == 1 and "," not in shape.rstrip(" ),"),
    )
