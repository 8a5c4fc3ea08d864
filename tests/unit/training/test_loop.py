"""The loop: epochs of steps in the right order, and everything that may end them, followed by hand."""

from __future__ import annotations

import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from clearprop.engines import engine
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.record.optimizers import SGD, Adam, RMSProp
from clearprop.record.reconcile import Verdict, reconcile
from clearprop.record.run import Run
from clearprop.record.same import same
from clearprop.record.step import Step
from clearprop.training.train import train
from tests.unit.training.halving import START, halve, weight

ONES = np.ones((4, 1))


def test_every_epoch_is_measured_before_its_step() -> None:
    w, run = halve()
    assert w == 7.75
    assert run.loss == run.loss_min == run.loss_max == (64.0, 16.0, 4.0, 1.0, 0.25)
    assert run.epochs == 5
    assert (run.validation_loss, run.metrics) == ((), {})
    assert (run.stopped, run.outcome) == ("all 5 epochs done.", "all epochs")
    assert (run.engine, run.dtype) == (engine("auto").name, "float64")
    assert run.threads >= 1
    assert run.seconds > 0
    assert [(step.index, step.t, step.epoch) for step in run.steps] == [(5, 5, 5)]


def test_an_epoch_of_several_steps() -> None:
    # From 0 towards 8 is 4, towards 0 is 2; from 2 towards 8 is 5, towards 0 is 2.5.
    w, run = halve((8.0, 0.0), epochs=2, batch_size=1, shuffle=False, keep="every 1")
    assert w == 2.5
    assert run.loss == ((64 + 16) / 2, (36 + 25) / 2)
    assert run.loss_min == (16.0, 25.0)
    assert run.loss_max == (64.0, 36.0)
    assert [(s.index, s.t, s.epoch, s.rows.tolist()) for s in run.steps] == [
        (1, 1, 1, [0]),
        (2, 2, 1, [1]),
        (3, 3, 2, [0]),
        (4, 4, 2, [1]),
    ]
    assert [s.loss for s in run.steps] == [64, 16, 36, 25]


def orders(run: Run, steps_an_epoch: int) -> list[list[int]]:
    rows = [step.rows.tolist() for step in run.steps]
    epochs = [rows[k : k + steps_an_epoch] for k in range(0, len(rows), steps_an_epoch)]
    return [[row for batch in epoch for row in batch] for epoch in epochs]


def test_the_order_of_each_epoch_is_a_permutation_by_the_generator() -> None:
    _, run = halve(range(7), epochs=3, batch_size=3, rng=11, keep="every 1")
    rng = np.random.default_rng(11)
    assert orders(run, 3) == [rng.permutation(7).tolist() for _ in range(3)]
    assert [len(step.rows) for step in run.steps[:3]] == [3, 3, 1]
    for step in run.steps:
        assert step.y[:, 0].tolist() == [float(row) for row in step.rows]


