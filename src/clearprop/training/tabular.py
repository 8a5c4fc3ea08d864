"""From a table to a trained model: the whole job of ``clearprop train``, without a word printed.

The order matters: the rows are split first, the columns' recipes are fitted to the training rows only, and
what is set aside takes no part in anything but being measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clearprop.data.columns import classify
from clearprop.data.frames import as_table
from clearprop.data.notes import Note
from clearprop.data.preprocessing import Preprocessing
from clearprop.data.splits import Split, split
from clearprop.data.table import Table
from clearprop.data.target import Target, Task
from clearprop.data.task import TargetColumn, read_target
from clearprop.model import Model
from clearprop.network.network import LayerSpec, Network
from clearprop.numerics.generator import Rng, as_generator, fresh_seed
from clearprop.numerics.losses import loss
from clearprop.record.optimizers import AdamW, Optimizer
from clearprop.record.run import Run
from clearprop.training.quality import Quality, measure_model
from clearprop.training.train import train

LOSSES = {"regression": "half_squared_error", "binary": "binary_cross_entropy", "several": "cross_entropy"}
OUTPUTS = {"regression": "identity", "binary": "sigmoid", "several": "softmax"}


@dataclass(frozen=True)
class TableSettings:
    """How a table is learned unless told otherwise.

    ``hidden`` are the hidden layers as (units, activation); ``validation`` is the share of rows set aside;
    training stops after ``patience`` epochs without a lower validation loss, and the best weights are kept.
    The defaults were chosen by measurement, on other splits than ``benchmarks/accuracy.py`` judges.
    """

    hidden: tuple[tuple[int, str], ...] = ((64, "relu"),)
    optimizer: Optimizer = field(default_factory=lambda: AdamW(0.005, weight_decay=0.3))
    epochs: int = 300
    batch_size: int = 32
    validation: float = 0.2
    patience: int | None = 20
    dtype: str = "float64"


Values = NDArray[np.float64]

DEFAULTS = TableSettings()


@dataclass(frozen=True, eq=False, repr=False)
class Fit:
    """A trained model, its run, and how good it is on the rows it was trained on and on those set aside."""

    model: Model
    run: Run
    seed: int | None
    rows: Split
    training: Quality
    validation: Quality
    notes: tuple[Note, ...]

    def __repr__(self) -> str:
        judged = ", ".join(
            f"{name} {value:.4g}" for name, value in self.validation.numbers().items() if value is not None
        )
        held_out = len(self.rows.validation)
        return f"Fit({self.model!r}; {self.run.epochs} epochs; on {held_out} rows held out: {judged})"


@dataclass(frozen=True, eq=False)
class Prepared:
    """A table that was found fit to be learned from, and everything that was decided before the first step.

    ``x`` and ``y`` are the inputs and the encoded targets of all rows, ``network`` is the start, and
    ``generator`` stands where the training goes on from.
    """

    table: Table
    column: TargetColumn
    target: Target
    preprocessing: Preprocessing
    x: Values
    y: Values
    rows: Split
    network: Network
    settings: TableSettings
    seed: int | None
    generator: np.random.Generator
    notes: tuple[Note, ...]

    def fit(self, callbacks: Sequence[object] = ()) -> Fit:
        """Train, and measure on both sides; to be called once, because it uses up the generator."""
        training, validation = self.rows
        settings = self.settings
        loss_name = LOSSES[kind_of(self.target)]
        network, run = train(
            self.network,
            self.x[training],
            self.y[training],
            loss=loss_name,
            optimizer=settings.optimizer,
            epochs=settings.epochs,
            batch_size=settings.batch_size,
            rng=self.generator,
            validation=(self.x[validation], self.y[validation]),
            metrics=() if self.target.task == "regression" else ("accuracy",),
            callbacks=callbacks,
            patience=settings.patience,
        )
        model = Model(network, self.preprocessing, self.target, loss(loss_name))
        values = self.column.values
        seen = measure_model(model, self.x[training], values[training])
        held_out = measure_model(model, self.x[validation], values[validation])
        model = replace(model, about=self._about(run, held_out))
        return Fit(model, run, self.seed, self.rows, seen, held_out, self.notes)

    def _about(self, run: Run, validation: Quality) -> dict[str, Any]:
        return {
            "source": self.table.source,
            "rows": {"training": len(self.rows.training), "validation": len(self.rows.validation)},
            "seed": self.seed,
            "epochs": run.epochs,
            "best_epoch": run.best_epoch,
            "stopped": run.stopped,
            "validation": validation.numbers(),
        }


def fit_table(
    table: Table | Any,
    target: str,
    *,
    task: Task | None = None,
    settings: TableSettings = DEFAULTS,
    rng: Rng = None,
    callbacks: Sequence[object] = (),
) -> Fit:
    """Learn to predict one column of a table or a data frame from the others, as ``clearprop train`` does.

    Numbers, answers and categories are found and prepared, rows are set aside, training stops in time;
    ``fit.model.predict(frame)`` answers for other rows, and :func:`clearprop.save` keeps ``fit.model``.

    Parameters
    ----------
    table, target, task, rng : as in :func:`prepare_table`
    settings : hidden layers, optimizer, epochs, … where the usual ones will not do
    callbacks : as in :func:`clearprop.train`

    Examples
    --------
    >>> frame = {"a": [1, 2, 3, 4], "sum": [2.5, 4.5, 6.5, 8.5]}
    >>> fit = fit_table(frame, "sum", settings=TableSettings(hidden=(), epochs=5), rng=0)
    >>> fit.run.epochs, len(fit.rows.training), fit.training.rows, fit.seed
    (5, 3, 3, 0)
    """
    return prepare_table(table, target, task=task, settings=settings, rng=rng).fit(callbacks)


def prepare_table(
    table: Table | Any,
    target: str,
    *,
    task: Task | None = None,
    settings: TableSettings = DEFAULTS,
    rng: Rng = None,
) -> Prepared:
    """Look at a table, split it, fit the columns' recipes, draw the start: all that can be refused.

    Classes are predicted by a sigmoid unit (two classes) or a softmax (more) with its cross-entropy; numbers,
    standardised inside, by an identity unit with half the squared error.

    Parameters
    ----------
    table : text columns, as :func:`clearprop.data.table_file.read_table_file` gives them; or a pandas, polars
        or pyarrow table; or a dict of columns
    target : the column to predict
    task : "classification" or "regression"; None looks at the column and decides
    rng : a seed or a generator for the split, the start, the order; None draws a seed, which ``seed`` tells

    Raises
    ------
    DataError, SettingError
        naming the column and the row, and what to do
    """
    table = as_table(table)
    seed = fresh_seed() if rng is None else rng if isinstance(rng, int) else None
    generator = as_generator(rng if seed is None else seed)
    column = read_target(table, target, task)
    others = table.without([target])
    features = classify(others)
    rows = split(table.n, generator, settings.validation, column.labels)
    preprocessing = Preprocessing.fit(table.source, features, rows.training)
    fitted = column.fit(rows.training)
    inputs = preprocessing.transform(others)
    return Prepared(
        table=table,
        column=column,
        target=fitted,
        preprocessing=preprocessing,
        x=inputs.x,
        y=fitted.encode(column.values),
        rows=rows,
        network=_start(inputs.x.shape[1], fitted, settings, generator),
        settings=settings,
        seed=seed,
        generator=generator,
        notes=(*table.notes, *column.notes, *preprocessing.notes, *inputs.notes),
    )


def kind_of(target: Target) -> str:
    """``"regression"``, ``"binary"`` or ``"several"`` classes: what chooses the output and the loss."""
    if target.task == "regression":
        return "regression"
    return "binary" if target.n_out == 1 else "several"


def _start(n_in: int, target: Target, settings: TableSettings, rng: np.random.Generator) -> Network:
    layers: list[LayerSpec] = [*settings.hidden, (target.n_out, OUTPUTS[kind_of(target)])]
    return Network.create(n_in, layers, initializer="glorot_uniform", rng=rng, dtype=settings.dtype)
