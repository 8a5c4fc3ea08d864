"""Small layers stay in the kernel, large ones are multiplied by NumPy, and what cannot be is said."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.engines import Batch
from clearprop.engines.compiled import built
from clearprop.engines.compiled.choice import CROSSING, course
from clearprop.engines.compiled.in_kernel import CompiledCourse
from clearprop.engines.compiled.with_matmul import MatmulCourse
from clearprop.numerics.losses import loss as parse_loss
from clearprop.record.keep import Keep
from clearprop.record.settings import Plan, Settings

NET = cp.Network.create(3, [(4, "relu"), (1, "identity")], rng=0)


def chosen(net: cp.Network, n: int, batch_size: int | None, loss: Any = "huber") -> Any:
    settings = Settings(parse_loss(loss), "mean", cp.SGD(0.1))
    plan = Plan(settings, 1, batch_size, True, 0, "", Keep(), None, None, (), "float64", "compiled")
    return course(net, plan, Batch(np.zeros((n, 3)), np.zeros((n, 1)), np.arange(n)))


@pytest.mark.skipif(built.problem() is not None, reason="the kernel was not compiled here")
def test_the_largest_product_decides() -> None:
    rows = CROSSING // 12
    assert type(chosen(NET, rows, None)) is CompiledCourse
    assert type(chosen(NET, rows + 1, None)) is MatmulCourse
    assert type(chosen(NET, rows + 1, 32)) is CompiledCourse


@pytest.mark.skipif(built.problem() is not None, reason="the kernel was not compiled here")
def test_what_the_kernel_does_not_know_is_told() -> None:
    class Mine(type(parse_loss("huber"))):  # type: ignore[misc]
        pass

    assert chosen(NET, 3, None, Mine()) == "it does not know the loss huber(1.0)"


def test_without_a_kernel_nothing_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built, "problem", lambda: "it is not here")
    assert chosen(NET, 3, None) == "it is not here"
