"""After a training that ended badly: one sentence, and what to try; otherwise silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.running import Ended, run

SLOW = ["--optimizer", "sgd", "--learning-rate", "1e-6"]
WILD = ["--optimizer", "sgd", "--learning-rate", "1000"]


def trained(*words: str, target: str = "y", drop: str = "c", hidden: str = "4:tanh") -> Ended:
    usual = ["--hidden", hidden, "--epochs", "60", "--seed", "3"]
    return run("train", "data.csv", "--target", target, "--drop", drop, *usual, *words)


def test_silence_where_it_ended_well(data: Path) -> None:
    assert trained().err == ""
    assert trained(target="c", drop="y").err == ""


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_a_rate_that_is_too_small(data: Path, words: list[str]) -> None:
    ended = trained(*SLOW, *words)
    assert ended.code == 0
    assert ended.err.startswith("Training ended badly. The learning rate 0.000001 is too small: ")
    assert "Try" in ended.err
    assert "Training ended badly" not in ended.out


def test_a_training_that_broke_off_is_told_of_its_rate_once(data: Path) -> None:
    ended = trained(*WILD, hidden="4:relu", target="c", drop="y")
    assert ended.code == 1
    assert ended.err.startswith("clearprop: training failed in epoch ")
    assert ended.err.count("learning rate") == 1


def test_it_is_said_in_chinese_too(data: Path) -> None:
    assert trained(*SLOW, "--lang", "zh").err.startswith("训练结果不好。学习率 0.000001 太小：")


def test_what_is_advised_helps(data: Path) -> None:
    advised = trained(*SLOW).err.replace("\n", " ").rstrip(". ").rpartition(" ")[2]
    assert trained("--optimizer", "sgd", "--learning-rate", advised).err == ""


def test_nothing_is_advised_where_somebody_stopped_it(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import nullcontext

    from clearprop.cli import train as module
    from clearprop.training.callbacks import Callback

    class Stops(Callback):
        def on_epoch_end(self, epoch: int, logs: object) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(module, "_watched", lambda lang: nullcontext((Stops(),)))
    assert "ended badly" not in trained(*SLOW).err
