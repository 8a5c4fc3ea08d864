"""Where something stands in somebody's program: file, lines, columns, and the cell of a notebook.

Lines count from 1 and columns from 0, in characters; the end column is exclusive.  That is how editors and
Python's own syntax tree count, once bytes are turned into characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a program's text.

    Examples
    --------
    >>> span = Span("xor.py", 12, 4, 12, 20)
    >>> str(span), span.as_plain()["end_column"]
    ('xor.py:12', 20)
    >>> str(Span("xor.ipynb", 3, 0, 3, 5, cell=2))
    'xor.ipynb, cell 2:3'
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    cell: int | None = None

    def __str__(self) -> str:
        cell = "" if self.cell is None else f", cell {self.cell}"
        return f"{self.file}{cell}:{self.line}"

    def holds(self, line: int, column: int) -> bool:
        """Tell whether a character stands inside.

        Examples
        --------
        >>> span = Span("xor.py", 12, 4, 13, 2)
        >>> span.holds(12, 4), span.holds(13, 2)
        (True, False)
        """
        return (self.line, self.column) <= (line, column) < (self.end_line, self.end_column)

    def as_plain(self) -> dict[str, Any]:
        """Give it as plain data, with the keys of the report."""
        return {
            "file": self.file,
            "cell": self.cell,
            "line": self.line,
            "end_line": self.end_line,
            "column": self.column,
            "end_column": self.end_column,
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Span:
        """Read what :meth:`as_plain` gave.

        Examples
        --------
        >>> span = Span("xor.py", 12, 4, 13, 2)
        >>> Span.from_plain(span.as_plain()) == span
        True
        """
        return cls(**plain)