@pytest.mark.parametrize(
    "settings", [{"batch_size": 7}, {"batch_size": None}, {"batch_size": 2, "shuffle": False}]
)
def test_one_batch_or_no_shuffling_keeps_the_given_order_and_draws_nothing(settings: dict[str, Any]) -> None:
    rng = np.random.default_rng(11)
    before = rng.bit_generator.state
    _, run = halve(range(7), rate=0.01, epochs=2, rng=rng, keep="every 1", **settings)
    assert orders(run, len(run.steps) // 2) == [list(range(7))] * 2
    assert rng.bit_generator.state == before


@pytest.mark.parametrize(
    ("policy", "kept"),
    [
        ("none", []),
        ("last", [6]),
        ("every 4", [4]),
        ("every 1", [1, 2, 3, 4, 5, 6]),
        ("first and last 2", [1, 2, 5, 6]),
    ],
)
def test_steps_are_kept_by_policy(policy: str, kept: list[int]) -> None:
    _, run = halve((8.0, 0.0), epochs=3, batch_size=1, keep=policy)
    assert [step.index for step in run.steps] == kept
    assert str(run.settings.keep) == policy


def test_numbers_are_read_from_the_run_by_address() -> None:
    _, run = halve(keep="every 1")
    assert run["step 1, layer 1, dW[0, 0]"] == -16.0
    assert run["layer 1, W_new[0, 0]"] == 7.75
    assert run["step 2, loss"] == 16.0


def test_tolerance_stops_at_the_first_epoch_whose_loss_is_small_enough() -> None:
    w, run = halve(tolerance=4.0)
    assert w == 7.0
    assert run.loss == (64.0, 16.0, 4.0)
    assert (run.outcome, run.stopped) == ("tolerance", "the loss 4 of epoch 3 is at most 4.")
    assert halve(tolerance=3.9999)[1].epochs == 4
    assert halve(tolerance=0.0)[1].outcome == "all epochs"


def measured(w: float, y: float) -> float:
    """The squared error of a weight, computed anew."""
    return (w - y) ** 2


def test_patience_waits_for_a_better_validation_loss_and_returns_the_best_weights() -> None:
    # The weight passes 6, its validation target, at epoch 2: 4, 6, 7, 7.5.
    held_out = ([[1.0]], [6.0])
    w, run = halve(validation=held_out, patience=2)
    assert run.validation_loss == (4.0, 0.0, 1.0, 2.25)
    assert run.best_epoch == 2
    assert (run.outcome, run.stopped) == (
        "patience",
        "the validation loss last fell at epoch 2, 2 epochs before."
        " The weights of epoch 2 are returned, the best ones.",
    )
    assert w == 6.0
    assert measured(w, 6.0) == min(run.validation_loss)


def test_the_best_weights_are_returned_with_patience_however_training_ends() -> None:
    w, run = halve(validation=([[1.0]], [6.0]), patience=9)
    assert (w, run.epochs, run.best_epoch) == (6.0, 5, 2)
    assert run.stopped == "all 5 epochs done. The weights of epoch 2 are returned, the best ones."
    w, run = halve(validation=([[1.0]], [6.0]), patience=9, tolerance=1.0)
    assert (w, run.outcome) == (6.0, "tolerance")


def test_without_patience_the_last_weights_are_returned_and_the_best_epoch_is_told() -> None:
    w, run = halve(validation=([[1.0]], [6.0]))
    assert (w, run.best_epoch, run.stopped) == (7.75, 2, "all 5 epochs done.")
    assert halve()[1].best_epoch == 5


def test_without_validation_patience_waits_for_the_training_loss() -> None:
    # A learning rate of 1¼ overshoots: the distance grows by half at each step, 8, -12, 18.
    w, run = halve(rate=1.25, patience=2)
    assert run.loss == (64.0, 144.0, 324.0)
    assert (run.outcome, run.stopped) == (
        "patience",
        "the training loss last fell at epoch 1, 2 epochs before."
        " The weights of epoch 1 are returned, the best ones.",
    )
    assert measured(w, 8.0) == 64.0 == min(run.loss)


def test_with_several_batches_the_best_training_loss_belongs_to_the_weights_before_the_last_step() -> None:
    # Distances 8, -12, 18, -27: two steps an epoch, the first epoch's last one starts from 8 + 12 = 20.
    w, run = halve((8.0, 8.0), rate=1.25, batch_size=1, patience=1)
    assert run.loss == ((64 + 144) / 2, (324 + 729) / 2)
    assert run.best_epoch == 1
    assert w == 20.0
    assert run.stopped.startswith("the training loss last fell at epoch 1, 1 epoch before.")


def test_patience_with_a_validation_loss_that_never_was_finite() -> None:
    _, run = halve(validation=([[1e200]], [0.0]), patience=2)
    assert run.validation_loss == (math.inf, math.inf)
    assert run.best_epoch is None
    assert (run.outcome, run.stopped) == ("patience", "the validation loss was not finite in 2 epochs.")


def interrupt(*_: Any) -> None:
    raise KeyboardInterrupt


def at(epoch: int, do: Callable[..., Any]) -> SimpleNamespace:
    return SimpleNamespace(on_epoch_end=lambda now, logs: do() if now == epoch else None)


def test_ctrl_c_keeps_what_was_learned() -> None:
    ended: list[Run] = []
    watcher = SimpleNamespace(on_train_end=ended.append)
    w, run = halve(callbacks=[at(3, interrupt), watcher], keep="last")
    assert w == 7.0
    assert (run.outcome, run.stopped) == ("interrupted", "interrupted after 3 of 5 epochs.")
    assert run.loss == (64.0, 16.0, 4.0)
    assert run.steps[-1].index == 3
    assert ended == [run]


def test_ctrl_c_in_the_middle_of_an_epoch() -> None:
    def at_step(step: Step) -> None:
        if step.index == 3:
            interrupt()

    w, run = halve((8.0, 0.0), batch_size=1, shuffle=False, callbacks=[SimpleNamespace(on_step_end=at_step)])
    assert w == 5.0
    assert run.loss == (40.0,)
    assert run.stopped == "interrupted after 1 of 5 epochs."


def test_ctrl_c_with_validation_data_returns_the_best_weights_so_far() -> None:
    w, run = halve(validation=([[1.0]], [6.0]), callbacks=[at(4, interrupt)])
    assert w == 6.0
    assert run.stopped == (
        "interrupted after 4 of 5 epochs. The weights of epoch 2 are returned, the best ones."
    )
    before_anything = SimpleNamespace(on_step_end=interrupt)
    w, run = halve(validation=([[1.0]], [6.0]), callbacks=[before_anything])
    assert (w, run.stopped) == (4.0, "interrupted after 0 of 5 epochs.")


def test_a_callback_stops_with_a_sentence() -> None:
    w, run = halve(callbacks=[at(2, lambda: "good enough for me")])
    assert (w, run.outcome, run.stopped) == (6.0, "callback", "good enough for me")
    assert run.loss == (64.0, 16.0)


def test_a_callback_may_stop_after_any_step() -> None:
    steps: list[Step] = []

    def third(step: Step) -> str | None:
        steps.append(step)
        return "three steps" if len(steps) == 3 else None

    w, run = halve((8.0, 0.0), batch_size=1, shuffle=False, callbacks=[SimpleNamespace(on_step_end=third)])
    assert (w, run.outcome, run.stopped) == (5.0, "callback", "three steps")
    assert run.loss == (40.0,)
    assert [step.index for step in steps] == [1, 2, 3]


def test_what_callbacks_are_given() -> None:
    heard: list[Any] = []
    watcher = SimpleNamespace(
        on_train_begin=lambda run: heard.append(("begin", run.loss, run.settings.epochs, run.engine)),
        on_epoch_end=lambda epoch, logs: heard.append((epoch, dict(logs))),
        on_train_end=lambda run: heard.append(("end", run.stopped)),
    )
    halve(epochs=2, validation=([[1.0]], [6.0]), metrics=["mean_absolute_error"], callbacks=[watcher])
    assert heard == [
        ("begin", (), 2, engine("auto").name),
        (
            1,
            {
                "loss": 64.0,
                "loss_min": 64.0,
                "loss_max": 64.0,
                "validation_loss": 4.0,
                "mean_absolute_error": 2.0,
            },
        ),
        (
            2,
            {
                "loss": 16.0,
                "loss_min": 16.0,
                "loss_max": 16.0,
                "validation_loss": 0.0,
                "mean_absolute_error": 0.0,
            },
        ),
        ("end", "all 2 epochs done."),
    ]


def test_an_error_in_a_callback_is_not_hidden() -> None:
    def fail(epoch: int, logs: Any) -> None:
        raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match=r"^mine$"):
        halve(callbacks=[SimpleNamespace(on_epoch_end=fail)])


