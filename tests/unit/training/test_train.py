"""Training as it is asked for: what is refused, what is recorded, and what must come out the same."""

from __future__ import annotations

import math
import re
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from clearprop.engines import engine
from clearprop.errors import ClearpropError, DataError, SettingError, ShapeError
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array
from clearprop.record.keep import Keep
from clearprop.record.optimizers import SGD, Adam, AdamW, RMSProp
from clearprop.record.reconcile import Verdict, reconcile
from clearprop.record.run import Run
from clearprop.record.same import difference, same
from clearprop.record.schedules import StepDecay, Warmup
from clearprop.training.callbacks import Callback
from clearprop.training.train import train
from tests.unit.record.worked import equal
from tests.unit.training.halving import START, halve

LAYERS: Any = [(4, "tanh"), (3, "sigmoid", {"bias": "shared"}), (2, "identity")]
NET = Network.create(3, LAYERS, rng=1)
RNG = np.random.default_rng(2)
X, Y = RNG.normal(size=(8, 3)), RNG.normal(size=(8, 2))


def trained(net: Network = NET, x: Any = X, y: Any = Y, **changes: Any) -> tuple[Network, Run]:
    given: dict[str, Any] = {
        "loss": "half_squared_error",
        "optimizer": SGD(0.1),
        "epochs": 4,
        "batch_size": None,
        "rng": 0,
    }
    return train(net, x, y, **(given | changes))


def weights(net: Network) -> Array:
    return np.concatenate([p.ravel() for layer in net for p in (layer.W, layer.b) if p is not None])


def near(first: Network, second: Network) -> bool:
    return np.allclose(weights(first), weights(second), rtol=1e-13, atol=1e-15)


def test_what_was_told_is_recorded() -> None:
    _, run = trained(
        reduction="sum",
        batch_size=3,
        shuffle=False,
        rng=7,
        tolerance=0.5,
        patience=9,
        keep="every 2",
        metrics=["accuracy"],
        dtype="float32",
        epochs=np.int64(2),
        optimizer=Adam(0.01),
    )
    plan = run.settings
    assert str(plan.loss) == "half_squared_error"
    assert (plan.reduction, plan.optimizer, plan.epochs) == ("sum", Adam(0.01), 2)
    assert (plan.batch_size, plan.shuffle, plan.seed, plan.generator) == (3, False, 7, "")
    assert (plan.keep, plan.tolerance, plan.patience) == (Keep(every=2), 0.5, 9)
    assert (plan.metrics, plan.dtype, plan.engine) == (("accuracy",), "float32", engine("auto").name)
    assert type(plan.epochs) is int


def test_what_is_used_when_nothing_is_told() -> None:
    _, run = train(START, [[1.0]], [8.0], loss="squared_error", optimizer=SGD(0.25), epochs=1)
    plan = run.settings
    assert (plan.reduction, plan.batch_size, plan.shuffle, plan.keep) == ("mean", 32, True, Keep(last=1))
    assert (plan.tolerance, plan.patience, plan.metrics, plan.dtype) == (None, None, (), "float64")
    assert len(run.steps) == 1


def test_the_same_seed_trains_bit_for_bit_the_same() -> None:
    layers: Any = [(4, "tanh", {"dropout": 0.25}), (2, "identity")]
    net = Network.create(3, layers, rng=1)
    runs = [trained(net, rng=seed, batch_size=3, keep="every 1") for seed in (5, 5, 6)]
    assert difference(runs[0][1].steps, runs[1][1].steps) is None
    assert difference(runs[0][0], runs[1][0]) is None
    assert runs[0][1].loss == runs[1][1].loss
    assert difference(runs[0][1].steps, runs[2][1].steps) is not None


