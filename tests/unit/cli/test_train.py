"""``clearprop train``: what it refuses before the work, what it keeps, and that a seed repeats it."""

from __future__ import annotations

import signal
from contextlib import nullcontext
from pathlib import Path

import pandas as pd
import pytest

import clearprop as cp
from clearprop.cli import train as module
from clearprop.cli.options import parse_hidden, parse_optimizer
from clearprop.cli.train import OF_OPTIMIZER, _usual
from clearprop.record.run import Run
from clearprop.training.callbacks import Callback
from clearprop.training.tabular import DEFAULTS
from tests.unit.cli.running import Ended, run

QUICK = ["--hidden", "4:tanh", "--epochs", "3", "--seed", "1", "--drop", "c"]


def trained(*words: str, target: str = "y") -> Ended:
    return run("train", "data.csv", "--target", target, *QUICK, *words)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_model_lies_here_under_the_name_of_the_data(data: Path, tmp_path: Path) -> None:
    ended = trained()
    assert (ended.code, ended.err) == (0, "")
    assert files(tmp_path) == ["data.csv", "data.safetensors"]
    assert cp.load_model("data.safetensors").about["seed"] == 1
    assert "Saved   data.safetensors   (network, input scaling, class names)\n" in ended.out


def test_a_seed_repeats_everything_bit_for_bit(data: Path, tmp_path: Path) -> None:
    trained("-o", "one.safetensors")
    trained("-o", "two.safetensors", "--json")
    trained("-o", "three.safetensors", "--seed", "2")
    one, two, three = ((tmp_path / f"{name}.safetensors").read_bytes() for name in ("one", "two", "three"))
    assert one == two
    assert one != three


def test_a_seed_that_was_drawn_is_shown_and_repeats(data: Path, tmp_path: Path) -> None:
    words = ["train", "data.csv", "--target", "y", "--hidden", "4", "--epochs", "2", "-o"]
    drawn = run(*words, "one.safetensors").out.split("seed ")[1].split(" ")[0]
    run(*words, "two.safetensors", "--seed", drawn)
    assert (tmp_path / "one.safetensors").read_bytes() == (tmp_path / "two.safetensors").read_bytes()


def test_settings_arrive(data: Path) -> None:
    trained(
        "--hidden",
        "3:relu",
        "--optimizer",
        "sgd",
        "--learning-rate",
        "0.5",
        "--float32",
        "--validation",
        "0.5",
    )
    model = cp.load_model("data.safetensors")
    assert model.network.sizes == (2, 4, 3, 1)
    assert [str(layer.activation) for layer in model.network] == ["tanh", "relu", "sigmoid"]
    assert model.network.dtype == "float32"
    assert model.about["rows"] == {"training": 20, "validation": 20}


def test_the_task_can_be_told(data: Path) -> None:
    trained("--task", "regression", target="b")
    assert cp.load_model("data.safetensors").target.task == "regression"
    trained("--task", "classification", target="b")
    assert cp.load_model("data.safetensors").target.classes == ("0", "1", "2")


def test_no_hidden_layer(data: Path) -> None:
    assert run("train", "data.csv", "--target", "c", "--hidden", "none", "--epochs", "2").code == 0
    assert len(cp.load_model("data.safetensors").network.layers) == 1


def test_writing_over_a_model_is_said(data: Path) -> None:
    assert "over the file" not in trained().out
    assert "over the file" in trained().out


def test_without_a_target_the_columns_are_listed(data: Path) -> None:
    ended = run("train", "data.csv")
    said = "--target is missing, the column to predict. The columns of data.csv are a, b, y, c."
    assert (ended.code, ended.out, " ".join(ended.err.split())) == (2, "", f"clearprop: {said}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--target", "y", "--drop", "y"],
            "--drop y: this is the target, which is needed. Drop another column.",
        ),
        (["--target", "y", "--drop", "q"], "data.csv: there is no column 'q'."),
        (["--target", "yy"], "data.csv: there is no column 'yy'. Did you mean y?"),
        (
            ["--target", "y", "-o", "m.json"],
            "-o m.json: a model is a .safetensors file, for example -o m.safetensors",
        ),
        (["--target", "y", "-o", "no/m.safetensors"], "-o no/m.safetensors: there is no folder no."),
        (["--target", "y", "--optimizer", "sgd"], "--optimizer sgd needs --learning-rate"),
    ],
)
def test_what_is_refused_is_refused_before_the_work(
    words: list[str], said: str, data: Path, tmp_path: Path
) -> None:
    ended = run("train", "data.csv", *words)
    assert (ended.code, ended.out) == (2, "")
    assert " ".join(ended.err.split()).startswith(f"clearprop: {said}")
    assert files(tmp_path) == ["data.csv"]


