"""The check of gradients against differences: small where they are right, and not where one is wrong."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.network.network import Network
from clearprop.record.address import Address
from clearprop.record.optimizers import SGD
from clearprop.record.step import Step
from clearprop.training.gradient_check import check_gradients
from clearprop.training.step import step
from tests.unit.record.worked import with_layer


def taken(loss: str, last: str, **settings: Any) -> Step:
    layers: Any = [
        (4, "tanh", {"dropout": 0.25}),
        (3, "softmax", {"bias": "none"}),
        (3, "gelu", {"bias": "shared"}),
    ]
    net = Network.create(2, [*layers, (3, last)], initializer="normal(0.7)", rng=1)
    rng = np.random.default_rng(2)
    x, y = rng.normal(size=(5, 2)), np.eye(3)[rng.integers(0, 3, 5)]
    return step(net, x, y, loss=loss, optimizer=SGD(0.1, l2=0.5, clip_norm=0.01), rng=3, **settings)


@pytest.mark.parametrize(
    ("loss", "last", "settings"),
    [
        ("squared_error", "identity", {}),
        ("half_squared_error", "sigmoid", {"reduction": "sum"}),
        ("mean_squared_error", "softmax", {"example_weight": [1.0, 0.0, 2.0, 0.5, 1.0]}),
        ("binary_cross_entropy", "sigmoid", {}),
        ("cross_entropy", "softmax", {"reduction": "sum", "example_weight": [1.0, 0.0, 2.0, 0.5, 1.0]}),
    ],
)
def test_right_gradients_agree_with_differences_of_the_loss(loss: str, last: str, settings: Any) -> None:
    # Dropout keeps its masks; penalty and clipping have no part in the gradients of the loss.
    found = check_gradients(taken(loss, last, **settings))
    assert found.gap < 1e-8
    assert found.count == (8 + 4) + 12 + (9 + 1) + (9 + 3)
    assert [str(address) for address in found.gaps] == [
        "layer 1, dW",
        "layer 1, db",
        "layer 2, dW",
        "layer 3, dW",
        "layer 3, db",
        "layer 4, dW",
        "layer 4, db",
    ]
    assert max(found.gaps.values()) < 1e-7


@pytest.mark.parametrize(("layer", "field"), [(1, "dW"), (2, "dW"), (3, "db"), (4, "dW"), (4, "db")])
def test_a_gradient_wrong_by_one_part_in_two_thousand_is_seen_where_it_is(layer: int, field: str) -> None:
    right = taken("squared_error", "identity")
    wrong = with_layer(right, layer, **{field: right[f"layer {layer}, {field}"] * 1.0005})
    found = check_gradients(wrong)
    assert found.gaps[Address(field, layer=layer)] == pytest.approx(0.0005, rel=1e-3)
    others = [gap for address, gap in found.gaps.items() if address != Address(field, layer=layer)]
    assert max(others) < 1e-7
    assert found.gap > 1e-7