@pytest.mark.parametrize("optimizer", [SGD(0.1, momentum=0.9), Adam(StepDecay(0.1, factor=0.5, every=5))])
@pytest.mark.parametrize("engine", ["auto", "careful", "reference"])
def test_two_trainings_in_a_row_are_as_good_as_one(optimizer: Any, engine: str) -> None:
    """Where the generator and the optimizer's state are handed on: to the bit, in the same engine."""
    told: dict[str, Any] = {"optimizer": optimizer, "batch_size": 3, "engine": engine, "keep": "none"}
    whole, run = trained(epochs=7, rng=np.random.default_rng(4), **told)
    moments: list[Any] = []
    watcher = SimpleNamespace(on_moment=lambda epoch, logs, moment: moments.append(moment.state))
    generator = np.random.default_rng(4)
    half, first = trained(epochs=3, rng=generator, callbacks=[watcher], **told)
    assert [state.t for state in moments] == [3, 6, 9]
    rest, second = trained(half, epochs=4, rng=generator, state=moments[-1], **told)
    assert (weights(rest) == weights(whole)).all()
    assert first.loss + second.loss == run.loss
    assert second.notes[0] == "the optimizer goes on after 9 steps of another training."


def test_the_last_step_hands_its_state_on() -> None:
    whole, _ = trained(epochs=5, optimizer=Adam(0.1), keep="last")
    half, run = trained(epochs=2, optimizer=Adam(0.1))
    rest, after = trained(half, epochs=3, optimizer=Adam(0.1), state=run.steps[-1].state_after)
    assert near(rest, whole)
    assert (after.steps[-1].index, after.steps[-1].t) == (3, 5)


def test_a_state_of_another_optimizer_is_refused() -> None:
    _, run = trained(optimizer=Adam(0.1))
    with pytest.raises(SettingError, match="state does not belong to SGD"):
        trained(state=run.steps[-1].state_after)


def test_without_a_seed_one_is_drawn_and_recorded_and_repeats_the_run() -> None:
    first_net, first = trained(rng=None, batch_size=3)
    again_net, again = trained(rng=first.settings.seed, batch_size=3)
    assert first.settings.seed is not None
    assert same(first_net, again_net)
    assert first.loss == again.loss
    assert trained(rng=None)[1].settings.seed != first.settings.seed


def test_a_generator_that_is_passed_in_is_used_from_where_it_stands_and_its_state_recorded() -> None:
    rng = np.random.default_rng(5)
    rng.random(10)
    state = str(rng.bit_generator.state)
    net, run = trained(rng=rng, batch_size=3)
    assert (run.settings.seed, run.settings.generator) == (None, state)
    assert str(rng.bit_generator.state) != state
    twin = np.random.default_rng(5)
    twin.random(10)
    assert same(trained(rng=twin, batch_size=3)[0], net)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_weights_of_examples_are_as_good_as_examples_repeated(reduction: str) -> None:
    counts = np.array([2, 1, 0, 3, 1, 1, 0, 2])
    weighted, weighted_run = trained(example_weight=counts, reduction=reduction)
    repeated, repeated_run = trained(
        x=np.repeat(X, counts, 0), y=np.repeat(Y, counts, 0), reduction=reduction
    )
    assert near(weighted, repeated)
    assert not near(weighted, trained(reduction=reduction)[0])
    for name in ("loss", "loss_min", "loss_max"):
        assert getattr(weighted_run, name) == pytest.approx(getattr(repeated_run, name), rel=1e-13)


def test_a_weight_of_0_is_as_good_as_absence() -> None:
    w = np.array([1.0, 0, 1, 1, 0, 1, 1, 0])
    there, run = trained(example_weight=w, batch_size=1, shuffle=False)
    absent, absent_run = trained(x=X[w > 0], y=Y[w > 0], batch_size=1, shuffle=False)
    assert near(there, absent)
    assert run.loss == pytest.approx(absent_run.loss, rel=1e-13)
    assert run.loss_max == absent_run.loss_max
    assert run.outcome == "all epochs"


def test_equal_weights_count_nothing_in_a_mean() -> None:
    assert near(trained(example_weight=np.full(8, 3.0))[0], trained()[0])


def test_a_sum_is_a_mean_with_a_learning_rate_as_many_times_as_large() -> None:
    # Eight examples: multiplying by a power of two is exact, so the weights agree to the last bit.
    total, total_run = trained(reduction="sum", optimizer=SGD(0.125 / 8))
    mean, mean_run = trained(reduction="mean", optimizer=SGD(0.125))
    assert equal(weights(total), weights(mean))
    # The history is a mean either way; the loss of a step is what was minimised.
    assert total_run.loss == pytest.approx(mean_run.loss, rel=1e-15)
    assert total_run["loss"] == pytest.approx(8 * mean_run["loss"], rel=1e-15)


