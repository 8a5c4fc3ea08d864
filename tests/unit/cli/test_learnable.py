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
from clearprop.record.files import save_step
from tests.unit.cli.running import run


def asked(what: str, data: str | None = None, rate: float | None = None) -> Asked:
    return Asked(what, data, None, rate, "en")


def test_an_example_as_it_is() -> None:
    found = learnable(asked("worked_2_2_2"))
    assert found.network is worked_2_2_2.network
    assert found.settings == worked_2_2_2.settings


def test_a_learning_rate_takes_the_place_of_its_own() -> None:
    assert learnable(asked("worked_2_2_2", rate=2.0)).settings["optimizer"] == cp.SGD(2.0)


def test_a_step_has_its_rows_and_settings() -> None:
    step = cp.step(
        worked_2_2_2.network,
        worked_2_2_2.x,
        worked_2_2_2.y,
        loss="huber",
        optimizer=cp.Adam(),
        reduction="sum",
    )
    save_step(step, "step.safetensors")
    found = learnable(asked("step.safetensors"))
    assert found.settings == {
        "loss": "huber(1.0)", "reduction": "sum", "optimizer": cp.Adam(), "epochs": 1, "batch_size": None,
    }  # fmt: skip
    assert found.x is not None
    assert (found.x == worked_2_2_2.x).all()
    assert [layer.bias for layer in found.network] == ["fixed", "fixed"]
    with pytest.raises(Misuse, match="is a recorded step, with rows of its own"):
        learnable(asked("step.safetensors", "d.csv"))


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
    assert found.input_names == ("a", "b")
    assert found.settings["optimizer"] == cp.SGD(0.5)
