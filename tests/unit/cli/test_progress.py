"""The bar of a training: what it shows, at which width, and that it goes away."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from clearprop import SGD, Network, train
from clearprop.cli.progress import ProgressBar, watched

X, Y = [[1.0], [2.0]], [1.0, 2.0]


def shown(columns: int, lang: str, callbacks: list[object] | None = None) -> str:
    file = io.StringIO()
    console = Console(file=file, width=columns, force_terminal=True, legacy_windows=False, _environ={})
    bar = ProgressBar(lang, console)
    net = Network.create(1, [(1, "identity")], rng=0)
    train(
        net,
        X,
        Y,
        loss="squared_error",
        optimizer=SGD(0.01),
        epochs=5,
        rng=0,
        validation=(X, Y),
        callbacks=[bar, *(callbacks or [])],
    )
    bar.close()
    return file.getvalue()


def test_it_shows_the_epoch_and_both_losses() -> None:
    seen = shown(80, "en")
    assert "epoch 5" in seen
    assert "loss 0." in seen
    assert " / 0." in seen


def test_in_chinese() -> None:
    assert "第 5 轮" in shown(80, "zh")


def test_a_narrow_terminal_gets_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    last = shown(40, "en").rpartition("epoch 5")[2]
    assert "loss 0." in last.splitlines()[0]
    assert "0:00" not in last


def test_it_is_gone_afterwards_even_after_an_error() -> None:
    with watched("en") as (bar,):
        with pytest.raises(ZeroDivisionError):
            train_once(bar, Stop())
        assert bar._progress.live.is_started
    assert not bar._progress.live.is_started


class Stop:
    def on_epoch_end(self, epoch: int, logs: object) -> None:
        raise ZeroDivisionError


def train_once(*callbacks: object) -> None:
    net = Network.create(1, [(1, "identity")], rng=0)
    train(net, X, Y, loss="squared_error", optimizer=SGD(0.01), epochs=1, rng=0, callbacks=callbacks)