HELP = (
    "the first number that is not finite. A smaller learning rate, clip_norm or scaled inputs usually help."
    " The weights before that step are returned."
)


def test_training_stops_at_the_first_number_that_is_not_finite() -> None:
    # The distance grows a hundredfold a step; its square passes 1.8e308 when the distance passes 1.3e154.
    w, run = halve(rate=50.5, epochs=1000)
    # 8 (-100)^k: k = 77 makes 8e154.
    assert run.epochs == 77
    assert run.stopped == f"step 78, loss became inf (example 0) in epoch 78: {HELP}"
    assert run.outcome == "not finite"
    assert w == pytest.approx(8e154, rel=1e-12)
    assert all(map(math.isfinite, run.loss))
    # The step at fault is kept, to be looked at.
    assert run.steps[-1].index == 78
    assert run["loss"] == math.inf


def test_the_example_at_fault_is_named_by_its_row_in_the_data() -> None:
    y = [0.0, 0.0, 1e200, 0.0]
    _, run = halve(y, batch_size=1, shuffle=False)
    assert run.stopped == f"step 3, loss became inf (example 2) in epoch 1: {HELP}"
    assert run.loss == ()
    x = np.array([[1.0], [1.0], [1e200], [1.0]])
    net, run = train(
        Network([Dense([[1e200]], None, "tanh")]),
        x,
        y[:2] * 2,
        loss="squared_error",
        optimizer=SGD(0.1),
        epochs=1,
    )
    # tanh(inf) is 1 and its slope 0: only z tells.
    assert run.stopped == f"step 1, layer 1, z[2, 0] became inf (example 2) in epoch 1: {HELP}"
    assert weight(net) == 1e200


@pytest.mark.parametrize("optimizer", [Adam(0.1), RMSProp(0.1)])
def test_a_mean_square_that_overflows_does_not_stand_still_in_silence(optimizer: Any) -> None:
    # g² = 1e320 is infinite, and an update divided by its root is 0: the weight would never move again.
    _, run = train(
        Network([Dense([[1.0]])]), [[1e80]], [0.0], loss="half_squared_error", optimizer=optimizer, epochs=3
    )
    assert run.stopped.startswith("step 1, layer 1, state_after.v_W[0, 0] became inf in epoch 1: ")


