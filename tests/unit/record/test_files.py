"""Runs and steps come back from files bit for bit, and with the same arrays shared."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from clearprop.errors import FileError
from clearprop.network import Network
from clearprop.record.container import Content, write_content
from clearprop.record.files import load_run, load_step, save_run, save_step
from clearprop.record.optimizers import AdamW
from clearprop.record.reconcile import Verdict, reconcile
from clearprop.record.run import Run
from clearprop.record.same import difference
from clearprop.record.schedules import CosineDecay, Warmup
from clearprop.record.step import NotObserved
from clearprop.training.train import train


@pytest.fixture(scope="module")
def run() -> Run:
    rng = np.random.default_rng(3)
    layers = [(3, "tanh", {"dropout": 0.25}), (2, "leaky_relu(0.1)", {"bias": "shared"}), (2, "softmax")]
    _, run = train(
        Network.create(2, layers, rng=rng),
        rng.normal(size=(6, 2)),
        np.array([0, 1, 0, 1, 1, 0]),
        loss="cross_entropy",
        optimizer=AdamW(Warmup(CosineDecay(0.1, steps=9), steps=3), l2=0.01, clip_norm=1.0),
        epochs=4,
        batch_size=4,
        rng=1,
        example_weight=np.arange(1.0, 7.0),
        validation=(rng.normal(size=(2, 2)), np.array([1, 0])),
        metrics=["accuracy"],
        keep="first and last 2",
    )
    return run


def test_a_run_comes_back_bit_for_bit(tmp_path: Path, run: Run) -> None:
    save_run(run, tmp_path / "run.safetensors")
    back = load_run(tmp_path / "run.safetensors")
    assert difference(back, run) is None
    assert [step.index for step in back.steps] == [1, 2, 7, 8]
    assert all(reconcile(step).verdict is Verdict.HOLDS for step in back.steps)


def test_a_step_shares_the_arrays_that_it_shared(tmp_path: Path, run: Run) -> None:
    save_step(run.steps[0], tmp_path / "step.safetensors")
    back = load_step(tmp_path / "step.safetensors")
    assert back.layers[0].a is back.layers[1].a_in
    assert back.x is back.layers[0].a_in
    assert not back.x.flags.writeable


def test_what_was_not_observed_or_not_finite_stays_so(tmp_path: Path, run: Run) -> None:
    from dataclasses import replace

    layer = replace(run.steps[0].layers[0], dW=NotObserved, db=np.array([np.nan, np.inf, 1.0]))
    step = replace(run.steps[0], loss=float("inf"), layers=(layer, *run.steps[0].layers[1:]))
    save_step(step, tmp_path / "step.safetensors")
    back = load_step(tmp_path / "step.safetensors")
    assert difference(back, step) is None
    assert back.layers[0].dW is NotObserved


def test_a_step_is_no_run(tmp_path: Path, run: Run) -> None:
    save_step(run.steps[0], tmp_path / "step.safetensors")
    with pytest.raises(FileError, match=r"holds a step, but a run is needed. Use load_step to read it."):
        load_run(tmp_path / "step.safetensors")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"is": "Popen", "fields": {}}, "its description cannot be read"),
        ({"is": "Run", "fields": {"colour": 1}}, "its description cannot be read"),
        ({"is": "array", "name": "a9"}, "its description cannot be read"),
        ({"is": "SGD", "fields": {"learning_rate": -1}}, "its description cannot be read"),
        ({"is": "SGD", "fields": {"learning_rate": 1}}, "it does not describe a run"),
        ([1, 2], "it does not describe a run"),
    ],
)
def test_a_made_up_description_is_refused(tmp_path: Path, record: object, reason: str) -> None:
    write_content(tmp_path / "run.safetensors", Content("run", {"record": record}, {}))
    with pytest.raises(FileError, match=f"run.safetensors is damaged: {reason}"):
        load_run(tmp_path / "run.safetensors")
