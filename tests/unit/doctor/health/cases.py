"""Data, networks and trainings of which it is known how they must end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

import clearprop as cp
from clearprop.doctor.finding import Finding
from clearprop.doctor.health.patient import Patient, of_network, of_run, of_step

RNG = np.random.default_rng(5)
X = RNG.normal(size=(60, 3))
SIGNAL = np.tanh(X @ [1.0, -2.0, 0.5])[:, None]
LABELS = (SIGNAL > 0).astype(float)
HALF, BINARY = "half_squared_error", "binary_cross_entropy"


def net(*layers: Any, n_in: int = 3, rng: int = 1, **settings: Any) -> cp.Network:
    return cp.Network.create(n_in, list(layers), rng=rng, **settings)


def trained(
    network: cp.Network,
    y: Any = LABELS,
    x: Any = X,
    *,
    loss: str = BINARY,
    rate: float = 0.5,
    **settings: Any,
) -> cp.Run:
    plan = {"optimizer": cp.SGD(rate), "epochs": 40, "batch_size": None, "rng": 0, "keep": "first and last 1"}
    return cp.train(network, x, y, loss=loss, **(plan | settings))[1]


def sound_run() -> cp.Run:
    return trained(net((6, "tanh"), (1, "sigmoid")))


def one_step(*layers: Any, y: Any = LABELS, loss: str = HALF, **settings: Any) -> cp.Step:
    chosen = layers or ((3, "sigmoid"), (3, "sigmoid"), (1, "sigmoid"))
    return cp.step(net(*chosen, **settings), X, y, loss=loss, optimizer=cp.SGD(0.5))


def changed(step: cp.Step, number: int, **fields: Any) -> cp.Step:
    """The same record with other fields in one layer."""
    layers = list(step.layers)
    layers[number - 1] = replace(layers[number - 1], **fields)
    return replace(step, layers=tuple(layers))


def patient(subject: cp.Network | cp.Step | cp.Run, x: Any = None, y: Any = None) -> Patient:
    if isinstance(subject, cp.Network):
        return of_network(subject, x, y)
    return of_step(subject, x, y) if isinstance(subject, cp.Step) else of_run(subject, x, y)


def told(findings: Any) -> list[tuple[str, str, str]]:
    """Code, certainty and kind of each finding; both sentences must be complete."""
    found: list[Finding] = list(findings)
    for finding in found:
        for lang in ("en", "zh"):
            assert "{" not in finding.sentence(lang)
    return [(each.code, each.certainty, each.message.rpartition(".")[2]) for each in found]
