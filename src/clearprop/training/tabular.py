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
from clearprop.record.optimizers import Adam, Optimizer
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
    The defaults were chosen by measurement: see ``benchmarks/accuracy.py``.
    """

    hidden: tuple[tuple[int, str], ...] = ((64, "relu"),)
    optimizer: Optimizer = field(default_factory=lambda: Adam(0.003, l2=1e-4))
    epochs: int = 300
    batch_size: int = 32
    validation: float = 0.2
    patience: int | None = 30
    dtype: str = "float64"


DEFAULTS = TableSettings()


@dataclass(frozen=True, eq=False)
class Fit:
    """A trained model, its run, and how good it is on the rows it was trained on and on those set aside."""

    model: Model
    run: Run
    seed: int | None
    rows: Split
    training: Quality
    validation: Quality
    notes: tuple[Note, ...]


def fit_table(
    table: Table,
    target: str,
    *,
    task: Task | None = None,
    settings: TableSettings = DEFAULTS,
    rng: Rng = None,
    callbacks: Sequence[object] = (),
) -> Fit:
    """Learn to predict one column of a table from the others.

    Classes are predicted by a sigmoid unit (two classes) or a softmax (more) with its cross-entropy; numbers,
    standardised inside, by an identity unit with half the squared error.

    Parameters
    ----------
    table : text columns, as :func:`clearprop.data.csv_reader.read_table` gives them
    target : the column to predict
    task : "classification" or "regression"; None looks at the column and decides
    rng : a seed or a generator for the split, the start, the order; None draws a seed, which ``seed`` tells

    Raises
    ------
    DataError, SettingError
        naming the column and the row, and what to do
    """
    seed = fresh_seed() if rng is None else rng if isinstance(rng, int) else None
    generator = as_generator(rng if seed is None else seed)
    column = read_target(table, target, task)
    features = classify(table.without([target]))
    rows = split(table.n, generator, settings.validation, column.labels)
    preprocessing = Preprocessing.fit(table.source, features, rows.training)
    fitted = column.fit(rows.training)
    inputs = preprocessing.transform(table.without([target]))
    y = fitted.encode(column.values)
    network = _start(inputs.x.shape[1], fitted, settings, generator)
    trained, run = train(
        network,
        inputs.x[rows.training],
        y[rows.training],
        loss=LOSSES[kind_of(fitted)],
        optimizer=settings.optimizer,
        epochs=settings.epochs,
        batch_size=settings.batch_size,
        rng=generator,
        validation=(inputs.x[rows.validation], y[rows.validation]),
        metrics=() if fitted.task == "regression" else ("accuracy",),
        callbacks=callbacks,
        patience=settings.patience,
    )
    model = Model(trained, preprocessing, fitted, loss(LOSSES[kind_of(fitted)]))
    training, validation = _measured(model, inputs.x, column, rows)
    model = replace(model, about=_about(table, rows, seed, run, validation))
    notes = (*table.notes, *column.notes, *preprocessing.notes, *inputs.notes)
    return Fit(model, run, seed, rows, training, validation, notes)


def kind_of(target: Target) -> str:
    """``"regression"``, ``"binary"`` or ``"several"`` classes: what chooses the output and the loss."""
    if target.task == "regression":
        return "regression"
    return "binary" if target.n_out == 1 else "several"


def _start(n_in: int, target: Target, settings: TableSettings, rng: np.random.Generator) -> Network:
    layers: list[LayerSpec] = [*settings.hidden, (target.n_out, OUTPUTS[kind_of(target)])]
    return Network.create(n_in, layers, initializer="glorot_uniform", rng=rng, dtype=settings.dtype)


def _measured(
    model: Model, x: NDArray[np.float64], column: TargetColumn, rows: Split
) -> tuple[Quality, Quality]:
    training, validation = (measure_model(model, x[part], column.values[part]) for part in rows)
    return training, validation


def _about(table: Table, rows: Split, seed: int | None, run: Run, validation: Quality) -> dict[str, Any]:
    return {
        "source": table.source,
        "rows": {"training": len(rows.training), "validation": len(rows.validation)},
        "seed": seed,
        "epochs": run.epochs,
        "best_epoch": run.best_epoch,
        "stopped": run.stopped,
        "validation": validation.numbers(),
    }
