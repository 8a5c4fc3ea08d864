"""Ctrl-C may fall between two columns of an epoch's row; the run must not have more losses than epochs."""

from __future__ import annotations

import pytest

from clearprop import SGD, Network, train
from clearprop.training.history import History


def test_a_row_that_was_stopped_half_way_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = History._column
    calls = []

    def stopped(self: History, name: str) -> list[float]:
        calls.append(name)
        if calls.count("validation_loss") == 3:
            raise KeyboardInterrupt
        return whole(self, name)

    monkeypatch.setattr(History, "_column", stopped)
    net = Network.create(1, [(1, "identity")], rng=0)
    x, y = [[1.0], [2.0]], [1.0, 2.0]
    _, run = train(net, x, y, loss="squared_error", optimizer=SGD(0.01), epochs=9, validation=(x, y), rng=0)
    assert run.outcome == "interrupted"
    assert [len(run.loss), len(run.loss_min), len(run.loss_max), len(run.validation_loss)] == [2, 2, 2, 2]
