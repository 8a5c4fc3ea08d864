"""What is saved comes back the same, to the bit: networks, models, runs and steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import clearprop as cp
from clearprop.data.table import Table
from clearprop.model import Model, load, load_model, save
from clearprop.record.files import load_run, load_step
from clearprop.record.keep import Keep
from clearprop.record.optimizers import Optimizer
from clearprop.record.reconcile import Verdict, reconcile
from clearprop.record.same import difference
from clearprop.training.tabular import TableSettings, fit_table
from tests.properties.strategies import Training, optimizers, trainings


@contextmanager
def file() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder) / "saved.safetensors"


@given(trainings())
def test_a_network_comes_back(training: Training) -> None:
    with file() as path:
        save(training.network, path)
        loaded = load(path)
    assert difference(loaded, training.network) is None
    np.testing.assert_array_equal(loaded(training.x), training.network(training.x))


@given(trainings())
def test_a_step_comes_back_and_still_reconciles(training: Training) -> None:
    step = training.step()
    with file() as path:
        save(step, path)
        loaded = load_step(path)
    assert difference(loaded, step) is None
    assert reconcile(loaded).verdict is Verdict.HOLDS


@settings(max_examples=20)
@given(trainings(), st.builds(Keep, first=st.integers(0, 2), last=st.integers(0, 2)), st.integers(1, 7))
def test_a_run_comes_back(training: Training, keep: Keep, batch_size: int) -> None:
    _, run = cp.train(
        training.network,
        training.x,
        training.y,
        loss=training.loss,
        optimizer=training.optimizer,
        epochs=3,
        reduction=training.reduction,
        batch_size=batch_size,
        rng=training.rng,
        validation=(training.x, training.y),
        metrics=("mean_absolute_error",),
        keep=keep,
    )
    with file() as path:
        save(run, path)
        loaded = load_run(path)
    assert difference(loaded, run) is None
    assert [step.index for step in loaded.steps] == [step.index for step in run.steps]


CELLS = {
    "numeric": ("1.5", "-2", "1e3", "0.1", "7", ""),
    "boolean": ("yes", "no", "yes"),
    "categorical": ("red", "green", "a, b", "δ", "red"),
}
TARGETS = {"numbers": ("0.5", "-3.25", "1e2", "8.125"), "two": ("yes", "no"), "several": ("a", "b", "ü")}


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A small table of drawn columns; its target is called ``y``."""
    n = draw(st.integers(12, 20))
    kinds = draw(st.lists(st.sampled_from(list(CELLS)), min_size=1, max_size=4))
    columns = [draw(_cells(CELLS[kind], n)) for kind in kinds] + [
        draw(_cells(TARGETS[draw(st.sampled_from(list(TARGETS)))], n))
    ]
    names = (*(f"{kind} {number}" for number, kind in enumerate(kinds)), "y")
    return Table("drawn", names, tuple(columns))


def _cells(known: tuple[str, ...], n: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Every known cell at least once, so that no column is constant."""
    rest = st.lists(st.sampled_from(known), min_size=n - len(known), max_size=n - len(known))
    return rest.map(lambda drawn: (*known, *drawn))


@settings(max_examples=15)
@given(tables(), optimizers(), st.sampled_from(["float64", "float32"]), st.integers(0, 99))
def test_a_model_comes_back_and_predicts_the_same(
    table: Table, optimizer: Optimizer, dtype: str, seed: int
) -> None:
    chosen = TableSettings(hidden=((3, "tanh"),), optimizer=optimizer, epochs=2, dtype=dtype)
    model = fit_table(table, "y", settings=chosen, rng=seed).model
    with file() as path:
        save(model, path)
        loaded = load_model(path)
    _same_models(loaded, model, table)


def _same_models(loaded: Model, model: Model, table: Table) -> None:
    assert difference(loaded.network, model.network) is None
    assert (loaded.preprocessing, loaded.target, loaded.loss) == (
        model.preprocessing,
        model.target,
        model.loss,
    )
    assert loaded.about == model.about
    first, second = loaded.predict(table), model.predict(table)
    assert (first.labels, first.notes) == (second.labels, second.notes)
    np.testing.assert_array_equal(first.values, second.values)
    if second.probabilities is not None:
        np.testing.assert_array_equal(first.probabilities, second.probabilities)
