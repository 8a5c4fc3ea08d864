"""What is predicted: between the words or units of a table and the numbers of the last layer.

Two classes are one output, 0 for the first and 1 for the second; more are one output each.  A number
is standardised with the mean and the spread of the training rows, and brought back to its own unit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal, cast

import numpy as np
from numpy.typing import NDArray

from clearprop.data.cells import MISSING, number
from clearprop.data.columns import refuse_infinite
from clearprop.data.plain import Reader
from clearprop.data.quoting import counted, listed, named, quoted
from clearprop.data.scaling import SMALLEST, standardise
from clearprop.data.table import Table
from clearprop.errors import DataError, ShapeError

Task = Literal["classification", "regression"]
Values = NDArray[np.float64]
Codes = NDArray[np.intp]

TASKS: tuple[Task, ...] = ("classification", "regression")
_FIELDS = {"classification": ["name", "task", "classes"], "regression": ["name", "task", "mean", "scale"]}


@dataclass(frozen=True)
class Target:
    """The column that is predicted, as plain data.

    Attributes
    ----------
    name    : the column's name
    task    : ``"classification"`` or ``"regression"``
    classes : the classes as they are written in the table, in natural order; empty for regression
    mean    : mean of the training rows; 0 for classification
    scale   : standard deviation of the training rows; 1 for classification
    """

    name: str
    task: Task
    classes: tuple[str, ...] = ()
    mean: float = 0.0
    scale: float = 1.0

    @property
    def n_out(self) -> int:
        """How many outputs the network has: 1 for a number or two classes, else one a class."""
        return len(self.classes) if len(self.classes) > 2 else 1

    def encode(self, values: Values) -> Values:
        """Turn class codes or numbers, ``(n,)``, into the network's targets ``y (n, n_out)``.

        Examples
        --------
        >>> Target("kind", "classification", ("a", "b", "c")).encode(np.array([2.0, 0.0])).tolist()
        [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
        >>> Target("price", "regression", mean=10.0, scale=2.0).encode(np.array([14.0])).tolist()
        [[2.0]]
        """
        if self.task == "regression":
            return standardise(values, self.mean, self.scale)[:, np.newaxis]
        if self.n_out == 1:
            return values[:, np.newaxis].copy()
        y: Values = (values[:, np.newaxis] == np.arange(self.n_out)).astype(np.float64)
        return y

    def inverse(self, y: Values) -> Values:
        """Bring outputs ``(n, 1)`` of a regression back to the target's own unit, ``(n,)``::

            v = mean + scale y

        Raises
        ------
        ShapeError
            "the prediction is (4, 3), but the target price has 1 output: (n, 1) is needed"

        Examples
        --------
        >>> Target("price", "regression", mean=10.0, scale=2.0).inverse(np.array([[2.0]])).tolist()
        [14.0]
        """
        self._check(y)
        with np.errstate(over="ignore"):
            values: Values = self.mean + self.scale * np.asarray(y, np.float64)[:, 0]
        return values

    def probabilities(self, prediction: Values) -> Values:
        """Return the probability of each class, ``(n, k)``, from the network's outputs ``(n, n_out)``.

        Examples
        --------
        >>> Target("red", "classification", ("no", "yes")).probabilities(np.array([[0.75]])).tolist()
        [[0.25, 0.75]]
        """
        self._check(prediction)
        a = np.asarray(prediction, np.float64)
        return np.hstack([1.0 - a, a]) if self.n_out == 1 else a.copy()

    def codes(self, prediction: Values) -> Codes:
        """Return the number of the likeliest class of each row, ``(n,)``; of equals, the first.

        Examples
        --------
        >>> Target("red", "classification", ("no", "yes")).codes(np.array([[0.75], [0.5]])).tolist()
        [1, 0]
        """
        likeliest: Codes = self.probabilities(prediction).argmax(axis=1)
        return likeliest

    def labels(self, prediction: Values) -> tuple[str, ...]:
        """Return the likeliest class of each row, as it is written in the table.

        Examples
        --------
        >>> Target("red", "classification", ("no", "yes")).labels(np.array([[0.75], [0.25]]))
        ('yes', 'no')
        """
        return tuple(self.classes[code] for code in self.codes(prediction))

    def _check(self, prediction: Values) -> None:
        shape = np.shape(prediction)
        if len(shape) != 2 or shape[1] != self.n_out:
            outputs = "1 output" if self.n_out == 1 else f"{self.n_out} outputs"
            raise ShapeError(
                f"the prediction is {shape}, but the target {named(self.name)} has {outputs}: "
                f"(n, {self.n_out}) is needed"
            )

    def read(self, table: Table) -> Values:
        """Read the target out of another table: class codes or numbers, ``(n,)``, as `encode` takes them.

        A class that is a number is known by its value (``1`` is ``1.0``), any other by its letters.

        Raises
        ------
        DataError
            "new.csv, line 4: the target kind is 'd', but the model knows a, b and c. Correct it, or
            take the row out."; "new.csv, line 4: the target price is empty. …"

        Examples
        --------
        >>> Target("kind", "classification", ("1", "2")).read(Table("new.csv", ("kind",), (("2.0", "1"),)))
        array([1., 0.])
        """
        meaning: dict[object, float] = {}
        for code, text in enumerate(self.classes):
            meaning[text] = float(code)
            if (value := number(text)) is not None:
                meaning[value] = float(code)
        values = np.empty(table.n)
        for row, cell in enumerate(table.column(self.name)):
            text = cell.strip()
            found = (
                number(text) if self.task == "regression" else meaning.get(text, meaning.get(number(text)))
            )
            if found is None:
                raise self._refuse(table, row, text)
            if math.isinf(found):
                raise refuse_infinite(table, self.name, row)
            values[row] = found
        return values

    def _refuse(self, table: Table, row: int, text: str) -> DataError:
        if text in MISSING:
            return refuse_missing(table, self.name, [row])
        expected = (
            "the model was trained on numbers there"
            if self.task == "regression"
            else f"the model knows {listed(self.classes)}"
        )
        return DataError(
            f"{table.place(row)}: the target {named(self.name)} is {quoted(text)}, but {expected}. "
            "Correct it, or take the row out."
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain data that `from_json` reads back unchanged.

        Examples
        --------
        >>> Target("price", "regression", mean=10.0, scale=2.0).to_json()
        {'name': 'price', 'task': 'regression', 'mean': 10.0, 'scale': 2.0}
        """
        plain = {"name": self.name, "task": self.task, "mean": self.mean, "scale": self.scale}
        return {key: plain.get(key, list(self.classes)) for key in _FIELDS[self.task]}

    @classmethod
    def from_json(cls, data: object) -> Target:
        """Read what `to_json` returned, and refuse anything else.

        Raises
        ------
        FileError
            "target: scale is 0, but it must be at least 2.22507e-308."

        Examples
        --------
        >>> Target.from_json({"name": "kind", "task": "classification", "classes": ["a", "b"]}).n_out
        1
        """
        task = cast(Task, Reader(data, "target").choice("task", TASKS))
        fields = Reader(data, "target", _FIELDS[task])
        if task == "regression":
            mean, scale = fields.number("mean"), fields.number("scale", least=SMALLEST)
            return cls(fields.text("name"), task, mean=mean, scale=scale)
        classes = fields.texts("classes")
        if len(classes) < 2:
            raise fields.refuse("classes", "at least two texts")
        return cls(fields.text("name"), task, classes)


def refuse_missing(table: Table, name: str, rows: list[int]) -> DataError:
    """Return the error for rows in which the target is missing.

    Examples
    --------
    >>> print(refuse_missing(Table("a.csv", ("kind",), (("", "NA"),), lines=(2, 3)), "kind", [0]))
    a.csv, line 2: the target kind is empty. Fill it in, or take the row out.
    """
    text = table.column(name)[rows[0]].strip()
    what = f"{quoted(text)}, which counts as missing" if text else "empty"
    others = len(rows) - 1
    more = f", and {counted(others, 'more row')} lack{'s' if others == 1 else ''} it" if others else ""
    return DataError(
        f"{table.place(rows[0])}: the target {named(name)} is {what}{more}. Fill it in, or take the row out."
    )
