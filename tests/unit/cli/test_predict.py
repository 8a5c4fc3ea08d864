"""``clearprop predict``: an answer for every row, in its order, to where it was asked for."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import clearprop as cp
from clearprop.data.csv_reader import read_table
from tests.unit.cli.running import run


@pytest.fixture
def model(data: Path) -> str:
    run("train", "data.csv", "--target", "y", "--hidden", "4", "--epochs", "30", "--seed", "1", "--drop", "c")
    return "data.safetensors"


@pytest.fixture
def new(model: str, tmp_path: Path) -> str:
    (tmp_path / "new.csv").write_text("b,a\n1,0\n2,19.5\n1,\n", encoding="utf-8")
    return "new.csv"


def test_classes_and_their_probabilities(model: str, new: str) -> None:
    ended = run("predict", model, new)
    assert ended.code == 0
    rows = list(csv.reader(io.StringIO(ended.out)))
    assert rows[0] == ["y", "probability no", "probability yes"]
    answer = cp.load_model(model).predict(read_table(new))
    assert [row[0] for row in rows[1:]] == list(answer.labels)
    assert answer.probabilities is not None
    assert [[float(cell) for cell in row[1:]] for row in rows[1:]] == answer.probabilities.tolist()
    assert " ".join(ended.err.split()).startswith("· column a: 1 of 3 values missing, replaced by the median")


def test_numbers_in_their_own_unit(data: Path) -> None:
    exactly = [
        "--hidden",
        "none",
        "--epochs",
        "300",
        "--patience",
        "300",
        "--optimizer",
        "adam",
        "--seed",
        "1",
    ]
    run("train", "data.csv", "--target", "c", "--learning-rate", "0.1", *exactly)
    ended = run("predict", "data.safetensors", "data.csv")
    assert (ended.code, ended.err) == (0, "")
    head, *values = ended.out.splitlines()
    assert head == "c"
    assert [float(value) for value in values] == pytest.approx([100 + 0.75 * i for i in range(40)], abs=3)


def test_the_target_s_own_column_is_no_stranger(model: str) -> None:
    ended = run("predict", model, "data.csv")
    assert ended.err == "  · not used, because the model was not trained on them: c\n"


def test_an_answer_in_a_file(model: str, new: str, tmp_path: Path) -> None:
    printed = run("predict", model, new).out
    ended = run("predict", model, new, "-o", "answers.csv")
    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / "answers.csv").read_text(encoding="utf-8") == printed
    assert ended.err.endswith("3 rows answered, written to answers.csv.\n")
    ended = run("predict", model, new, "-o", "answers.csv", "--lang", "zh")
    assert ended.err.endswith("已预测 3 行，写入 answers.csv，覆盖了原有文件。\n")


def test_an_answer_can_be_read_again_and_measured(model: str, tmp_path: Path) -> None:
    run("predict", model, "data.csv", "-o", "answers.csv")
    table = read_table("answers.csv")
    assert set(table.column("y")) <= {"no", "yes"}
    assert table.n == 40


@pytest.mark.parametrize("name", ["data.csv", "data.safetensors"])
def test_what_is_read_is_not_written_over(name: str, model: str, tmp_path: Path) -> None:
    before = (tmp_path / name).read_bytes()
    ended = run("predict", model, "data.csv", "-o", name)
    assert (ended.code, ended.out) == (2, "")
    assert "this file is read here and would be lost" in " ".join(ended.err.split())
    assert (tmp_path / name).read_bytes() == before


def test_printing_and_writing_are_two_things(model: str, new: str, tmp_path: Path) -> None:
    ended = run("predict", model, new, "-o", "x.csv", "--json")
    assert (ended.code, ended.out) == (2, "")
    assert not (tmp_path / "x.csv").exists()


def test_other_columns(model: str, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("a,bb\n1,2\n", encoding="utf-8")
    ended = run("predict", model, "new.csv", "-o", "x.csv")
    said = (
        "clearprop: new.csv: the column b is missing; the model was trained on a and b. It has bb, which the "
        "model does not know. Add or rename what is missing. Nothing was written."
    )
    assert (ended.code, " ".join(ended.err.split())) == (2, said)
    assert not (tmp_path / "x.csv").exists()


def test_letters_that_stdout_does_not_have(data: Path) -> None:
    data.write_text(
        data.read_text(encoding="utf-8").replace("yes", "是").replace("no", "否"), encoding="utf-8"
    )
    run("train", "data.csv", "--target", "y", "--hidden", "4", "--epochs", "3", "--drop", "c")
    ended = run("predict", "data.safetensors", "data.csv", encoding="ascii")
    assert (ended.code, ended.out) == (2, "")
    assert "stdout is written as ascii" in ended.err
