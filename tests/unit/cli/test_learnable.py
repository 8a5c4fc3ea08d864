"""What is trained is found by its name, with the settings that belong to it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import clearprop as cp
from clearprop.cli.learnable import EPOCHS, learnable
from clearprop.cli.subject import Asked
from clearprop.cli.usage import Misuse
from clearprop.examples import worked_2_2_2
from tests.unit.cli.running import run


def asked(what: str, data: str | None = None, rate: float | None = None) -> Asked:
    return Asked(what, data, None, rate, "en")


def test_an_example_as_it_is() -> None:
    found = learnable(asked("worked_2_2_2"))
    assert found.network is worked_2_2_2.network
    assert found.settings == worked_2_2_2.settings


def test_a_learning_rate_takes_the_place_of_its_own() -> None:
    assert learnable(asked("worked_2_2_2", rate=2.0)).settings["optimizer"] == cp.SGD(2.0)


def test_a_network_with_and_without_rows(capsys: pytest.CaptureFixture[str]) -> None:
    cp.save(worked_2_2_2.network, "net.safetensors")
    found = learnable(asked("net.safetensors"))
    assert (found.x, found.settings["loss"], found.settings["epochs"]) == (
        None,
        "binary_cross_entropy",
        EPOCHS,
    )
    assert "reads data.csv: a line of names, then 2 columns of inputs and 2 of targets" in " ".join(
        capsys.readouterr().err.split()
    )
    Path("d.csv").write_text("a,b,c,d\n1,2,0,1\n3,4,1,0\n", encoding="utf-8")
    found = learnable(asked("net.safetensors", "d.csv"))
    np.testing.assert_array_equal(found.x, [[1, 2], [3, 4]])
    np.testing.assert_array_equal(found.y, [[0, 1], [1, 0]])


def test_a_model_needs_rows_and_names_its_columns(data: Path) -> None:
    run("train", "data.csv", "--target", "y", "--hidden", "3", "--epochs", "2", "--seed", "1", "--drop", "c")
    with pytest.raises(
        Misuse, match="--data is missing, the CSV file with the rows that the program trains on"
    ):
        learnable(asked("data.safetensors"))
    found = learnable(asked("data.safetensors", "data.csv", 0.5))
    a, b = (column for column in cp.load_model("data.safetensors").preprocessing.inputs)
    assert found.about_data == (
        f"x, as the model prepares it: (a - {a.mean:.6g}) / {a.sd:.6g}, (b - {b.mean:.6g}) / {b.sd:.6g}",
        "y: 0 no, 1 yes",
    )
    assert found.settings["optimizer"] == cp.SGD(0.5)


def test_a_target_that_is_a_number(data: Path) -> None:
    run(
        "train",
        "data.csv",
        "--target",
        "c",
        "--hidden",
        "3",
        "--epochs",
        "2",
        "--seed",
        "1",
        "--drop",
        "a",
        "--drop",
        "b",
    )
    about = learnable(asked("data.safetensors", "data.csv")).about_data
    target = cp.load_model("data.safetensors").target
    assert about == ("x, as the model prepares it: y", f"y: (c - {target.mean:.6g}) / {target.scale:.6g}")
