"""``clearprop evaluate``: measures of a model on rows, and whose rows they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.running import run, table_text


@pytest.fixture
def model(data: Path) -> str:
    run("train", "data.csv", "--target", "y", "--hidden", "4", "--epochs", "3", "--seed", "1", "--drop", "c")
    return "data.safetensors"


def test_the_rows_that_were_trained_on_flatter(model: str, tmp_path: Path) -> None:
    ended = run("evaluate", model, "data.csv")
    assert (ended.code, ended.err) == (0, "")
    assert "the model was trained on rows of this file" in ended.out
    (tmp_path / "test.csv").write_text(table_text(30), encoding="utf-8")
    ended = run("evaluate", model, "test.csv")
    assert ended.out.startswith("data.safetensors on test.csv: 30 rows; target y: 2 classes (no, yes)\n")
    assert "trained on rows" not in ended.out


def test_the_confusion_matrix_counts_the_rows(model: str) -> None:
    lines = run("evaluate", model, "data.csv").out.splitlines()
    counts = [[int(word) for word in line.split()[-2:]] for line in lines[-2:]]
    assert [sum(row) for row in counts] == [20, 20]
    right = counts[0][0] + counts[1][1]
    accuracy = next(line for line in lines if line.startswith("  accuracy"))
    assert accuracy.split()[1:] == [f"{100 * right / 40:.2f}", "%", str(right), "of", "40"]


def test_the_target_has_to_be_there(model: str, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    ended = run("evaluate", model, "new.csv")
    said = "clearprop: new.csv: there is no column 'y'. The columns are a and b."
    assert (ended.code, ended.out, " ".join(ended.err.split())) == (2, "", said)


def test_a_class_that_the_model_does_not_know(model: str, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("a,b,y\n1,2,no\n3,4,maybe\n", encoding="utf-8")
    ended = run("evaluate", model, "new.csv")
    assert ended.code == 2
    assert "new.csv, line 3: the target y is 'maybe', but the model knows no and yes." in " ".join(
        ended.err.split()
    )


def test_a_number_is_measured_in_its_own_unit(data: Path) -> None:
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
    lines = run("evaluate", "data.safetensors", "data.csv", "--lang", "zh").out.splitlines()
    error = next(line for line in lines if line.strip().startswith("平均绝对误差")).split()
    assert 0 < float(error[1]) < 2  # the numbers go from 100 to 129
    assert error[2] == "以目标的单位计"
