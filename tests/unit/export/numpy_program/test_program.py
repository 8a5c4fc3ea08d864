"""A generated program, run where there is no clearprop, learns the numbers that ``cp.train`` learns."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import clearprop as cp
from clearprop.errors import SettingError
from clearprop.examples import NETWORKS, find
from clearprop.export import to_numpy_program
from clearprop.numerics.activations import ACTIVATIONS
from clearprop.numerics.losses import LOSSES
from tests.unit.export.numpy_program.running import Case, run_all

RNG = np.random.default_rng(5)
X = RNG.normal(size=(11, 3))
SHARES = RNG.dirichlet([1.0, 1.0], size=11)


def network(*activations: str, units: int = 2, **settings: Any) -> cp.Network:
    widths = (3, *(4,) * (len(activations) - 1), units)
    return cp.Network.from_sizes(widths, activations, rng=1, bias_initializer="normal(0.3)", **settings)


def pairs() -> dict[str, Case]:
    """Every activation below and at the output, with every loss that may stand there."""
    cases = {}
    for activation in ACTIVATIONS:
        for loss in LOSSES:
            case = Case(network(activation, activation), X, SHARES, loss=loss, optimizer=cp.SGD(0.3))
            try:
                case.trained()
            except SettingError:
                case = Case(network(activation, LOSSES[loss].partner or ""), X, SHARES, **case.settings)
            cases[f"{activation}_{loss}"] = case
    return cases


def others() -> dict[str, Case]:
    """Optimizers, schedules, penalties, biases, batches, dropout, what is not trained, one at a time."""
    net = network("tanh", "sigmoid")
    optimizers: dict[str, Any] = {
        "momentum": cp.SGD(0.1, momentum=0.9),
        "nesterov": cp.SGD(0.1, momentum=0.9, nesterov=True, l2=0.1),
        "rmsprop": cp.RMSProp(0.01, l2=0.2),
        "adam": cp.Adam(0.01),
        "adam_all": cp.Adam(cp.CosineDecay(0.05, steps=7, final=0.001), l2=0.1, clip_norm=0.2, beta1=0.8),
        "adamw": cp.AdamW(0.02, weight_decay=0.3),
        "clip": cp.SGD(1.0, clip_norm=0.01),
        "no_clip": cp.SGD(1.0, clip_norm=1e6),
        "step_decay": cp.SGD(cp.StepDecay(0.8, factor=0.5, every=2)),
        "exponential": cp.SGD(cp.ExponentialDecay(0.8, factor=0.25, every=3)),
        "inverse": cp.SGD(cp.InverseTimeDecay(0.5, rate=0.1)),
        "warmup": cp.SGD(cp.Warmup(0.4, steps=3)),
        "warmups": cp.SGD(cp.Warmup(cp.Warmup(cp.CosineDecay(0.4, steps=5), steps=2), steps=2)),
    }
    shared = {"loss": "huber(0.3)", "optimizer": cp.Adam(0.05)}
    batches = {"batch_size": 4, **shared}
    frozen = list(net)[0:1] + list(network("relu", "identity"))[1:]
    still = cp.Dense(frozen[0].W, frozen[0].b, "tanh", trainable=False)
    above = cp.Dense(frozen[1].W, frozen[1].b, "identity", trainable=False)
    dropped = cp.Network.create(
        3, [(4, "relu", {"dropout": 0.3}), (5, "identity", {"dropout": 0.2}), (2, "identity")], rng=0
    )
    return {
        **{name: Case(net, X, SHARES, loss="squared_error", optimizer=o) for name, o in optimizers.items()},
        **{
            f"bias_{kind}": Case(network("elu(0.7)", "silu", bias=kind), X, SHARES, **batches)
            for kind in ("per_unit", "shared", "fixed", "none")
        },
        "batches_in_order": Case(net, X, SHARES, shuffle=False, **batches),
        "batches_of_one": Case(net, X, SHARES, loss="squared_error", optimizer=cp.SGD(0.1), batch_size=1),
        "batch_of_all": Case(net, X, SHARES, **{**batches, "batch_size": 11}),
        "sum": Case(net, X, SHARES, reduction="sum", **shared),
        "dropout": Case(dropped, X, SHARES, **batches),
        "still_below": Case(cp.Network([still, frozen[1]]), X, SHARES, **batches),
        "still_above": Case(cp.Network([frozen[0], above]), X, SHARES, **batches),
        "classes": Case(
            network("relu", "leaky_relu(0.2)", "softmax", units=3), X, [0, 1, 2] * 3 + [0, 1],
            loss="cross_entropy", optimizer=cp.Adam(0.05), batch_size=5,
        ),
        "deep": Case(network(*["tanh"] * 9), X, SHARES, **shared),
        "one_layer": Case(network("sigmoid", units=1), X, SHARES[:, 0], loss="binary_cross_entropy",
                          optimizer=cp.SGD(1.0)),
    }  # fmt: skip


def test_every_activation_with_every_loss(tmp_path: Path) -> None:
    cases = pairs()
    assert len(cases) == 70
    differences = run_all(tmp_path, cases)
    assert {name: d for name, d in differences.items() if d > 1e-12} == {}
    plain = [
        name for name in cases if not name.startswith(("gelu", "silu", "softmax")) and "_cross" not in name
    ]
    assert {name: differences[name] for name in plain if differences[name]} == {}, "not bit for bit"


def test_every_optimizer_and_every_other_setting(tmp_path: Path) -> None:
    differences = run_all(tmp_path, others())
    assert {name: d for name, d in differences.items() if d > 1e-12} == {}


def test_examples_in_columns(tmp_path: Path) -> None:
    cases = others()
    for case in cases.values():
        case.convention = "columns"
    assert {name: d for name, d in run_all(tmp_path, cases).items() if d > 1e-12} == {}


def test_float32(tmp_path: Path) -> None:
    cases = {}
    for name, case in {**others(), **pairs()}.items():
        case.network = case.network.astype("float32")
        cases[name] = case
    assert {name: d for name, d in run_all(tmp_path, cases).items() if d > 5e-6} == {}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("convention", ["rows", "columns"])
def test_the_text_is_as_ruff_would_have_it(tmp_path: Path, lang: str, convention: str) -> None:
    pytest.importorskip("ruff", reason="ruff is not installed: scripts/check brings it")
    for name, case in {**others(), **pairs(), **of_examples()}.items():
        case.convention = convention
        case.settings["lang"] = lang
        text = to_numpy_program(case.network, x=case.x, y=case.y, convention=convention, **case.settings)
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff"]
    for command in (["check"], ["format", "--check", "--diff", "--line-length", "100"]):
        run = subprocess.run(
            [*ruff, *command, "--isolated", "."], cwd=tmp_path, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stdout + run.stderr


def of_examples() -> dict[str, Case]:
    found = {name: find(name) for name in NETWORKS}
    return {name: Case(e.network, e.x, e.y, **{**e.settings, "epochs": 30}) for name, e in found.items()}


def test_every_example(tmp_path: Path) -> None:
    assert {name: d for name, d in run_all(tmp_path, of_examples()).items() if d > 1e-12} == {}
