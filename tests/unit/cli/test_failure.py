"""A training that blew up: which number, in which row of the file, and what to try."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from clearprop import SGD
from clearprop.cli.failure import why_not_finite
from clearprop.data.csv_reader import read_table
from clearprop.training.tabular import Fit, Prepared, TableSettings, prepare_table


def failed(data: Path, rate: float, target: str = "c") -> tuple[Prepared, Fit]:
    table = read_table(data.name).without({"y", "c"} - {target})
    settings = TableSettings(hidden=((4, "relu"),), optimizer=SGD(rate), epochs=50)
    prepared = prepare_table(table, target, settings=settings, rng=0)
    return prepared, prepared.fit()


def test_the_row_is_that_of_the_file(data: Path) -> None:
    prepared, fit = failed(data, 1e200)
    step = fit.run.steps[-1]
    wrong = int(np.flatnonzero(~np.isfinite(step.layers[-1].z[:, 0]))[0])
    line = prepared.table.lines[prepared.rows.training[step.rows[wrong]]]
    said = why_not_finite(prepared, fit, "en")
    assert said.startswith(
        f"training failed in epoch {step.epoch}: step {step.index}, layer 2, z[{wrong}, 0]"
    )
    assert f"(line {line} of the data) became " in said
    assert said.endswith(
        "Nothing was written. The learning rate was 1e+200; a smaller one usually helps, "
        "for example --learning-rate 0.01"
    )


def test_a_smaller_rate_is_really_smaller(data: Path) -> None:
    said = why_not_finite(*failed(data, 1e3), "zh")
    assert said.startswith("训练在第 ")
    assert said.endswith("学习率为 1000；改小通常有用，例如 --learning-rate 0.01")


def test_a_number_that_belongs_to_no_row(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared, fit = failed(data, 1e308)
    said = why_not_finite(prepared, fit, "en")
    assert "of the data" not in said or "z[" in said