def test_frozen_layers_do_not_move() -> None:
    layers: Any = [(4, "tanh", {"trainable": False}), (2, "identity")]
    net = Network.create(3, layers, rng=1, bias_initializer="ones")
    after, _ = trained(net, optimizer=AdamW(0.1))
    assert same(after.layers[0], net.layers[0])
    assert not same(after.layers[1], net.layers[1])


@pytest.mark.parametrize("kind", ["per_unit", "shared", "fixed", "none"])
def test_biases_of_every_kind_train_as_they_should(kind: Any) -> None:
    net = Network.create(3, [(4, "tanh"), (2, "identity")], bias=kind, bias_initializer="ones", rng=1)
    after, run = trained(net, keep="every 1")
    for old, new in zip(net, after, strict=True):
        if kind == "none":
            assert new.b is None
        else:
            assert new.b is not None
            assert old.b is not None
            assert new.b.shape == ((1,) if kind == "shared" else (new.n_out,))
            assert (new.b == old.b).all() == (kind == "fixed")
    assert all(reconcile(step).verdict is Verdict.HOLDS for step in run.steps)


def test_dropout_draws_a_new_mask_each_step_and_scales_what_is_kept() -> None:
    layers: Any = [(50, "identity", {"dropout": 0.75}), (2, "identity")]
    net = Network.create(3, layers, rng=1)
    _, run = trained(net, keep="every 1", rng=3)
    masks = [step.layers[0].mask for step in run.steps]
    assert len({mask.tobytes() for mask in masks if mask is not None}) == 4
    for step in run.steps:
        first = step.layers[0]
        assert first.mask is not None
        assert set(np.unique(first.mask)) == {0.0, 1.0}
        assert equal(first.a, first.z * first.mask * 4)
        assert equal(first.slope, first.mask * 4)
        assert 0.15 < first.mask.mean() < 0.35
        assert step.layers[1].mask is None


def test_float32_stays_float32() -> None:
    optimizer = Adam(
        Warmup(StepDecay(np.float64(0.1), 0.5, 2), 2), l2=np.float64(0.1), clip_norm=np.float64(0.5)
    )
    net, run = trained(optimizer=optimizer, dtype="float32", example_weight=np.arange(8.0), keep="every 1")
    assert net.dtype == np.float32
    assert run.dtype == "float32"
    for step in run.steps:
        layer, state = step.layers[0], step.state_after.layers[0]
        for array in (
            step.x,
            step.y,
            layer.z,
            layer.delta,
            layer.dW,
            layer.g_W,
            layer.update_W,
            state.m_W,
            state.v_b,
        ):
            assert array is not None
            assert array.dtype == np.float32
        assert reconcile(step).verdict is Verdict.HOLDS
    assert NET.dtype == np.float64
    assert trained(NET.astype("float32"))[0].dtype == np.float32


def test_a_schedule_is_followed_step_by_step() -> None:
    _, run = halve(
        (8.0, 0.0), optimizer=SGD(StepDecay(0.5, factor=0.5, every=3)), batch_size=1, keep="every 1"
    )
    assert [step.learning_rate for step in run.steps] == [0.5] * 3 + [0.25] * 3 + [0.125] * 3 + [0.0625]
    assert [step.t for step in run.steps] == list(range(1, 11))


def test_a_penalty_pulls_at_the_weights_and_stays_out_of_the_history() -> None:
    # From w = 4 with l2 2: the gradient is 2 (4 - 8) + 2·4 = 0, and the penalty ½ 2 4² = 16.
    net = Network([Dense([[4.0]])])
    after, run = train(net, [[1.0]], [8.0], loss="squared_error", optimizer=SGD(0.25, l2=2.0), epochs=2)
    assert after.layers[0].W.tolist() == [[4.0]]
    assert run.loss == (16.0, 16.0)
    assert run["penalty"] == 16.0
    assert run["layer 1, dW[0, 0]"] == -8.0
    assert run["layer 1, g_W[0, 0]"] == 0.0


