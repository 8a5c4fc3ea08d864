"""Whether the target is a class or a number is decided here, and what cannot be learned is refused."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clearprop.data.cells import missing_markers, natural_key, number
from clearprop.data.columns import is_identifier, is_measurement, refuse_infinite
from clearprop.data.notes import Note, Value, note
from clearprop.data.quoting import counted, listed, named, quoted
from clearprop.data.scaling import scale_of
from clearprop.data.splits import Rows
from clearprop.data.table import Table
from clearprop.data.target import TASKS, Target, Task, refuse_missing
from clearprop.errors import DataError, SettingError

MOST_NUMBERED_CLASSES = 20


@dataclass(frozen=True, eq=False)
class TargetColumn:
    """The target, read: what is predicted and each row's value.

    Attributes
    ----------
    name    : the column's name
    task    : ``"classification"`` or ``"regression"``
    values  : (n,) the number of the class, or the number itself
    classes : the classes as they are written, in natural order; empty for regression
    notes   : what had to be decided
    """

    name: str
    task: Task
    values: NDArray[np.float64]
    classes: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def labels(self) -> NDArray[np.float64] | None:
        """What a split is stratified by: the classes, or None for numbers."""
        return self.values if self.task == "classification" else None

    def fit(self, rows: Rows) -> Target:
        """Make the target of the model, with the mean and the spread of the training rows.

        Examples
        --------
        >>> TargetColumn("price", "regression", np.array([1.0, 3.0, 9.0])).fit(np.array([0, 1]))
        Target(name='price', task='regression', classes=(), mean=2.0, scale=1.0)
        """
        if self.task == "classification":
            return Target(self.name, self.task, self.classes)
        mean, scale, _ = scale_of(self.values[rows])
        return Target(self.name, self.task, mean=mean, scale=scale)


def read_target(table: Table, name: str, task: Task | None = None) -> TargetColumn:
    """Read the target column, and decide whether it holds classes or numbers unless ``task`` says so.

    Words are classes.  Numbers are numbers, unless all are whole, at most 20 differ, and

    - there are only the two values 0 and 1, or −1 and 1; or
    - each comes 20 times on average (then at most 5 % of the values differ); or
    - they run without a gap from 0 or 1, and each comes twice on average.

    So iris (0, 1, 2), digits (0 to 9) and the wine qualities (3 to 9) are classes, and diabetes (214
    different whole numbers in 442 rows) is a number.  What was decided for whole numbers is in the notes.

    Raises
    ------
    DataError
        "flowers.csv: there is no column 'specie'. …"; "flowers.csv, line 7: the target species is
        empty. Fill it in, or take the row out."; "flowers.csv: the target species is 'setosa' in
        every row (150 rows), so there is nothing to learn. …"; "flowers.csv, line 7: price is inf,
        …"; "people.csv: the target name has 10000 classes in 10000 rows, too many to tell apart. …"
    SettingError
        "task is 'clustering', but only classification and regression are known."

    Examples
    --------
    >>> table = Table("a.csv", ("kind", "size"), (("b", "a", "b"), ("1.5", "2", "7")))
    >>> read_target(table, "kind").classes, read_target(table, "size").task
    (('a', 'b'), 'regression')
    """
    if task is not None and task not in TASKS:
        raise SettingError(f"task is {task!r}, but only {listed(TASKS)} are known.")
    cells = [cell.strip() for cell in table.column(name)]
    markers = missing_markers(set(cells))
    missing = [row for row, cell in enumerate(cells) if cell in markers]
    if missing:
        raise refuse_missing(table, name, missing)
    as_number = {text: value for text in set(cells) if (value := number(text)) is not None}
    if any(text not in as_number for text in cells):
        return _of_words(table, name, cells, as_number, task)
    return _of_numbers(table, name, cells, as_number, task)


def _of_numbers(
    table: Table, name: str, cells: list[str], as_number: dict[str, float], task: Task | None
) -> TargetColumn:
    values = np.array([as_number[cell] for cell in cells])
    if np.isinf(values).any():
        raise refuse_infinite(table, name, int(np.flatnonzero(np.isinf(values))[0]))
    different = np.unique(values)
    _refuse_constant(table, name, cells, different.size)
    decided, notes = (task, ()) if task else _decide(name, different, values.size)
    if decided == "regression":
        return TargetColumn(name, decided, values, notes=notes)
    first: dict[
        float, str
    ] = {}  # one value may be written in several ways (1, 1.0); the first is the class's name
    for cell in cells:
        first.setdefault(as_number[cell], cell)
    classes = tuple(first[value] for value in different.tolist())
    return _of_classes(table, name, np.searchsorted(different, values), classes, notes)


def _decide(name: str, different: NDArray[np.float64], n: int) -> tuple[Task, tuple[Note, ...]]:
    k = different.size
    if k > MOST_NUMBERED_CLASSES or not (different == np.floor(different)).all():
        return "regression", ()
    values = different.tolist()
    if values in ([0, 1], [-1, 1]):
        return "classification", ()
    gapless = values[0] in (0, 1) and values[-1] - values[0] == k - 1
    said: dict[str, Value] = {"column": named(name), "count": k, "rows": n}
    if n >= (2 if gapless else 20) * k:
        return "classification", (Note("whole_numbers_as_classes", said),)
    return "regression", (Note("whole_numbers_as_numbers", said),)


def _of_words(
    table: Table, name: str, cells: list[str], as_number: dict[str, float], task: Task | None
) -> TargetColumn:
    row = next(row for row, cell in enumerate(cells) if cell not in as_number)
    numeric = sum(1 for cell in cells if cell in as_number)
    if task == "regression":
        raise DataError(
            f"{table.place(row)}: the target {named(name)} is {quoted(cells[row])}, but regression predicts "
            "numbers. Correct it, take the row out, or predict classes: --task classification"
        )
    if task is None and is_measurement(len(as_number), numeric, len(cells)):
        raise DataError(
            f"{table.place(row)}: the target {named(name)} is {quoted(cells[row])}, but {numeric} of "
            f"{len(cells)} values in this column are numbers. Correct it, take the row out, or predict "
            "classes: --task classification"
        )
    classes = sorted(set(cells), key=natural_key)
    _refuse_constant(table, name, cells, len(classes))
    code = {text: i for i, text in enumerate(classes)}
    return _of_classes(table, name, np.array([code[cell] for cell in cells]), tuple(classes), ())


def _of_classes(
    table: Table, name: str, codes: Rows, classes: tuple[str, ...], notes: tuple[Note, ...]
) -> TargetColumn:
    if is_identifier(len(classes), codes.size):
        raise DataError(
            f"{table.source}: the target {named(name)} has {len(classes)} classes in "
            f"{counted(codes.size, 'row')}, too many to tell apart. Choose another target, or put rows "
            "together into fewer classes."
        )
    single = [classes[code] for code in np.flatnonzero(np.bincount(codes) == 1)]
    if single:
        notes = (*notes, note("single_row_classes", column=named(name), classes=tuple(single)))
    return TargetColumn(name, "classification", codes.astype(np.float64), classes, notes)


def _refuse_constant(table: Table, name: str, cells: list[str], different: int) -> None:
    if different == 1:
        raise DataError(
            f"{table.source}: the target {named(name)} is {quoted(cells[0])} in every row "
            f"({counted(len(cells), 'row')}), so there is nothing to learn. Choose another target, or add "
            "rows with other values."
        )
