"""What every course knows of its training: how it is cut into steps, and the learning rate of each."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.engines.course import Advance, Course
from clearprop.engines.engine import Batch
from clearprop.engines.storage import Storage
from clearprop.network.network import Network
from clearprop.numerics.losses import HalfSquaredError
from clearprop.record.keep import Keep
from clearprop.record.optimizers import SGD
from clearprop.record.schedules import StepDecay
from clearprop.record.settings import Plan, Settings

NET = Network.create(2, [(3, "tanh"), (1, "identity")], rng=0)


class Standing(Course):
    def advance(self, start: int, count: int, t: int, orders: Any, uniforms: Any) -> Advance:
        return Advance(0, np.zeros((1, 4)))


def course(n: int, batch_size: int | None, rate: Any = 0.5) -> Standing:
    settings = Settings(HalfSquaredError(), "mean", SGD(rate))
    plan = Plan(settings, 1, batch_size, True, 0, "", Keep(), None, None, (), "float64", "any")
    data = Batch(np.zeros((n, 2)), np.zeros((n, 1)), np.arange(n))
    return Standing(Storage(NET, (), 4), plan, data)


@pytest.mark.parametrize(
    ("n", "batch_size", "size", "steps"),
    [(7, None, 7, 1), (7, 3, 3, 3), (6, 3, 3, 2), (5, 9, 5, 1), (1, 1, 1, 1)],
)
def test_an_epoch_is_cut_into_steps(n: int, batch_size: int | None, size: int, steps: int) -> None:
    cut = course(n, batch_size)
    assert (cut.batch_size, cut.steps_an_epoch) == (size, steps)


def test_the_learning_rate_of_each_step() -> None:
    assert course(3, 1).rates(5, 100).tolist() == [0.5]
    assert course(3, 1, StepDecay(0.8, factor=0.5, every=2)).rates(1, 4).tolist() == [0.8, 0.4, 0.4, 0.2]
