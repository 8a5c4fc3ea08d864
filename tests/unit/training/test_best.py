"""The best network so far is remembered, and patience runs out after so many epochs without a better one."""

from __future__ import annotations

import math

import pytest

from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.training.best import Best

NETS = [Network([Dense([[float(k)]])]) for k in range(5)]


def seen(*losses: float, patience: int | None = None) -> Best:
    best = Best(patience)
    for epoch, (loss, net) in enumerate(zip(losses, NETS, strict=False), start=1):
        best.see(epoch, loss, lambda net=net: net)
    return best


@pytest.mark.parametrize(
    ("losses", "epoch"),
    [
        ((3.0, 2.0, 1.0), 3),
        ((1.0, 2.0, 3.0), 1),
        ((2.0, 1.0, 1.0), 2),
        ((2.0, math.nan, 3.0), 1),
        ((math.nan, 5.0), 2),
    ],
)
def test_the_first_of_the_lowest_is_the_best(losses: tuple[float, ...], epoch: int) -> None:
    best = seen(*losses)
    assert best.epoch == epoch
    assert best.loss == losses[epoch - 1]
    assert best.network is NETS[epoch - 1]


def test_before_anything_was_measured_nothing_is_best() -> None:
    for best in (Best(3), seen(math.nan, math.inf)):
        assert (best.epoch, best.network, best.loss) == (None, None, math.inf)


def test_patience() -> None:
    best = seen(3.0, 1.0, 2.0, patience=2)
    assert [best.out_of_patience(epoch) for epoch in (2, 3, 4, 5)] == [False, False, True, True]
    assert not seen(3.0, 1.0, 2.0).out_of_patience(1000)
    assert [seen(math.nan, math.nan, patience=2).out_of_patience(epoch) for epoch in (1, 2)] == [False, True]


@pytest.mark.parametrize("patience", [None, 1, 2, 3])
@pytest.mark.parametrize("cut", [1, 2, 5, 8])
def test_many_epochs_at_once_are_as_good_as_one_after_the_other(patience: int | None, cut: int) -> None:
    for losses in ([3, 2, 2, 1, 5, 5, 5, 0], [math.nan] * 4 + [1, 1, 1, 1], [1, 2, 3, 4, 0, 0, 0, 0]):
        one, all_, out_of = Best(patience), Best(patience), None
        for epoch, loss in enumerate(losses, start=1):
            one.see(epoch, loss, lambda: NETS[0])
            if one.out_of_patience(epoch):
                out_of = epoch
                break
        told = None
        for first in range(0, len(losses), cut):
            told = all_.see_all(first + 1, losses[first : first + cut], lambda epoch: lambda: NETS[epoch % 5])
            if told is not None:
                break
        assert (told, all_.epoch, all_.loss) == (out_of, one.epoch, one.loss)
        if all_.epoch is not None:
            assert all_.network is NETS[all_.epoch % 5]
