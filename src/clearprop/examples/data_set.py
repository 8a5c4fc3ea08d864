"""A real data set that comes with the package: where it stands, what it may be used for, and its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from clearprop.data.csv_reader import read_table
from clearprop.data.table import Table
from clearprop.numerics.arrays import Array, freeze
from clearprop.words import text


@dataclass(frozen=True, eq=False, repr=False)
class DataSet:
    """A table of numbers and one column to predict; read when it is first needed.

    ``target`` names the column to predict, ``classes`` its values (none where it is a number), ``licence``
    says on what terms it may be passed on, ``source`` who made it and where it was published.

    Examples
    --------
    >>> from clearprop.examples import iris
    >>> iris.x.shape, iris.features[0], iris.y[[0, 50, 100]].tolist()
    ((150, 4), 'sepal_length', [0, 1, 2])
    >>> print(iris.licence)
    CC BY 4.0
    """

    name: str
    target: str
    classes: tuple[str, ...]
    licence: str
    source: str

    @property
    def path(self) -> Path:
        """The CSV file, for the command line and for other programs."""
        return Path(__file__).with_name("data") / f"{self.name}.csv"

    @property
    def task(self) -> Literal["classification", "regression"]:
        """What kind of answer is asked for."""
        return "classification" if self.classes else "regression"

    def title(self, lang: str | None = None) -> str:
        """What it is about, in a line."""
        return text(f"data_set.{self.name}", lang)

    @cached_property
    def table(self) -> Table:
        """The whole table as text, as :func:`clearprop.data.csv_reader.read_table` reads it."""
        return read_table(self.path)

    @property
    def features(self) -> tuple[str, ...]:
        """The names of the columns of x."""
        return tuple(name for name in self.table.names if name != self.target)

    @cached_property
    def x(self) -> Array:
        """(n, n_in): every column but the target, as it was measured, read-only."""
        columns = [self.table.column(name) for name in self.features]
        return freeze(np.array(columns, dtype=np.float64).T.copy())

    @cached_property
    def y(self) -> NDArray[Any]:
        """(n,): the classes as whole numbers, indices of ``classes``; or the numbers to predict."""
        values = self.table.column(self.target)
        if self.classes:
            return freeze(np.array([self.classes.index(value) for value in values]))
        return freeze(np.array(values, dtype=np.float64))

    def __repr__(self) -> str:
        answer = f"{len(self.classes)} classes" if self.classes else "a number"
        return f"DataSet({self.name}: {self.target}, {answer}; {self.licence})"