def test_no_penalty_on_biases() -> None:
    pulled, _ = trained(optimizer=SGD(0.1, l2=0.5), epochs=1)
    free, _ = trained(optimizer=SGD(0.1), epochs=1)
    for with_l2, without, start in zip(pulled, free, NET, strict=True):
        assert np.allclose(with_l2.W, without.W - 0.1 * 0.5 * start.W, rtol=1e-13)
        assert with_l2.b is not None
        assert without.b is not None
        assert equal(with_l2.b, without.b)


@pytest.mark.parametrize("limit", [0.01, 0.1, 1e6])
def test_gradients_are_clipped_to_exactly_their_limit(limit: float) -> None:
    _, run = trained(optimizer=SGD(0.1, clip_norm=limit), keep="every 1")
    for step in run.steps:
        parts = [g for layer in step.layers for g in (layer.g_W, layer.g_b) if g is not None]
        raw = [g for layer in step.layers for g in (layer.dW, layer.db) if g is not None]
        length, free = (math.sqrt(sum(float((g * g).sum()) for g in group)) for group in (parts, raw))
        assert free > 0.1
        assert length == pytest.approx(min(limit, free), rel=1e-14)
        assert step.clip_scale == (1.0 if limit > free else pytest.approx(limit / free, rel=1e-14))


def test_metrics_are_of_the_validation_data_where_there_is_some_else_of_the_training_data() -> None:
    # Towards 8: 4 and 6 after the two epochs; off by 4 and 2 there, by 2 and 0 from 6.
    _, run = halve(epochs=2, metrics=["mean_absolute_error"])
    assert run.metrics == {"mean_absolute_error": (4.0, 2.0)}
    _, run = halve(epochs=2, metrics="mean_absolute_error", validation=([[1.0]], [6.0]))
    assert run.metrics == {"mean_absolute_error": (2.0, 0.0)}
    assert run.validation_loss == (4.0, 0.0)


def test_the_history_has_the_mean_the_smallest_and_the_largest_loss() -> None:
    # Towards 8 and 2 at once, mean 5: distances 8 and 2, after one step (w = 2.5) 5.5 and 0.5.
    w, run = halve((8.0, 2.0), epochs=2)
    assert w == 3.75
    assert run.loss == ((64 + 4) / 2, (30.25 + 0.25) / 2)
    assert run.loss_min == (4.0, 0.25)
    assert run.loss_max == (64.0, 30.25)


@pytest.mark.parametrize(
    "optimizer", [SGD(0.1, momentum=0.9, nesterov=True), RMSProp(0.01), Adam(0.01), AdamW(0.01)]
)
def test_every_kept_step_agrees_with_its_equations(optimizer: Any) -> None:
    _, run = trained(optimizer=optimizer, keep="every 1", batch_size=3)
    assert len(run.steps) == 12
    assert all(reconcile(step).verdict is Verdict.HOLDS for step in run.steps)
    # What one step leaves is what the next one finds.
    for before, after in zip(run.steps, run.steps[1:], strict=False):
        assert after.state_before is before.state_after
        assert equal(after.layers[0].W, before.layers[0].W_new)


def test_units_that_start_alike_are_noted() -> None:
    _, run = trained(Network.from_sizes((3, 4, 2), "tanh", initializer="zeros"))
    assert len(run.notes) == 1
    assert run.notes[0].startswith("layer 1: its 4 units start alike")
    assert trained()[1].notes == ()


