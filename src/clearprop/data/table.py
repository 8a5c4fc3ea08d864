"""A table is what was read, before anything is made of it: names, text, and where each row stood."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from clearprop.data.notes import Note, note
from clearprop.data.quoting import listed, named
from clearprop.errors import DataError


@dataclass(frozen=True)
class Table:
    """Columns of text under names, from a file or a data frame.

    Every cell is a string, exactly as it was written (the text of a number gives that number back
    bit for bit); a missing value of a data frame is the empty string.

    Attributes
    ----------
    source    : what a message calls it: ``"flowers.csv"``, ``"the DataFrame"``
    names     : the columns' names, all different, none empty
    columns   : one tuple of cells a column, all of the same length
    lines     : the line of the file at which each row begins, counted from 1; empty where there is no file
    encoding  : the encoding that was found, as Python calls it; None where there is no file
    delimiter : what divides the columns; None where there is no file
    notes     : what was found or done while reading
    """

    source: str
    names: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def n(self) -> int:
        """How many rows there are."""
        return len(self.columns[0]) if self.columns else 0

    def column(self, name: str) -> tuple[str, ...]:
        """Return the cells of the column called ``name``.

        Raises
        ------
        DataError
            "flowers.csv: there is no column 'specie'. Did you mean species? The columns are length,
            width and species."

        Examples
        --------
        >>> Table("flowers.csv", ("length", "width"), (("1", "2"), ("3", "4"))).column("width")
        ('3', '4')
        """
        if name not in self.names:
            raise DataError(f"{self.source}: there is no column {name!r}. {_choices(name, self.names)}")
        return self.columns[self.names.index(name)]

    def place(self, row: int) -> str:
        """Say where a row stands: ``"flowers.csv, line 52"``."""
        return f"{self.source}, {self.row_name(row)}"

    def row_note(self, row: int) -> Note:
        """Say which row it is, in the language of the note it stands in."""
        return note("line", line=self.lines[row]) if self.lines else note("row", row=row)

    def row_name(self, row: int) -> str:
        """Say which row it is: ``"line 52"``, or ``"row 3 (counted from 0)"`` where there are no lines."""
        return f"line {self.lines[row]}" if self.lines else f"row {row} (counted from 0)"

    def without(self, names: Iterable[str]) -> Table:
        """Return the table without some of its columns, each of which must be there.

        Examples
        --------
        >>> Table("flowers.csv", ("length", "width"), (("1", "2"), ("3", "4"))).without(["width"]).names
        ('length',)
        """
        dropped = set(names)
        for name in dropped:
            self.column(name)
        kept = [i for i, name in enumerate(self.names) if name not in dropped]
        return replace(
            self, names=tuple(self.names[i] for i in kept), columns=tuple(self.columns[i] for i in kept)
        )


def _choices(name: str, names: tuple[str, ...]) -> str:
    by_lower = {known.lower(): known for known in names}
    near = difflib.get_close_matches(name.lower(), by_lower, n=1)
    hint = f"Did you mean {named(by_lower[near[0]])}? " if near else ""
    return f"{hint}The {'columns are' if len(names) > 1 else 'only column is'} {listed(names, most=20)}."
