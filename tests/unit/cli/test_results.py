"""What ``--json`` prints has these fields and no others, for as long as its schema is 1."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.running import run

TRAIN = [
    "train",
    "data.csv",
    "--seed",
    "1",
    "--hidden",
    "4",
    "--epochs",
    "3",
    "-o",
    "m.safetensors",
    "--json",
]
TRAINED = [
    "schema", "command", "data", "model", "overwritten", "columns", "target", "network", "settings", "seed",
    "epochs", "best_epoch", "outcome", "seconds", "training", "validation", "notes",
]  # fmt: skip
SETTINGS = [
    "loss", "optimizer", "learning_rate", "l2", "weight_decay", "batch_size", "epochs", "patience",
    "validation", "dtype", "engine",
]  # fmt: skip
ERRORS = ["rows", "loss", "mean_absolute_error", "root_mean_squared_error", "r_squared"]


def result(*words: str) -> dict[str, Any]:
    ended = run(*words)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.count("\n") == 1
    found: dict[str, Any] = json.loads(ended.out)
    assert found["schema"] == 1
    assert found["command"] == words[0]
    return found


def test_a_training_of_classes(data: Path) -> None:
    found = result(*TRAIN, "--target", "y", "--drop", "c")
    assert list(found) == TRAINED
    assert list(found["settings"]) == SETTINGS
    assert list(found["network"]) == ["sizes", "activations", "parameters"]
    assert found["network"] == {"sizes": [2, 4, 1], "activations": ["relu", "sigmoid"], "parameters": 17}
    assert found["target"] == {"name": "y", "task": "classification", "classes": ["no", "yes"]}
    assert list(found["validation"]) == ["rows", "loss", "accuracy", "confusion"]
    assert sum(map(sum, found["validation"]["confusion"])) == found["validation"]["rows"] == 8
    assert (found["overwritten"], found["seed"], found["outcome"]) == (False, 1, "all epochs")
    assert result(*TRAIN, "--target", "y", "--drop", "c")["overwritten"] is True


def test_a_training_of_a_number(data: Path) -> None:
    found = result(*TRAIN, "--learning-rate", "0.1", "--target", "c")
    assert list(found) == TRAINED
    assert list(found["target"]) == ["name", "task", "mean", "scale"]
    assert list(found["training"]) == list(found["validation"]) == ERRORS


def test_an_evaluation(data: Path) -> None:
    run(*TRAIN, "--target", "y", "--drop", "c")
    found = result("evaluate", "m.safetensors", "data.csv", "--json")
    measured = ["rows", "loss", "accuracy", "confusion", "precision", "recall", "f1"]
    assert list(found) == ["schema", "command", "model", "data", "target", *measured, "notes"]
    assert len(found["precision"]) == 2
    assert found["notes"] == ["not used, because the model was not trained on them: c"]
    run(*TRAIN, "--target", "c")
    found = result("evaluate", "m.safetensors", "data.csv", "--json")
    assert list(found) == ["schema", "command", "model", "data", "target", *ERRORS, "notes"]


def test_predictions(data: Path) -> None:
    run(*TRAIN, "--target", "y", "--drop", "c")
    data.write_text(data.read_text(encoding="utf-8").replace(",c\n", ",y2\n").replace("a,b,y,y2", "a,b,z,y2"))
    ended = run("predict", "m.safetensors", "data.csv", "--json")
    found = json.loads(ended.out)
    assert list(found) == [
        "schema", "command", "model", "data", "target", "predictions", "probabilities", "notes",
    ]  # fmt: skip
    assert len(found["predictions"]) == len(found["probabilities"]) == 40
    for label, row in zip(found["predictions"], found["probabilities"], strict=True):
        assert sum(row) == pytest.approx(1)
        assert found["target"]["classes"][row.index(max(row))] == label
    run(*TRAIN, "--target", "y2")
    found = json.loads(run("predict", "m.safetensors", "data.csv", "--json").out)
    assert list(found) == ["schema", "command", "model", "data", "target", "predictions", "notes"]


def test_what_is_no_number_is_null(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("a,y\n1,1.5\n2,2.5\n", encoding="utf-8")
    found = result(*TRAIN, "--target", "y")
    assert found["validation"]["r_squared"] is None
