"""The rows that a command is given: files, pipes, and columns that are left out."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pandas as pd
import pytest

from clearprop.cli.tables import read_rows
from clearprop.cli.usage import Misuse
from tests.unit.cli.running import run, table_text

TRAINED = ("--target", "y", "--hidden", "none", "--epochs", "2", "--seed", "1", "--lang", "en")


def pipe(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))


@pytest.fixture
def lists(data: Path) -> str:
    """A Parquet file with a column of lists, which no table can hold."""
    run("train", "data.csv", *TRAINED, "--drop", "c")
    frame = pd.read_csv(data).drop(columns="c").assign(tags=[["a"]] * 40)
    frame.to_parquet("lists.parquet", index=False)
    return "lists.parquet"


def test_a_column_that_cannot_be_read_is_left_out_of_answers_too(lists: str) -> None:
    refused = run("predict", "data.safetensors", lists, "--lang", "en")
    assert refused.code == 2
    assert "--drop tags" in refused.err
    assert run("predict", "data.safetensors", lists, "--drop", "tags").out.count("\n") == 41
    measured = run("evaluate", "data.safetensors", lists, "--drop", "tags", "--json")
    assert json.loads(measured.out)["rows"] == 40


def test_what_the_model_needs_cannot_be_left_out(lists: str) -> None:
    ended = run("predict", "data.safetensors", "data.csv", "--drop", "a", "--lang", "en")
    assert (ended.code, ended.out) == (2, "")
    assert "column" in ended.err
    ended = run("evaluate", "data.safetensors", "data.csv", "--drop", "y", "--lang", "en")
    assert ended.code == 2
    with pytest.raises(Misuse):
        read_rows("data.csv", ["y"], "y")


def test_rows_come_through_a_pipe(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, table_text())
    assert run("train", "-", *TRAINED, "--drop", "c").out.startswith("standard input: 40 rows")
    assert Path("model.safetensors").is_file()
    pipe(monkeypatch, table_text())
    ended = run("evaluate", "model.safetensors", "-", "--lang", "en")
    assert ended.code == 0
    assert "trained on rows of this file" not in " ".join(ended.out.split())
    answers = run("predict", "model.safetensors", "data.csv").out
    pipe(monkeypatch, table_text())
    assert run("predict", "model.safetensors", "-").out == answers


def test_an_empty_pipe_is_an_empty_table(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, "")
    ended = run("train", "-", "--target", "y", "--lang", "en")
    assert ended.code == 2
    assert " ".join(ended.err.split()).startswith("clearprop: standard input is empty.")
