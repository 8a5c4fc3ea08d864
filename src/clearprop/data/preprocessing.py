"""What stands between a table and the network, fitted to training rows and kept in the model file.

The same frozen recipe turns the training rows, the validation rows and every later table into inputs,
so nothing about the rows set aside can leak into what the network is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clearprop.data.columns import Column
from clearprop.data.inputs import RECIPES, Input, fit_input
from clearprop.data.notes import Note, note
from clearprop.data.plain import Reader
from clearprop.data.quoting import listed
from clearprop.data.splits import Rows
from clearprop.data.table import Table
from clearprop.errors import DataError


class Inputs(NamedTuple):
    """What the network is given: ``x (n, n_in)``, the inputs' names, and what had to be done."""

    x: NDArray[np.float64]
    names: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Preprocessing:
    """One recipe a column, in the order of the table it was fitted to.

    ``notes`` says what was found while fitting; it is not part of the model.
    """

    inputs: tuple[Input, ...]
    notes: tuple[Note, ...] = field(default=(), compare=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a table must have."""
        return tuple(recipe.column for recipe in self.inputs)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the network's inputs: ``length``, ``colour=red``."""
        return tuple(name for recipe in self.inputs for name in recipe.names)

    @classmethod
    def fit(cls, source: str, columns: Sequence[Column], rows: Rows) -> Preprocessing:
        """Fit every column's recipe to the training rows.

        Numbers are standardised, ``(v - mean) / sd`` with missing values as the median; answers become
        0 and 1 with missing ones as the more frequent answer; categories become one input each, and a
        missing value is a category of its own if the training rows hold one.

        Parameters
        ----------
        source  : what messages call the table
        columns : as `clearprop.data.columns.classify` returns them
        rows    : the training rows

        Raises
        ------
        DataError
            as `clearprop.data.inputs.fit_input`

        Examples
        --------
        >>> from clearprop.data.columns import classify
        >>> table = Table("a.csv", ("size", "kind"), (("1", "3", ""), ("a", "b", "a")))
        >>> fitted = Preprocessing.fit("a.csv", classify(table), np.arange(2))
        >>> fitted.names
        ('size', 'kind=a', 'kind=b')
        >>> fitted.transform(table).x.tolist()
        [[-1.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
        """
        fitted = [fit_input(source, column, rows) for column in columns]
        decided = [remark for column in columns for remark in column.notes]
        found = [remark for _, remarks in fitted for remark in remarks]
        return cls(tuple(recipe for recipe, _ in fitted), (*decided, *found))

    def transform(self, table: Table) -> Inputs:
        """Turn a table into the network's inputs.

        Columns may come in any order.  Columns that the model does not know are left aside, and said;
        if others are missing as well, both are named, since the two may be one renamed.

        Raises
        ------
        DataError
            "new.csv: the column petal_width is missing; the model was trained on sepal_length and
            petal_width. It has petal_breadth, which the model does not know. Add or rename what is
            missing."; or the place of a value that its column's recipe cannot take

        Examples
        --------
        >>> fitted = Preprocessing.from_json(
        ...     {"columns": [{"kind": "numeric", "column": "size", "median": 2.0, "mean": 2.0, "sd": 1.0}]}
        ... )
        >>> fitted.transform(Table("new.csv", ("size",), (("4", ""),))).x.tolist()
        [[2.0], [0.0]]
        """
        self._check(table)
        blocks = [recipe.apply(table) for recipe in self.inputs]
        others = [name for name in table.names if name not in self.columns]
        notes = [note("unknown_columns", names=tuple(others))] if others else []
        notes.extend(remark for block in blocks for remark in block.notes)
        return Inputs(np.hstack([block.x for block in blocks]), self.names, tuple(notes))

    def _check(self, table: Table) -> None:
        missing = [name for name in self.columns if name not in table.names]
        if not missing:
            return
        others = [name for name in table.names if name not in self.columns]
        what = "column" if len(missing) == 1 else "columns"
        known = f" It has {listed(others)}, which the model does not know." if others else ""
        raise DataError(
            f"{table.source}: the {what} {listed(missing)} {'is' if len(missing) == 1 else 'are'} missing; "
            f"the model was trained on {listed(self.columns)}.{known} Add or rename what is missing."
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain data (dicts, lists, strings, numbers) that `from_json` reads back unchanged.

        Examples
        --------
        >>> Preprocessing((RECIPES["boolean"]("red", 1.0),)).to_json()
        {'columns': [{'kind': 'boolean', 'column': 'red', 'usual': 1.0}]}
        """
        return {"columns": [{"kind": recipe.kind, **_plain(recipe)} for recipe in self.inputs]}

    @classmethod
    def from_json(cls, data: object) -> Preprocessing:
        """Read what `to_json` returned, and refuse anything else.

        Raises
        ------
        FileError
            "preprocessing, columns[1]: sd is 0, but it must be a number above 0"

        Examples
        --------
        >>> Preprocessing.from_json({"columns": [{"kind": "boolean", "column": "red", "usual": 1.0}]}).names
        ('red',)
        """
        whole = Reader(data, "preprocessing", ["columns"])
        recipes = tuple(
            _recipe(entry, f"preprocessing, columns[{i}]") for i, entry in enumerate(whole.array("columns"))
        )
        names = [recipe.column for recipe in recipes]
        if len(set(names)) < len(names) or not names:
            raise whole.refuse("columns", "at least one column, each with a name of its own")
        return cls(recipes)


def _plain(recipe: Input) -> dict[str, Any]:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(recipe).items()}


def _recipe(entry: object, place: str) -> Input:
    kind = Reader(entry, place).choice("kind", tuple(RECIPES))
    return RECIPES[kind].read(entry, place)
