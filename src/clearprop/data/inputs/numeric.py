"""A column of numbers becomes one input of mean 0 and standard deviation 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from clearprop.data.cells import numbers
from clearprop.data.columns import Column, refuse_infinite
from clearprop.data.inputs._input import Block, Notes, Rows, constant, filled
from clearprop.data.plain import Reader
from clearprop.data.quoting import named, quoted
from clearprop.data.scaling import SMALLEST, median_of, scale_of, standardise
from clearprop.data.table import Table
from clearprop.errors import DataError


@dataclass(frozen=True)
class NumericInput:
    """A number: missing values become the ``median``, then ``(v - mean) / sd``."""

    kind: ClassVar[str] = "numeric"

    column: str
    median: float
    mean: float
    sd: float

    @property
    def names(self) -> tuple[str, ...]:
        """The one input, called as the column is."""
        return (self.column,)

    @classmethod
    def fit(cls, column: Column, rows: Rows) -> tuple[NumericInput, Notes]:
        """Find median, mean and spread of the training rows, missing ones counted as the median."""
        values = column.values[rows]
        missing = np.isnan(values)
        median = median_of(values[~missing])
        mean, sd, same = scale_of(np.where(missing, median, values))
        return cls(column.name, median, mean, sd), constant(column) if same else ()

    @classmethod
    def read(cls, data: object, place: str) -> NumericInput:
        """Read the recipe's fields out of a file, and refuse what they cannot be."""
        fields = Reader(data, place, ["kind", "column", "median", "mean", "sd"])
        median, mean = fields.number("median"), fields.number("mean")
        return cls(fields.text("column"), median, mean, fields.number("sd", least=SMALLEST))

    def apply(self, table: Table) -> Block:
        """Read the column as numbers, fill in the missing ones and standardise."""
        values, others = numbers(table.column(self.column))
        if others:
            raise self._not_a_number(table, others[0])
        if np.isinf(values).any():
            raise refuse_infinite(table, self.column, int(np.flatnonzero(np.isinf(values))[0]))
        missing = np.isnan(values)
        x = standardise(np.where(missing, self.median, values), self.mean, self.sd)
        if np.isinf(x).any():
            raise self._too_far(table, int(np.flatnonzero(np.isinf(x))[0]))
        return Block(x[:, np.newaxis], filled("missing_numeric", self.column, missing, self.median))

    def _not_a_number(self, table: Table, row: int) -> DataError:
        return DataError(
            f"{table.place(row)}: {named(self.column)} is {quoted(table.column(self.column)[row].strip())}, "
            "but the model was trained on numbers there. Write a number, or leave the cell empty (missing)."
        )

    def _too_far(self, table: Table, row: int) -> DataError:
        return DataError(
            f"{table.place(row)}: {named(self.column)} is {table.column(self.column)[row].strip()}, too far "
            f"from the training values (mean {self.mean:.6g}, standard deviation {self.sd:.6g}) to be "
            "expressed. Correct it, or leave the cell empty (missing)."
        )
