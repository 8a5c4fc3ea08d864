"""The rows of the table in clearprop, and how far its Step is from what another writer recorded."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

import clearprop as cp
from clearprop.record.optimizers import Optimizer
from tests.parity.gradients import near, rounding
from tests.parity.recorded import FIELDS, Layer, Recorded
from tests.parity.table import STEPS, OptimizerRow, Row

TOLERANCE = 1e-10
PLAIN = OptimizerRow("sgd", 0.02, 0.0, None)


def network(row: Row) -> cp.Network:
    """The row's network, with its own numbers."""
    return cp.Network(
        [cp.Dense(at.W, at.b, str(at.activation), at.bias, at.trainable) for at in row.layers]  # type: ignore[arg-type]
    )


def optimizer(row: OptimizerRow) -> Optimizer:
    """The row's optimizer, the numbers that it does not name being those of ``in_torch``."""
    rate, l2, clip_norm = row.learning_rate, row.l2, row.clip_norm
    match row.rule:
        case "sgd":
            return cp.SGD(rate, l2=l2, clip_norm=clip_norm)
        case "momentum" | "nesterov":
            nesterov = row.rule == "nesterov"
            return cp.SGD(rate, momentum=0.9, nesterov=nesterov, l2=l2, clip_norm=clip_norm)
        case "rmsprop":
            return cp.RMSProp(rate, decay=0.99, epsilon=1e-8, l2=l2, clip_norm=clip_norm)
        case "adam":
            return cp.Adam(rate, beta1=0.9, beta2=0.999, epsilon=1e-8, l2=l2, clip_norm=clip_norm)
    assert row.rule == "adamw"
    return cp.AdamW(rate, weight_decay=0.1, l2=l2, clip_norm=clip_norm)


def first_step(row: Row) -> cp.Step:
    """The row's first step; its loss and its gradients are those of the data alone."""
    return cp.step(
        network(row),
        row.x,
        row.y,
        loss=str(row.loss),
        optimizer=optimizer(PLAIN),
        reduction=row.reduction,
        example_weight=row.example_weight,
    )


def trained(row: Row, chosen: OptimizerRow, engine: str) -> cp.Network:
    """The network after ``STEPS`` full-batch steps."""
    return cp.train(
        network(row),
        row.x,
        row.y,
        loss=str(row.loss),
        optimizer=optimizer(chosen),
        epochs=STEPS,
        batch_size=None,
        reduction=row.reduction,
        example_weight=row.example_weight,
        keep="none",
        engine=engine,
    )[0]


def step_differs(step: cp.Step, recorded: Recorded) -> list[str]:
    """The fields of the first step that differ, by address; none where everything agrees."""
    same = near(np.array(step.loss), np.array(recorded.loss), TOLERANCE)
    layers = zip(step.layers, recorded.layers, rounding(step), strict=True)
    fields = (
        str(address)
        for number, (layer, expected, left) in enumerate(layers, start=1)
        for address in _fields_differ(number, layer, expected, left)
    )
    return [*([] if same else ["loss"]), *fields]


def _fields_differ(
    number: int, layer: cp.LayerStep, expected: Layer, left: dict[str, float]
) -> Iterator[cp.Address]:
    for field in FIELDS:
        ours, theirs = getattr(layer, field), expected[field]
        if ours is None or theirs is None:
            same = ours is theirs
        else:
            same = near(ours, theirs, TOLERANCE, left.get(field, 0.0))
        if not same:
            yield cp.Address(field, layer=number)


def trained_differs(row: Row, recorded: Recorded, engine: str = "reference") -> list[str]:
    """The parameters that differ after training, by optimizer and address."""
    found = []
    for chosen, expected in zip(row.optimizers, recorded.trained, strict=True):
        for k, (layer, (W, b)) in enumerate(
            zip(trained(row, chosen, engine), expected, strict=True), start=1
        ):
            if not near(layer.W, W, TOLERANCE):
                found.append(f"{chosen}, layer {k}, W")
            if not (layer.b is b if layer.b is None or b is None else near(layer.b, b, TOLERANCE)):
                found.append(f"{chosen}, layer {k}, b")
    return found
