"""From a table to a model: rows are split first, recipes see the training rows only, all is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from clearprop.data.table import Table
from clearprop.errors import DataError
from clearprop.record.same import same
from clearprop.training.quality import measure_model
from clearprop.training.tabular import DEFAULTS, TableSettings, fit_table, prepare_table

RNG = np.random.default_rng(5)
SIZES = RNG.normal(10.0, 3.0, 30)
COLOURS = RNG.choice(["red", "green", "blue"], 30)
QUICK = TableSettings(hidden=((4, "tanh"),), epochs=4, patience=None)


def table(target: Any, sizes: Any = SIZES) -> Table:
    columns = (tuple(map(repr, map(float, sizes))), tuple(map(str, COLOURS)), tuple(map(str, target)))
    return Table("things.csv", ("size", "colour", "target"), columns)


PRICES = 3 * SIZES + (COLOURS == "red")
YES_NO = np.where(SIZES > 10, "yes", "no")
THREE = np.where(SIZES > 11, "large", np.where(SIZES > 9, "middle", "small"))


@pytest.mark.parametrize(
    ("target", "last", "loss", "n_out", "metrics"),
    [
        (PRICES, "identity", "half_squared_error", 1, set()),
        (YES_NO, "sigmoid", "binary_cross_entropy", 1, {"accuracy"}),
        (THREE, "softmax", "cross_entropy", 3, {"accuracy"}),
    ],
    ids=["regression", "binary", "several"],
)
def test_the_output_and_the_loss_belong_to_the_target(
    target: Any, last: str, loss: str, n_out: int, metrics: set[str]
) -> None:
    fit = fit_table(table(target), "target", settings=QUICK, rng=3)
    net = fit.model.network
    # A size and three colours go in.
    assert net.sizes == (4, 4, n_out)
    assert [str(layer.activation) for layer in net] == ["tanh", last]
    assert str(fit.model.loss) == str(fit.run.settings.loss) == loss
    assert set(fit.run.metrics) == metrics
    assert fit.run.epochs == 4
    assert len(fit.run.validation_loss) == 4
    assert (len(fit.rows.training), len(fit.rows.validation)) == (24, 6)


def test_what_is_set_aside_has_no_part_in_the_recipes_nor_in_the_training() -> None:
    first = fit_table(table(PRICES), "target", settings=QUICK, rng=3)
    sizes = SIZES.copy()
    sizes[first.rows.validation] += 1000.0
    other = fit_table(table(PRICES, sizes), "target", settings=QUICK, rng=3)
    assert same(other.rows, first.rows)
    assert other.model.preprocessing == first.model.preprocessing
    assert same(other.model.network, first.model.network)
    assert other.run.loss == first.run.loss
    assert other.run.validation_loss != first.run.validation_loss
    sizes = SIZES.copy()
    sizes[first.rows.training[0]] += 1000.0
    changed = fit_table(table(PRICES, sizes), "target", settings=QUICK, rng=3)
    assert changed.model.preprocessing != first.model.preprocessing


def test_both_sides_are_measured_after_training() -> None:
    prepared = prepare_table(table(PRICES), "target", settings=QUICK, rng=3)
    fit = prepared.fit()
    for rows, quality in zip(fit.rows, (fit.training, fit.validation), strict=True):
        again = measure_model(fit.model, prepared.x[rows], PRICES[rows])
        assert same(quality, again, 1e-12)
        assert quality.rows == len(rows)
    assert fit.training.loss != fit.validation.loss


def test_a_seed_makes_the_same_model_and_is_told() -> None:
    first, again, other = (fit_table(table(PRICES), "target", settings=QUICK, rng=seed) for seed in (3, 3, 4))
    assert same(first.model.network, again.model.network)
    assert not same(first.model.network, other.model.network)
    assert first.seed == 3
    drawn = fit_table(table(PRICES), "target", settings=QUICK)
    assert drawn.seed is not None
    repeated = fit_table(table(PRICES), "target", settings=QUICK, rng=drawn.seed)
    assert same(drawn.model.network, repeated.model.network)
    generator = fit_table(table(PRICES), "target", settings=QUICK, rng=np.random.default_rng(3))
    assert generator.seed is None
    assert same(generator.model.network, first.model.network)


def test_the_model_carries_where_it_comes_from_as_plain_data() -> None:
    fit = fit_table(table(YES_NO), "target", settings=QUICK, rng=3)
    assert fit.model.about == {
        "source": "things.csv",
        "rows": {"training": 24, "validation": 6},
        "seed": 3,
        "epochs": 4,
        "best_epoch": fit.run.best_epoch,
        "stopped": "all 4 epochs done.",
        "validation": fit.validation.numbers(),
    }


def test_callbacks_and_the_type_of_numbers_reach_the_training() -> None:
    heard: list[int] = []
    watcher = SimpleNamespace(on_epoch_end=lambda epoch, logs: heard.append(epoch))
    settings = TableSettings(hidden=(), epochs=2, dtype="float32")
    fit = fit_table(table(PRICES), "target", settings=settings, rng=3, callbacks=[watcher])
    assert heard == [1, 2]
    assert fit.model.network.dtype == np.float32
    assert fit.model.network.sizes == (4, 1)


def test_a_task_may_be_chosen() -> None:
    grades = np.arange(30) % 3 + 1
    assert fit_table(table(grades), "target", settings=QUICK, rng=3).model.target.task == "classification"
    fit = fit_table(table(grades), "target", task="regression", settings=QUICK, rng=3)
    assert fit.model.target.task == "regression"


def test_what_is_worth_saying_about_the_table_is_handed_on() -> None:
    columns = table(PRICES)
    holes = Table("things.csv", columns.names, (("", *columns.columns[0][1:]), *columns.columns[1:]))
    with_hole, without = (prepare_table(t, "target", settings=QUICK, rng=3) for t in (holes, columns))
    assert len(with_hole.notes) > len(without.notes)
    assert with_hole.fit().notes == with_hole.notes


def test_a_target_that_is_not_there_is_refused_before_anything_is_done() -> None:
    with pytest.raises(DataError):
        prepare_table(table(PRICES), "prize", settings=QUICK, rng=3)


def test_the_defaults_wait_and_return_the_best() -> None:
    assert (DEFAULTS.hidden, DEFAULTS.epochs, DEFAULTS.validation, DEFAULTS.patience) == (
        ((64, "relu"),),
        300,
        0.2,
        20,
    )


def test_a_data_frame_learns_as_the_table_of_its_text() -> None:
    cells = {"size": SIZES.tolist(), "colour": COLOURS.tolist(), "target": THREE.tolist()}
    of_text = fit_table(table(THREE), "target", settings=QUICK, rng=3).model
    features = {name: values for name, values in cells.items() if name != "target"}
    expected = of_text.predict(table(THREE).without(["target"])).probabilities
    for make in (pd.DataFrame, pl.DataFrame, pa.table, dict):
        model = fit_table(make(cells), "target", settings=QUICK, rng=3).model
        assert np.array_equal(model.predict(make(features)).probabilities, expected)  # type: ignore[arg-type]


def test_the_columns_of_a_frame_are_named_in_errors() -> None:
    with pytest.raises(
        DataError, match=r"the data frame: there is no column 'targte'\. Did you mean target\?"
    ):
        fit_table(pd.DataFrame({"size": [1.0, 2.0], "target": [1.0, 2.0]}), "targte")
    model = fit_table(
        {"size": [1.0, 2.0, 3.0], "target": [1.5, 2.5, 3.5]}, "target", settings=QUICK, rng=0
    ).model
    with pytest.raises(DataError, match="the data frame: the column size is missing"):
        model.predict(pd.DataFrame({"sise": [1.0]}))
    with pytest.raises(DataError, match=r"the data frame, row 1 \(counted from 0\): size is 'big', but"):
        model.predict(pl.DataFrame({"size": ["1", "big"]}))


def test_a_fit_says_what_it_is_in_a_line() -> None:
    said = repr(fit_table(table(THREE), "target", settings=QUICK, rng=3))
    assert said.startswith("Fit(Model(target from size, colour; Network(4-4-3: tanh, softmax; ")
    assert "; 4 epochs; on 6 rows held out: loss " in said
    assert "accuracy " in said
