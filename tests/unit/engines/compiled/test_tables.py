"""The kernel's numbers stand in the order of its header, and nothing but our own classes is given to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

import clearprop as cp
from clearprop.engines import compiled
from clearprop.engines.compiled import tables
from clearprop.numerics.activations import ACTIVATIONS, Relu
from clearprop.numerics.losses import LOSSES, HalfSquaredError, Huber
from clearprop.record.optimizers import OPTIMIZERS
from clearprop.record.settings import Settings

HEADER = (Path(compiled.__file__).parent / "kernel" / "plan.h").read_text(encoding="utf-8")


def listed(first: str) -> list[str]:
    """The names of the enumeration that begins with this one."""
    found = re.search(rf"enum \{{\s*({first}\b[^}}]*)\}}", HEADER)
    assert found
    return [name.strip().lower() for name in found[1].split(",")]


def test_the_enumerations_of_the_header() -> None:
    assert list(tables.ACTIVATION_NAMES) == listed("IDENTITY")
    assert list(tables.LOSS_NAMES) == listed("SQUARED_ERROR")
    assert set(tables.ACTIVATION_NAMES) == set(ACTIVATIONS)
    assert set(tables.LOSS_NAMES) == set(LOSSES)
    named = ("sgd", "momentum", "nesterov", "rmsprop", "adam")
    assert [getattr(tables, name.upper()) for name in named] == list(range(5))
    assert tuple(listed("SGD")) == named


@pytest.mark.parametrize(
    ("optimizer", "expected"),
    [
        (cp.SGD(0.1), {"optimizer": tables.SGD}),
        (cp.SGD(0.1, momentum=0.9), {"optimizer": tables.MOMENTUM, "momentum": 0.9}),
        (cp.SGD(0.1, momentum=0.9, nesterov=True), {"optimizer": tables.NESTEROV}),
        (cp.RMSProp(0.1, decay=0.8), {"optimizer": tables.RMSPROP, "beta2": 0.8, "epsilon": 1e-8}),
        (
            cp.Adam(0.1, beta1=0.8, l2=0.5),
            {"optimizer": tables.ADAM, "beta1": 0.8, "l2": 0.5, "weight_decay": 0.0},
        ),
        (cp.AdamW(0.1, clip_norm=2.0), {"optimizer": tables.ADAM, "weight_decay": 0.01, "clip_norm": 2.0}),
    ],
    ids=str,
)
def test_optimizers(optimizer: cp.SGD, expected: dict[str, float]) -> None:
    found = tables.numbers(Settings(Huber(2.0), "mean", optimizer))
    assert isinstance(found, dict)
    assert found.items() >= expected.items()
    assert (found["loss_parameter"], found["mean"]) == (2.0, True)


def test_a_layer() -> None:
    net = cp.Network(
        [
            cp.Dense([[1.0, 2.0]], [3.0], "leaky_relu(0.3)", bias="shared", dropout=0.25),
            cp.Dense([[1.0], [2.0]], [3.0], "elu(2)", bias="fixed"),
            cp.Dense([[1.0]], None, "sigmoid", trainable=False),
        ]
    )
    rows = tables.layer_rows(net)
    assert not isinstance(rows, str)
    assert [(row["biases"], row["trains_W"], row["trains_b"]) for row in rows] == [
        (1, True, True),
        (1, True, False),
        (0, False, False),
    ]
    assert [(row["parameter"], row["dropout"]) for row in rows] == [(0.3, 0.25), (2.0, 0.0), (0.0, 0.0)]


class MyRelu(Relu):
    pass


class MyLoss(HalfSquaredError):
    pass


@dataclass(frozen=True)
class MySGD(cp.SGD):
    name: ClassVar[str] = "mine"


def test_a_class_of_somebody_elses_is_not_taken_for_ours() -> None:
    assert MySGD not in OPTIMIZERS
    told = tables.layer_rows(cp.Network([cp.Dense([[1.0]]), cp.Dense([[1.0]], None, MyRelu())]))
    assert told == "it does not know the activation relu of layer 2"
    assert (
        tables.numbers(Settings(MyLoss(), "mean", cp.SGD(1.0)))
        == "it does not know the loss half_squared_error"
    )
    told = tables.numbers(Settings(HalfSquaredError(), "mean", MySGD(1.0)))
    assert told == "it does not know the optimizer MySGD(1)"
