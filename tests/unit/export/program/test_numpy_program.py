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
from clearprop.export import numpy_program, to_numpy_program
from clearprop.numerics.activations import ACTIVATIONS
from clearprop.numerics.losses import LOSSES
from tests.unit.export.program.running import Case, run_all

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


def test_data_that_come_later(tmp_path: Path) -> None:
    case = Case(network("tanh", "identity"), X, SHARES, loss="huber", optimizer=cp.SGD(0.1))
    text = to_numpy_program(case.network, lang="en", **case.settings)
    (tmp_path / "program.py").write_text(text, encoding="utf-8")
    table = np.hstack([X, SHARES])
    np.savetxt(tmp_path / "data.csv", table, delimiter=",", header="a,b,c,y1,y2", comments="", fmt="%.17g")
    run = subprocess.run(
        [sys.executable, "-I", "program.py"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    error = np.abs(case.trained()(X) - SHARES).mean()
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == f"mean absolute error {error:.6f}"


def test_the_printed_losses_are_those_of_the_run(tmp_path: Path) -> None:
    case = Case(
        network("tanh", "softmax"), X, SHARES, loss="cross_entropy", optimizer=cp.Adam(0.1), batch_size=4
    )
    _, run = cp.train(case.network, X, SHARES, engine="reference", **case.settings)
    (path, *_) = case.written().save(tmp_path / "program.py")
    said = subprocess.run(
        [sys.executable, "-I", path], capture_output=True, encoding="utf-8", check=True
    ).stdout
    printed = [line.split()[-1] for line in said.splitlines() if line.startswith("epoch")]
    assert printed == [f"{loss:.6f}" for loss in run.loss]


def test_large_arrays_stand_beside_the_program(tmp_path: Path) -> None:
    net = network("tanh", "sigmoid")
    settings = {"loss": "huber", "optimizer": cp.SGD(0.1), "epochs": 2, "lang": "en"}
    small = numpy_program(net, x=X, y=SHARES, **settings)
    assert small.arrays == {}
    assert small.save(tmp_path / "small.py") == (tmp_path / "small.py",)
    large = numpy_program(net, x=X, y=SHARES, most_typed=30, arrays_file="large.npz", **settings)
    assert sorted(large.arrays) == ["x", "y"]
    files = large.save(tmp_path / "large.py")
    assert [path.name for path in files] == ["large.py", "large.npz"]
    assert 'with_name("large.npz")' in large.text
    with np.load(files[1], allow_pickle=False) as arrays:
        assert (arrays["x"] == X).all()
    everything = numpy_program(net, x=X, y=SHARES, most_typed=0, **settings)
    assert sorted(everything.arrays) == ["W1", "W2", "b1", "b2", "x", "y"]


def test_a_string_holds_everything() -> None:
    text = to_numpy_program(
        network("relu", "relu"), x=X, y=SHARES, loss="huber", optimizer=cp.SGD(1.0), epochs=1
    )
    assert "np.load" not in text
    assert all(repr(float(number)) in text for number in X.flat)


def test_the_same_settings_give_the_same_text() -> None:
    case = Case(
        network("gelu", "softmax"), X, SHARES, loss="cross_entropy", optimizer=cp.AdamW(), batch_size=3
    )
    assert case.written().text == case.written().text


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Layer 1: 3 inputs, 4 units"), ("zh", "第 1 层：3 个输入，4 个单元")]
)
def test_both_languages(lang: str, said: str) -> None:
    text = to_numpy_program(network("relu", "relu"), loss="huber", optimizer=cp.SGD(1.0), epochs=1, lang=lang)
    assert text.count(said) == 2