PAIR = "validation is not a pair; give (x, y), the inputs and the targets of the held-out examples."
COUNT = "a whole number of at least 1 is needed."
SEED = "pass a seed (a whole number, 0 or more) or a numpy.random.Generator."


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        ({"loss": "mse"}, SettingError, "unknown loss 'mse': did you mean 'mean_squared_error'? "),
        ({"loss": "binary_cross_entropy"}, SettingError, "binary_cross_entropy needs a sigmoid output, "),
        ({"optimizer": 0.1}, SettingError, "optimizer is 0.1; give an optimizer with its learning rate, "),
        ({"reduction": "max"}, SettingError, 'reduction is \'max\'; use "mean" or "sum".'),
        ({"epochs": 0}, SettingError, f"epochs is 0; {COUNT}"),
        ({"epochs": 2.0}, SettingError, f"epochs is 2.0; {COUNT}"),
        ({"patience": 0}, SettingError, f"patience is 0; {COUNT}"),
        ({"tolerance": -1.0}, SettingError, "tolerance is -1.0; zero or a positive number is needed."),
        ({"batch_size": 0}, SettingError, "batch_size is 0, but a batch has at least 1 example. "),
        ({"keep": "all"}, SettingError, 'keep is \'all\'; use "none", "last", "every 10" or '),
        ({"engine": "warp"}, SettingError, 'engine is \'warp\'; use "auto" or "reference"'),
        ({"dtype": "float16"}, SettingError, 'dtype is \'float16\'; use "float64" or "float32".'),
        ({"rng": "seed"}, SettingError, f"rng is 'seed'; {SEED}"),
        ({"rng": "7"}, SettingError, f"rng is '7'; {SEED}"),
        ({"rng": 1.5}, SettingError, f"rng is 1.5; {SEED}"),
        ({"rng": True}, SettingError, f"rng is True; {SEED}"),
        ({"rng": -1}, SettingError, f"rng is -1; {SEED}"),
        ({"metrics": ["f1"]}, SettingError, "metrics has 'f1'; known are accuracy, "),
        ({"callbacks": SimpleNamespace()}, SettingError, "callbacks is namespace(); give a list of them, "),
        ({"validation": X}, SettingError, PAIR),
        ({"validation": (X, Y, Y)}, SettingError, PAIR),
        (
            {"validation": (X[:, :2], Y)},
            ShapeError,
            "validation x has shape (8, 2), but the network takes 3 inputs",
        ),
        (
            {"validation": (X, Y[:7])},
            ShapeError,
            "validation y has shape (7, 2), but the network answers (8, 2)",
        ),
        ({"x": X[:, 0]}, ShapeError, "x has shape (8,), but the network takes 3 inputs: give (n, 3), "),
        (
            {"y": Y[:, :1]},
            ShapeError,
            "y has shape (8, 1), but the network answers (8, 2): one row an example",
        ),
        ({"x": X * np.nan}, DataError, "x[0, 0] is nan: every number must be finite."),
        (
            {"example_weight": [1.0, 2.0]},
            ShapeError,
            "example_weight has shape (2,), but there are 8 examples",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_done(
    changes: dict[str, Any], error: type[ClearpropError], said: str
) -> None:
    told: list[Any] = []
    watcher = [SimpleNamespace(on_train_begin=told.append)]
    with pytest.raises(error) as caught:
        trained(**({"callbacks": watcher} | changes))
    assert str(caught.value).startswith(said)
    assert told == []


@pytest.mark.parametrize("engine", ["auto", "careful", "reference"])
@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("stops", [{}, {"tolerance": 1e9}, {"keep": "every 1"}])
def test_of_many_inputs_the_one_that_is_not_finite_is_named_too(
    engine: str, wrong: float, stops: dict[str, Any]
) -> None:
    """They are not looked at before training, which finds it."""
    x = np.random.default_rng(0).normal(size=(6000, 8))
    x[5000, 3] = wrong
    net = Network.create(8, [(2, "relu"), (1, "identity")], rng=0)
    given: dict[str, Any] = {"loss": "squared_error", "optimizer": SGD(1e-3), "epochs": 2, "batch_size": 500}
    with pytest.raises(DataError, match=re.escape(f"x[5000, 3] is {wrong}: every number must be finite.")):
        train(net, x, np.zeros(6000), rng=1, engine=engine, **(given | stops))


def test_a_callback_that_stops_early_lets_no_such_input_through() -> None:
    class Stop(Callback):
        def on_step_end(self, step: Any) -> str:
            return "enough"

    x = np.random.default_rng(0).normal(size=(6000, 8))
    x[-1, 0] = np.nan
    net = Network.create(8, [(1, "identity")], rng=0)
    given: dict[str, Any] = {"loss": "squared_error", "optimizer": SGD(1e-3), "epochs": 2, "shuffle": False}
    with pytest.raises(DataError, match=re.escape("x[5999, 0] is nan")):
        train(net, x, np.zeros(6000), rng=1, callbacks=[Stop()], **given)
