"""How wide a text is in a terminal, where a Chinese character takes two cells and an accent none.

Columns are padded by cells, not by characters.  Characters that some East Asian terminals draw wide
(``× ≈ − σ``) are counted as one cell, as everywhere else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Literal

Side = Literal["left", "right", "center"]

_NO_CELL = ("Mn", "Me", "Cf", "Cc")  # marks on the character before, joiners, control characters


def width(text: str) -> int:
    """How many cells a line of text takes.

    Examples
    --------
    >>> width("δ ≈ 0.5"), width("学习率 0.5")
    (7, 10)
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_cells, text))


def pad(text: str, cells: int, side: Side = "left") -> str:
    """Fill a text with spaces up to a number of cells; one that is wider stays as it is.

    ``side`` is where the text stands: the spaces go to the other one.

    Examples
    --------
    >>> pad("梯度", 6) + "|", pad("梯度", 6, "right") + "|", pad("梯度", 6, "center") + "|"
    ('梯度  |', '  梯度|', ' 梯度 |')
    """
    free = max(0, cells - width(text))
    before = {"left": 0, "center": free // 2, "right": free}[side]
    return " " * before + text + " " * (free - before)


def aligned_rows(rows: Iterable[Sequence[str]], sides: Sequence[Side] = (), gap: int = 2) -> list[str]:
    """Write rows of texts in columns that are as wide as their widest text.

    Rows may be short.  ``sides`` are the sides of the columns, left where none is given; no line ends
    in spaces.

    Examples
    --------
    >>> for line in aligned_rows([("epoch", "loss"), ("轮", "0.5")], ("left", "right")): print(line)
    epoch  loss
    轮      0.5
    """
    table = [tuple(row) for row in rows]
    widths = [max(map(width, column)) for column in zip_longest(*table, fillvalue="")]
    left: Side = "left"
    standing = (*sides, *[left] * len(widths))
    lines = []
    for row in table:
        padded = [pad(text, widths[place], standing[place]) for place, text in enumerate(row)]
        lines.append((" " * gap).join(padded).rstrip(" "))
    return lines


def filled(parts: Iterable[str], room: int) -> list[str]:
    """Put pieces that must not be broken into lines of so many cells, with a space between them.

    Examples
    --------
    >>> filled(["0.5 × 2", "+ 0.25", "+ 1"], 14)
    ['0.5 × 2 + 0.25', '+ 1']
    """
    lines: list[str] = []
    for part in parts:
        if lines and width(lines[-1]) + 1 + width(part) <= room:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
