"""Every engine gives what the reference gives, to rounding: parameters, memories, losses, why it stopped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import clearprop as cp
from clearprop.record.run import Run
from tests.parity.engines import UNRECORDED, use
from tests.properties.strategies import ACTIVATIONS, LOSSES, Training, trainings

pytestmark = pytest.mark.skipif(not UNRECORDED, reason="there is no engine here but the reference")
Trained = tuple[cp.Network, Run]


@pytest.fixture(params=UNRECORDED)
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        yield use(request.param, patch)


def far(ours: Any, theirs: Any, tolerance: float) -> bool:
    """Whether two arrays differ by more than their rounding, measured by the largest entry."""
    if ours is None or theirs is None:
        return ours is not theirs
    ours, theirs = np.asarray(ours), np.asarray(theirs)
    if ours.shape != theirs.shape or ours.dtype != theirs.dtype:
        return True
    with np.errstate(all="ignore"):
        size = np.abs(np.where(np.isfinite(theirs), theirs, 0)).max(initial=0.0)
        close = np.abs(ours - theirs) <= tolerance * (1e-3 + size)
    return not (close | (ours == theirs) | (np.isnan(ours) & np.isnan(theirs))).all()


def differences(ours: Trained, theirs: Trained, tolerance: float) -> list[str]:
    """What two trainings do not agree in."""
    (net, run), (other_net, other) = ours, theirs
    found = [
        name
        for name in ("loss", "loss_min", "loss_max", "validation_loss")
        if far(getattr(run, name), getattr(other, name), tolerance)
    ]
    for number, (layer, other_layer) in enumerate(zip(net, other_net, strict=True), start=1):
        found += [
            f"layer {number}, {p}" for p in "Wb" if far(vars_of(layer)[p], vars_of(other_layer)[p], tolerance)
        ]
    if [step.index for step in run.steps] != [step.index for step in other.steps]:
        return [*found, "steps"]
    for step, other_step in zip(run.steps, other.steps, strict=True):
        found += [f"step {step.index}, {name}" for name in step_differences(step, other_step, tolerance)]
    return found


def vars_of(layer: cp.Dense) -> dict[str, Any]:
    return {"W": layer.W, "b": layer.b}


def step_differences(step: cp.Step, other: cp.Step, tolerance: float) -> list[str]:
    """The batch and the masks are the same bits; what was remembered before the step agrees to rounding."""
    found = [] if np.array_equal(step.rows, other.rows) else ["rows"]
    for layer, other_layer in zip(step.layers, other.layers, strict=True):
        if far(layer.mask, other_layer.mask, 0.0):
            found.append("mask")
    for state, other_state in zip(step.state_before.layers, other.state_before.layers, strict=True):
        names = ("m_W", "m_b", "v_W", "v_b")
        found += [n for n in names if far(getattr(state, n), getattr(other_state, n), tolerance)]
    return found


def run_of(training: Training, engine: str, **changes: Any) -> Trained:
    given: dict[str, Any] = {
        "loss": training.loss,
        "optimizer": training.optimizer,
        "reduction": training.reduction,
        "example_weight": training.example_weight,
        "epochs": 4,
        "rng": training.rng,
    }
    return cp.train(training.network, training.x, training.y, engine=engine, **(given | changes))


FIXTURE = [HealthCheck.function_scoped_fixture]


@settings(suppress_health_check=FIXTURE)
@given(training=trainings("float64"), data=st.data())
def test_whatever_is_trained_comes_out_the_same(training: Training, data: st.DataObject, engine: str) -> None:
    changes = {
        "batch_size": data.draw(st.sampled_from([None, 1, 2, 3, 7])),
        "shuffle": data.draw(st.booleans()),
        "keep": data.draw(st.sampled_from(["none", "last", "every 3", "first and last 2"])),
    }
    ours, theirs = (run_of(training, name, **changes) for name in (engine, "reference"))
    assert ours[1].outcome == theirs[1].outcome
    assert differences(ours, theirs, 1e-9) == [], str(changes)
    assert ours[1].best_epoch == theirs[1].best_epoch or len(set(theirs[1].loss)) < len(theirs[1].loss)


@settings(max_examples=20, suppress_health_check=FIXTURE)
@given(training=trainings("float32"))
def test_single_precision(training: Training, engine: str) -> None:
    # Adam divides gradients near 0 by their own size: there rounding decides the sign of a step.
    changes = {"optimizer": cp.SGD(0.01, momentum=0.5), "batch_size": 3}
    ours, theirs = (run_of(training, name, **changes) for name in (engine, "reference"))
    assert ours[0].dtype == np.float32
    assert differences(ours, theirs, 2e-4) == []


def case(rows: int, units: int, activation: str, loss: str, dtype: str = "float64") -> Training:
    rng = np.random.default_rng(rows * 100 + units)
    outputs, last = {"cross_entropy": (2, "softmax"), "binary_cross_entropy": (1, "sigmoid")}.get(
        loss, (units, "identity")
    )
    net = cp.Network.create(units, [(units, activation), (outputs, last)], rng=rng, dtype=dtype)
    y = rng.uniform(0.1, 0.9, (rows, outputs))
    y = y / y.sum(axis=1, keepdims=True) if loss == "cross_entropy" else y
    weight = rng.uniform(0.5, 2.0, rows)
    optimizer = cp.Adam(0.01, l2=0.01, clip_norm=0.5)
    return Training(net, rng.normal(size=(rows, units)), y, loss, optimizer, "mean", weight, 7, 1)


@pytest.mark.parametrize("units", range(1, 18))
def test_every_number_of_units(units: int, engine: str) -> None:
    training = case(5, units, "tanh", "half_squared_error")
    ours, theirs = (run_of(training, name) for name in (engine, "reference"))
    assert differences(ours, theirs, 1e-9) == []


@pytest.mark.parametrize("rows", range(1, 34))
def test_every_number_of_rows(rows: int, engine: str) -> None:
    for batch_size in (None, 8):
        training = case(rows, 3, "sigmoid", "cross_entropy")
        ours, theirs = (run_of(training, name, batch_size=batch_size) for name in (engine, "reference"))
        assert differences(ours, theirs, 1e-9) == []


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "softmax"])
def test_every_activation_with_every_loss(activation: str, loss: str, engine: str) -> None:
    for dtype, tolerance in (("float64", 1e-9), ("float32", 1e-3)):
        training = case(6, 5, activation, loss, dtype)
        optimizer = cp.SGD(0.1, momentum=0.9)
        ours, theirs = (run_of(training, name, optimizer=optimizer) for name in (engine, "reference"))
        assert differences(ours, theirs, tolerance) == []


@pytest.mark.parametrize("size", [1e-320, 1e-300, 1e-160, 1e150, 1e155, 1e300])
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "softmax"])
def test_numbers_at_the_ends_of_float64(activation: str, size: float, engine: str) -> None:
    """Tiny ones count as they do for the reference; what overflows stops training at the same number."""
    net = cp.Network.create(3, [(4, activation), (2, "identity")], rng=3)
    x = np.random.default_rng(4).normal(size=(6, 3)) * size
    y = np.random.default_rng(5).normal(size=(6, 2))
    given: dict[str, Any] = {"loss": "squared_error", "optimizer": cp.RMSProp(0.01), "epochs": 6, "rng": 1}
    ours, theirs = (cp.train(net, x, y, engine=name, **given) for name in (engine, "reference"))
    assert (ours[1].outcome, ours[1].stopped) == (theirs[1].outcome, theirs[1].stopped)
    assert differences(ours, theirs, 1e-9) == []


@pytest.mark.parametrize("keep", ["none", "last", "every 4", "first and last 3"])
@pytest.mark.parametrize("batch_size", [None, 2])
def test_what_runs_away_is_stopped_at_the_same_number(keep: str, batch_size: int | None, engine: str) -> None:
    x, y = np.random.default_rng(0).normal(size=(2, 5, 3))
    net = cp.Network.create(3, [(4, "relu"), (3, "identity")], rng=0)
    given: dict[str, Any] = {"loss": "squared_error", "optimizer": cp.SGD(2.0), "epochs": 5000, "rng": 1}
    ours, theirs = (
        cp.train(net, x, y, engine=name, keep=keep, batch_size=batch_size, **given)
        for name in (engine, "reference")
    )
    assert theirs[1].outcome == "not finite"
    assert ours[1].stopped.split(" (example")[0] == theirs[1].stopped.split(" (example")[0]
    assert len(ours[1].loss) == len(theirs[1].loss)
    assert [step.index for step in ours[1].steps] == [step.index for step in theirs[1].steps]


XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0.0, 1.0, 1.0, 0.0])


def xor(engine: str, epochs: int = 20_000, **changes: Any) -> Trained:
    net = cp.Network.create(2, [(4, "sigmoid"), (1, "sigmoid")], rng=0)
    given: dict[str, Any] = {"loss": "mean_squared_error", "optimizer": cp.SGD(0.5), "batch_size": None}
    return cp.train(net, *XOR, epochs=epochs, engine=engine, **(given | changes))


@pytest.fixture(scope="module", params=[2000, pytest.param(20_000, marks=pytest.mark.slow)])
def long_reference(request: pytest.FixtureRequest) -> Trained:
    return xor("reference", request.param)


def test_thousands_of_steps_end_at_the_same_weights(engine: str, long_reference: Trained) -> None:
    assert differences(xor(engine, long_reference[1].epochs), long_reference, 1e-9) == []


def test_two_runs_are_the_same_bits(engine: str) -> None:
    (net, run), (again, run_again) = xor(engine, 3000), xor(engine, 3000)
    assert cp.same(net, again)
    assert run.loss == run_again.loss


def test_how_it_is_cut_into_stretches_changes_no_bit(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = xor(engine, 500, keep="none", batch_size=3, rng=2)
    monkeypatch.setattr("clearprop.training.pace._WORK", 0.0)
    monkeypatch.setattr("clearprop.training.pace._SECONDS", 0.0)
    cut = xor(engine, 500, keep="none", batch_size=3, rng=2)
    assert cp.same(whole[0], cut[0])
    assert whole[1].loss == cut[1].loss


@pytest.mark.parametrize(
    "changes",
    [
        {"tolerance": 0.2},
        {"tolerance": 0.2, "keep": "none"},
        {"tolerance": 0.2, "keep": "first and last 3", "batch_size": 3},
        {"patience": 3, "optimizer": cp.SGD(40.0)},
        {"patience": 3, "optimizer": cp.SGD(40.0), "keep": "none"},
        {"patience": 2, "batch_size": 1, "rng": 5},
        {"patience": 2, "batch_size": 1, "rng": 5, "keep": "first and last 2", "tolerance": 0.1},
        {"patience": 5, "validation": ([[0.1, 0.9]], [0.3])},
        {"patience": 5, "validation": ([[0.1, 0.9]], [0.3]), "batch_size": 3, "metrics": ["accuracy"]},
    ],
    ids=str,
)
def test_early_stopping(changes: dict[str, Any], engine: str) -> None:
    ours, theirs = (xor(name, 3000, **({"rng": 1} | changes)) for name in (engine, "reference"))
    assert theirs[1].epochs < 3000
    assert (ours[1].stopped, ours[1].best_epoch) == (theirs[1].stopped, theirs[1].best_epoch)
    assert differences(ours, theirs, 1e-9) == []


def test_the_generator_is_left_as_the_reference_leaves_it(engine: str) -> None:
    left = []
    for name in (engine, "reference"):
        rng = np.random.default_rng(3)
        xor(name, 400, rng=rng, batch_size=3, patience=4, optimizer=cp.SGD(40.0))
        left.append(rng.bit_generator.state)
    assert left[0] == left[1]
