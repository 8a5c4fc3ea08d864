"""The model: a network with everything that stands between it and a table of data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clearprop.data.frames import as_table
from clearprop.data.notes import Note
from clearprop.data.preprocessing import Preprocessing
from clearprop.data.table import Table
from clearprop.data.target import Target
from clearprop.errors import ShapeError
from clearprop.network.network import Network
from clearprop.numerics.losses import Loss


@dataclass(frozen=True, eq=False)
class Prediction:
    """What a model answers for the rows of a table.

    ``values`` (n,) are in the target's own unit for a regression; for a classification they are the class
    numbers, with ``labels`` (n,) the classes themselves and ``probabilities`` (n, k) one column a class.
    ``notes`` say what had to be done to the rows: imputed cells, unknown categories.
    """

    values: NDArray[np.float64]
    labels: tuple[str, ...] = ()
    probabilities: NDArray[np.float64] | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Model:
    """A trained network, how a table becomes its inputs, what its outputs mean, and how it was judged.

    ``about`` is plain data for people: where the rows came from, when training stopped and why, the
    measures on held-out rows.  Nothing is computed from it.
    """

    network: Network
    preprocessing: Preprocessing
    target: Target
    loss: Loss
    about: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        inputs, outputs = len(self.preprocessing.names), self.target.n_out
        if (self.network.sizes[0], self.network.sizes[-1]) != (inputs, outputs):
            raise ShapeError(
                f"the network has {self.network.sizes[0]} inputs and {self.network.sizes[-1]}"
                f" outputs, but the"
                f" columns give {inputs} and the target {self.target.name} needs {outputs}."
            )

    def __repr__(self) -> str:
        columns = ", ".join(self.preprocessing.columns)
        return f"Model({self.target.name} from {columns}; {self.network!r})"

    def predict(self, table: Table | Any) -> Prediction:
        """Answer for every row of a table or a data frame, in its order.

        Raises
        ------
        DataError
            where columns are missing, or a cell cannot be taken
        """
        inputs = self.preprocessing.transform(as_table(table))
        outputs = self.network(inputs.x).astype(np.float64)
        if self.target.task == "regression":
            return Prediction(self.target.inverse(outputs), notes=inputs.notes)
        codes = self.target.codes(outputs).astype(np.float64)
        return Prediction(
            codes, self.target.labels(outputs), self.target.probabilities(outputs), inputs.notes
        )
