from __future__ import annotations

from typing import Any

import pytest

import clearprop as cp
from clearprop.export.pytorch.training_lines import train_functions
from tests.unit.export.program.recipes import made
from tests.unit.export.pytorch.running import largest_difference

OPTIMIZERS = {
    "momentum": cp.SGD(0.1, momentum=0.9),
    "nesterov": cp.SGD(0.1, momentum=0.9, nesterov=True),
    "penalty": cp.SGD(0.1, l2=0.3),
    "clipped": cp.Adam(0.05, l2=0.01, clip_norm=0.01),
    "rmsprop": cp.RMSProp(0.01, decay=0.9),
    "adam": cp.Adam(0.05, beta1=0.8),
    "adamw": cp.AdamW(0.05, weight_decay=0.3),
    "schedule": cp.SGD(cp.Warmup(cp.CosineDecay(0.4, steps=5), steps=2)),
    "adamw_schedule": cp.AdamW(cp.StepDecay(0.1, factor=0.5, every=2), weight_decay=0.1),
}
LAYERS = [(4, "tanh"), (3, "relu", {"bias": "none"}), (3, "identity", {"bias": "fixed"})]


@pytest.mark.torch
@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("batch_size", [None, 4])
def test_every_optimizer(name: str, batch_size: int | None) -> None:
    network = cp.Network.create(3, LAYERS, rng=0)
    settings: dict[str, Any] = {"loss": "half_squared_error", "batch_size": batch_size}
    assert largest_difference(network, optimizer=OPTIMIZERS[name], **settings) <= 1e-10


@pytest.mark.torch
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_reduction_order_and_type(dtype: str) -> None:
    network = cp.Network.create(3, LAYERS, rng=0, dtype=dtype)
    limit = 1e-6 if dtype == "float32" else 1e-12
    for settings in ({"reduction": "sum"}, {"batch_size": 4, "shuffle": False}, {"batch_size": 11}):
        given: dict[str, Any] = {"loss": "huber", "optimizer": cp.SGD(0.02), **settings}
        assert largest_difference(network, **given) <= limit


def test_nothing_is_written_that_is_not_used() -> None:
    (plain,) = train_functions(made())
    assert "optimizer = torch.optim.SGD(trained, lr=learning_rate)" in plain[3]
    assert not [line for line in plain if "rng" in line or "param_groups" in line]
    names = [lines[0] for lines in train_functions(made(optimizer=cp.SGD(0.5, l2=0.1, clip_norm=2.0)))]
    assert names == ["def clip(trained):", "def penalty(network):", "def train(network, x, y):"]
