"""A column of words becomes one input a word, 1 for the row's own word and 0 for the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.data.cells import MISSING
from clearprop.data.columns import Column
from clearprop.data.inputs._input import Block, Notes, Rows, constant, filled
from clearprop.data.notes import note
from clearprop.data.plain import Reader
from clearprop.data.quoting import named, quoted
from clearprop.data.table import Table


@dataclass(frozen=True)
class CategoricalInput:
    """A word as one input a category, 1 for the row's own and 0 for the others.

    With ``missing`` a missing value is a category of its own, the last one.  A category that was not
    among the training rows is 0 everywhere, and so is a missing value where none was seen.
    """

    kind: ClassVar[str] = "categorical"

    column: str
    categories: tuple[str, ...]
    missing: bool

    @property
    def names(self) -> tuple[str, ...]:
        """One name an input: ``colour=red``, and ``colour missing``."""
        return tuple(f"{self.column}={text}" for text in self.categories) + (
            (f"{self.column} missing",) if self.missing else ()
        )

    @classmethod
    def fit(cls, column: Column, rows: Rows) -> tuple[CategoricalInput, Notes]:
        """Find the categories that the training rows hold."""
        values = column.values[rows]
        missing = np.isnan(values)
        known = np.unique(values[~missing]).astype(np.intp)
        fitted = cls(column.name, tuple(column.categories[code] for code in known), bool(missing.any()))
        return fitted, constant(column) if len(fitted.names) == 1 else ()

    @classmethod
    def read(cls, data: object, place: str) -> CategoricalInput:
        """Read the recipe's fields out of a file, and refuse what they cannot be."""
        fields = Reader(data, place, ["kind", "column", "categories", "missing"])
        column, categories, missing = (
            fields.text("column"),
            fields.texts("categories"),
            fields.flag("missing"),
        )
        if not categories:
            raise fields.refuse("categories", "at least one text")
        return cls(column, categories, missing)

    def apply(self, table: Table) -> Block:
        """Write a 1 into the place of each row's category."""
        place = {text: code for code, text in enumerate(self.categories)}
        x = np.zeros((table.n, len(self.names)))
        missing = np.zeros(table.n, dtype=np.bool_)
        unseen = []
        for row, cell in enumerate(table.column(self.column)):
            text = cell.strip()
            if text in place:  # before the markers: a trained category may look like one
                x[row, place[text]] = 1.0
            elif text in MISSING and self.missing:
                x[row, -1] = 1.0
                missing[row] = True
            else:
                unseen.append(row)
        return Block(x, filled("missing_category", self.column, missing) + self._unseen(table, unseen))

    def _unseen(self, table: Table, rows: list[int]) -> Notes:
        if not rows:
            return ()
        first = rows[0]
        return (
            note(
                "unseen_category",
                column=named(self.column),
                count=len(rows),
                rows=table.n,
                place=table.row_note(first),
                value=quoted(table.column(self.column)[first].strip()),
            ),
        )