def test_with_patience_the_best_weights_survive_what_is_not_finite() -> None:
    w, run = halve(rate=50.5, epochs=1000, patience=1000)
    assert w == 0.0
    assert run.stopped.endswith("usually help. The weights of epoch 1 are returned, the best ones.")


def test_a_logit_form_stays_finite_where_the_posted_program_divided_0_by_0() -> None:
    # XOR of the first two inputs, no biases, sum, learning rate 1: the third seed's failure.
    x = np.array([[k >> 2 & 1, k >> 1 & 1, k & 1] for k in (0, 1, 2, 3, 4, 5, 7)], float)
    y = np.logical_xor(x[:, 0], x[:, 1]).astype(float)
    layers: Any = [(4, "leaky_relu(0.01)"), (1, "sigmoid")]
    net = Network.create(3, layers, initializer="uniform(-1, 1)", bias="none", rng=1)
    _, run = train(
        net,
        x,
        y,
        loss="binary_cross_entropy",
        reduction="sum",
        optimizer=SGD(1.0),
        epochs=600,
        batch_size=None,
    )
    assert run.outcome == "all epochs"
    assert all(map(math.isfinite, run.loss_max))
    # Nothing but a bias can answer for [0, 0, 0]: it costs ln 2 for ever.
    assert run.loss_max[-1] >= math.log(2)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize(
    "optimizer", [SGD(1e-5, momentum=0.9, l2=1e-300, clip_norm=1.0), Adam(0.1, l2=1e-300), RMSProp()]
)
def test_numbers_that_vanish_are_nobodys_error(optimizer: Any, dtype: str) -> None:
    net = Network([Dense([[1e-30]]), Dense([[700.0]], None, "sigmoid"), Dense([[1e-160]], [0.0], "tanh")])

    def trained() -> tuple[Network, Run]:
        return train(
            net,
            [[1e-30], [2e-30]],
            [[1e-15], [1.0]],
            loss="half_squared_error",
            optimizer=optimizer,
            epochs=3,
            validation=([[1e-30]], [[1.0]]),
            metrics=["mean_absolute_error"],
            example_weight=[1e-40, 1.0],
            dtype=dtype,
        )

    quiet, quiet_run = trained()
    with np.errstate(all="raise"):  # as a reader may have set it who hunts for a nan of his own
        loud, loud_run = trained()
    assert same(loud, quiet)
    assert loud_run.loss == quiet_run.loss
    assert reconcile(loud_run.steps[-1]).verdict is Verdict.HOLDS


def test_training_copies_neither_x_nor_y_and_writes_to_neither() -> None:
    x, y = np.ones((4, 1)), np.full(4, 8.0)
    seen: list[Step] = []
    _, run = halve(y, x=x, callbacks=[SimpleNamespace(on_step_end=seen.append)])
    assert all(np.shares_memory(step.x, x) and np.shares_memory(step.y, y) for step in seen)
    for step in seen:
        with pytest.raises(ValueError, match="read-only"):
            step.x[0] = 0.0
        with pytest.raises(ValueError, match="read-only"):
            step.y[0] = 0.0
    x[0], y[0] = 5.0, 5.0  # the caller's own arrays stay the caller's
    assert run.steps[-1].x[0, 0] == 1.0
    assert run.steps[-1].y[0, 0] == 8.0
    assert reconcile(run.steps[-1]).verdict is Verdict.HOLDS


def test_a_batch_is_all_that_is_copied() -> None:
    x, y, w = np.ones((4, 1)), np.full((4, 1), 8.0), np.array([1.0, 2.0, 3.0, 4.0])
    seen: list[Step] = []
    halve(y, x=x, batch_size=3, example_weight=w, callbacks=[SimpleNamespace(on_step_end=seen.append)])
    for step in seen:
        assert not np.shares_memory(step.x, x)
        assert len(step.x) == len(step.rows) <= 3
        assert step.example_weight is not None
        assert step.example_weight.tolist() == w[step.rows].tolist()


def test_a_kept_step_does_not_change_with_the_callers_weights() -> None:
    w = np.array([1.0, 3.0])
    seen: list[Step] = []
    _, run = halve((8.0, 0.0), example_weight=w, callbacks=[SimpleNamespace(on_step_end=seen.append)])
    for step in (*seen, run.steps[-1]):
        assert step.example_weight is not None
        with pytest.raises(ValueError, match="read-only"):
            step.example_weight[0] = 0.0
    w[:] = 9.0
    assert run["example_weight"].tolist() == [1.0, 3.0]


def test_the_start_does_not_change() -> None:
    halve()
    assert weight(START) == 0.0
