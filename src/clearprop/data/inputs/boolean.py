"""A column of yes and no becomes one input of 1 and 0."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.data.cells import MISSING
from clearprop.data.columns import ANSWERS, Column
from clearprop.data.inputs._input import Block, Notes, Rows, constant, filled
from clearprop.data.notes import note
from clearprop.data.plain import Reader
from clearprop.data.quoting import named, quoted
from clearprop.data.table import Table
from clearprop.errors import DataError

MEANING = {word: float(value) for pair in ANSWERS for value, word in enumerate(pair)} | {"0": 0.0, "1": 1.0}


@dataclass(frozen=True)
class BooleanInput:
    """A yes or no as 1 or 0; missing values become ``usual``, the more frequent of the two."""

    kind: ClassVar[str] = "boolean"

    column: str
    usual: float

    @property
    def names(self) -> tuple[str, ...]:
        """The one input, called as the column is."""
        return (self.column,)

    @classmethod
    def fit(cls, column: Column, rows: Rows) -> tuple[BooleanInput, Notes]:
        """Find the more frequent answer of the training rows; of two equals, no."""
        values = column.values[rows]
        values = values[~np.isnan(values)]
        same = bool(values.min() == values.max())
        return cls(column.name, float(values.mean() > 0.5)), constant(column) if same else ()

    @classmethod
    def read(cls, data: object, place: str) -> BooleanInput:
        """Read the recipe's fields out of a file, and refuse what they cannot be."""
        fields = Reader(data, place, ["kind", "column", "usual"])
        if fields.number("usual") not in (0.0, 1.0):
            raise fields.refuse("usual", "0 or 1")
        return cls(fields.text("column"), fields.number("usual"))

    def apply(self, table: Table) -> Block:
        """Read the column as answers, of whichever pair of words, or as 0 and 1."""
        values = np.full(table.n, math.nan)
        for row, cell in enumerate(table.column(self.column)):
            text = cell.strip()
            if text.casefold() in MEANING:
                values[row] = MEANING[text.casefold()]
            elif text not in MISSING:
                raise DataError(
                    f"{table.place(row)}: {named(self.column)} is {quoted(text)}, but the model was trained "
                    "on yes and no there. Write yes or no, or leave the cell empty (missing)."
                )
        missing = np.isnan(values)
        x = np.where(missing, self.usual, values)
        answer = note("yes" if self.usual else "no")
        return Block(x[:, np.newaxis], filled("missing_boolean", self.column, missing, answer))
