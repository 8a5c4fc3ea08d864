"""How one column of a table becomes inputs of the network: one frozen recipe a kind, one file a recipe.

A recipe is fitted to the training rows and then only applied.  It is plain data, so a model file can
hold it, and `read` says exactly what such a file must contain.
"""

from __future__ import annotations

import numpy as np

from clearprop.data.columns import Column
from clearprop.data.inputs._input import Block as Block
from clearprop.data.inputs._input import Notes, Rows
from clearprop.data.inputs.boolean import BooleanInput as BooleanInput
from clearprop.data.inputs.categorical import CategoricalInput as CategoricalInput
from clearprop.data.inputs.numeric import NumericInput as NumericInput
from clearprop.data.quoting import leave_out, named
from clearprop.errors import DataError

Input = NumericInput | BooleanInput | CategoricalInput
RECIPES: dict[str, type[Input]] = {
    recipe.kind: recipe for recipe in (NumericInput, BooleanInput, CategoricalInput)
}


def fit_input(table_name: str, column: Column, rows: Rows) -> tuple[Input, Notes]:
    """Fit the recipe of a column's kind to the training rows.

    Raises
    ------
    DataError
        "flowers.csv: age has no value in the training rows, only in the rows set aside for
        validation. Fill in more of it, or leave it out: --drop age"

    Examples
    --------
    >>> column = Column("red", "boolean", np.array([0.0, 1.0, 1.0]))
    >>> fit_input("a.csv", column, np.arange(3))
    (BooleanInput(column='red', usual=1.0), ())
    """
    if np.isnan(column.values[rows]).all():
        raise DataError(
            f"{table_name}: {named(column.name)} has no value in the training rows, only in the rows set "
            f"aside for validation. Fill in more of it, or {leave_out([column.name], table_name)}"
        )
    return RECIPES[column.kind].fit(column, rows)