def test_a_training_that_fails_writes_nothing_and_exits_1(data: Path, tmp_path: Path) -> None:
    ended = trained("--optimizer", "sgd", "--learning-rate", "1e200", "--l2", "0.0001")
    assert ended.code == 1
    assert ended.err.startswith("clearprop: training failed in epoch ")
    assert files(tmp_path) == ["data.csv"]
    ended = trained("--optimizer", "sgd", "--learning-rate", "1e200", "--l2", "0.0001", "--json")
    assert (ended.code, ended.out) == (1, "")


class Interrupting(Callback):
    """Ctrl-C, as a terminal sends it, after an epoch, or before the first one is done."""

    def __init__(self, epoch: int) -> None:
        self.epoch = epoch

    def on_epoch_end(self, epoch: int, logs: object) -> None:
        if epoch == self.epoch:
            signal.raise_signal(signal.SIGINT)

    def on_step_end(self, step: object) -> None:
        if self.epoch == 0:
            signal.raise_signal(signal.SIGINT)


def interrupted(epoch: int, monkeypatch: pytest.MonkeyPatch, *words: str) -> Ended:
    monkeypatch.setattr(module, "_Head", lambda *_: Interrupting(epoch))
    return trained("--epochs", "1000", *words)


def test_ctrl_c_keeps_the_best_model_so_far(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = interrupted(7, monkeypatch)
    assert (ended.code, ended.err) == (130, "")
    assert "Interrupted after epoch 7: kept are the weights of epoch " in " ".join(ended.out.split())
    model = cp.load_model("data.safetensors")
    assert model.about["epochs"] == 7
    best = model.about["best_epoch"]
    trained("--epochs", str(best), "-o", "again.safetensors")
    again = cp.load_model("again.safetensors")
    assert all((a.W == b.W).all() for a, b in zip(model.network, again.network, strict=True))


def test_ctrl_c_before_the_first_epoch_keeps_nothing(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = interrupted(0, monkeypatch)
    assert ended.code == 130
    said = "stopped by Ctrl-C before the first epoch was done, so there is no model to keep."
    assert " ".join(ended.err.split()) == f"clearprop: {said} Nothing was written."
    assert files(tmp_path) == ["data.csv"]


def test_a_later_ctrl_c_says_what_was_written(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def press(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_report", press)
    ended = trained()
    assert ended.code == 130
    assert ended.err.strip() == "clearprop: stopped by Ctrl-C. Written before that: data.safetensors"


def test_what_an_option_is_unless_told_can_be_typed() -> None:
    assert parse_hidden([_usual("hidden")]) == DEFAULTS.hidden
    numbers = {name: float(_usual(name)) for name in OF_OPTIMIZER}
    known = {name: value for name, value in numbers.items() if hasattr(DEFAULTS.optimizer, name)}
    assert parse_optimizer(DEFAULTS.optimizer, _usual("optimizer"), **known) == DEFAULTS.optimizer
    others = {name: getattr(DEFAULTS, name) for name in ("epochs", "batch_size", "patience", "validation")}
    assert {name: float(_usual(name)) for name in others} == others


def test_the_head_is_printed_before_the_first_step(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(module, "say", said.append)

    class Seen(Callback):
        def on_epoch_end(self, epoch: int, logs: object) -> None:
            said.append(f"epoch {epoch}")

        def on_train_end(self, run: Run) -> None:
            said.append("end")

    monkeypatch.setattr(module, "one_is_enough", lambda: nullcontext(Seen()))
    trained()
    assert said[0].startswith("data.csv: 40 rows")
    assert said[1:5] == ["epoch 1", "epoch 2", "epoch 3", "end"]


@pytest.mark.parametrize("write", ["to_parquet", "to_feather"])
def test_a_file_that_is_no_text_learns_the_same(write: str, data: Path) -> None:
    frame = pd.read_csv(data)
    getattr(frame, write)("binary")
    words = ["--target", "y", "--epochs", "2", "--hidden", "3", "--seed", "1", "-o"]
    assert run("train", "data.csv", *words, "text.safetensors").code == 0
    assert run("train", "binary", *words, "binary.safetensors").code == 0
    answers = [
        run("predict", f"{model}.safetensors", table).out
        for model, table in (("text", "data.csv"), ("binary", "binary"), ("binary", "data.csv"))
    ]
    assert answers[0] == answers[1] == answers[2]
    assert "accuracy" in run("evaluate", "binary.safetensors", "binary").out


def test_a_column_that_no_table_can_hold_is_named_and_can_be_dropped(data: Path) -> None:
    pd.read_csv(data).assign(tags=[["x"]] * 40).to_parquet("d.parquet")
    words = ["train", "d.parquet", "--target", "y", "--epochs", "2", "-o", "m.safetensors"]
    ended = run(*words)
    assert ended.code == 2
    assert "d.parquet, row 0 (counted from 0): tags is of the type " in " ".join(ended.err.split())
    assert not Path("m.safetensors").exists()
    assert run(*words, "--drop", "tags").code == 0
