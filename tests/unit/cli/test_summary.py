"""The summary of a training: what it says of data, plan, epochs and the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from clearprop import Adam
from clearprop.cli import summary
from clearprop.data.csv_reader import read_table
from clearprop.training.tabular import Fit, Prepared, TableSettings, prepare_table
from clearprop.words.width import width

SETTINGS = TableSettings(hidden=((4, "tanh"),), optimizer=Adam(0.01), epochs=20, batch_size=8, patience=20)


@pytest.fixture
def prepared(data: Path) -> Prepared:
    return prepare_table(read_table(data.name).without(["c"]), "y", settings=SETTINGS, rng=3)


@pytest.fixture
def fit(prepared: Prepared) -> Fit:
    return prepared.fit()


def test_the_head(prepared: Prepared, fit: Fit) -> None:
    assert summary.head_lines(prepared, fit.run, "en") == [
        "data.csv: 40 rows, inputs a, b; target y: 2 classes (no, yes)",
        "network 2-4-1: tanh, sigmoid · 17 parameters · binary_cross_entropy, mean",
        "Adam(0.01) · batches of 8 · at most 20 epochs",
        f"seed 3 · engine {fit.run.engine}, float64",
    ]
    assert summary.head_lines(prepared, fit.run, "zh") == [
        "data.csv：40 行，输入 a、b；目标 y：2 个类别（no、yes）",
        "网络 2-4-1：tanh, sigmoid · 17 个参数 · binary_cross_entropy, mean",
        "Adam(0.01) · 每批 8 个 · 至多 20 轮",
        f"种子 3 · 引擎 {fit.run.engine}，float64",
    ]


def test_a_penalty_is_shown_and_a_number_is_called_one(data: Path) -> None:
    settings = replace(SETTINGS, optimizer=Adam(0.01, l2=1e-4))
    prepared = prepare_table(read_table(data.name).without(["y"]), "c", settings=settings, rng=3)
    lines = summary.head_lines(prepared, prepared.fit().run, "en")
    assert lines[0] == "data.csv: 40 rows, inputs a, b; target c: a number"
    assert lines[2] == "Adam(0.01) · l2 0.0001 · batches of 8 · at most 20 epochs"


def test_the_epochs_that_are_shown_are_there_and_the_best_is_among_them(fit: Fit) -> None:
    shown = summary.shown_epochs(fit.run)
    assert shown[0] == 1
    assert shown[-1] == fit.run.epochs
    assert fit.run.best_epoch in shown
    assert shown == sorted(set(shown))
    lines = summary.epoch_lines(fit.run, "en")
    assert [line.endswith("← best, kept") for line in lines].count(True) == 1
    best = next(line for line in lines if "best" in line).split()
    assert int(best[0]) == fit.run.best_epoch
    assert float(best[2]) == pytest.approx(min(fit.run.validation_loss), abs=5e-7)


@pytest.mark.parametrize("epochs", [1, 2, 3])
def test_few_epochs_are_all_shown(fit: Fit, epochs: int) -> None:
    run = replace(fit.run, loss=fit.run.loss[:epochs], best_epoch=1)
    assert summary.shown_epochs(run) == [*range(1, epochs + 1)]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("all epochs", "Stopped after epoch 20: all epochs done."),
        ("patience", "Stopped after epoch 20: the validation loss last fell at epoch 9, 20 epochs before"),
        ("interrupted", "Interrupted after epoch 20: kept are the weights of epoch 9, the best so far."),
    ],
)
def test_why_it_stopped(fit: Fit, outcome: str, said: str) -> None:
    run = replace(fit.run, outcome=outcome, best_epoch=9, seconds=0.25)  # type: ignore[arg-type]
    line = summary.stopped_line(run, "en")
    assert line.startswith(said)
    assert line.endswith("0.2 s.")
    assert summary.stopped_line(run, "zh").startswith("第 20 轮后")


def test_a_validation_loss_that_never_was_a_number(fit: Fit) -> None:
    run = replace(fit.run, best_epoch=None)
    assert "the validation loss was never a finite number" in summary.stopped_line(run, "en")


def test_what_was_saved_and_over_what() -> None:
    assert summary.saved_lines("m.safetensors", ["network", "scale"], False, "en") == (
        "Saved   m.safetensors   (network, target scaling)"
    )
    assert summary.saved_lines("m.safetensors", ["network", "inputs", "classes"], True, "en") == (
        "Saved   m.safetensors   (network, input scaling, class names), over the file\n"
        "        that stood there"
    )


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_fits(
    prepared: Prepared, fit: Fit, columns: int, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = [*summary.head_lines(prepared, fit.run, lang), *summary.measure_lines(fit, lang)]
    lines += summary.epoch_lines(fit.run, lang)
    assert [line for part in lines for line in part.split("\n") if width(line) > columns] == []
