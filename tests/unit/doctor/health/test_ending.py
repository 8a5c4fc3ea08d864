"""Well, badly, or not known: how a training ended."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from clearprop.doctor.health.ending import baseline, constant_loss, ending, final_loss, suspicion
from clearprop.doctor.health.patient import of_network, of_run
from clearprop.numerics.losses import LOSSES
from clearprop.numerics.losses import loss as parse_loss
from tests.unit.doctor.health.cases import HALF, LABELS, SIGNAL, X, net, sound_run, trained


def test_a_training_that_learned_ended_well() -> None:
    assert (ending(of_run(sound_run())), suspicion(of_run(sound_run()))) == ("well", None)


def test_nobody_knows_how_a_network_was_trained() -> None:
    found = of_network(net((1, "sigmoid")))
    assert (ending(found), suspicion(found)) == ("unknown", "hint")


@pytest.mark.parametrize("rate", [1e-6, 1e200])
def test_no_better_than_a_constant_answer_is_badly(rate: float) -> None:
    run = trained(net((4, "relu"), (1, "identity")), SIGNAL, loss=HALF, rate=rate)
    assert (ending(of_run(run)), suspicion(of_run(run, X, SIGNAL))) == ("badly", "likely")


def test_what_was_learned_and_lost_again_is_badly() -> None:
    run = sound_run()
    base = baseline(of_run(run))
    assert base is not None
    lost = replace(run, loss=(base, 0.01, 0.6 * base))
    assert ending(of_run(lost)) == "badly"
    assert ending(of_run(replace(run, loss=(base, 0.4 * base, 0.6 * base)))) == "well"


def test_a_lucky_start_is_no_training() -> None:
    run = sound_run()
    base = baseline(of_run(run))
    assert base is not None
    assert ending(of_run(replace(run, loss=(0.8 * base, 0.799 * base)))) == "badly"
    assert ending(of_run(replace(run, loss=(0.1 * base, 0.0999 * base)))) == "well"


def test_the_best_weights_count_where_they_were_returned() -> None:
    run = sound_run()
    plan = replace(run.settings, patience=2)
    best = replace(run, settings=plan, loss=(0.7, 0.1, 9.0, 9.0), best_epoch=2)
    assert (final_loss(of_run(best)), ending(of_run(best))) == (0.1, "well")


def test_one_example_has_no_baseline_worth_the_name() -> None:
    run = trained(net((3, "tanh"), (1, "sigmoid")), LABELS[:1], X[:1], loss=HALF)
    assert (baseline(of_run(run)), ending(of_run(run))) == (0.0, "well")


def test_a_loss_that_fell_from_the_sky_may_still_be_bad() -> None:
    run = replace(sound_run(), loss=(1000.0, 80.0))
    batch = replace(run, settings=replace(run.settings, batch_size=60))
    assert baseline(of_run(batch)) is None
    assert ending(of_run(batch)) == "badly"
    assert ending(of_run(replace(batch, loss=(0.7, 0.2)))) == "well"


@pytest.mark.parametrize("name", LOSSES)
def test_no_constant_answer_is_better(name: str) -> None:
    loss = parse_loss(name)
    y = np.eye(3)[[0, 1, 1, 2]] if name == "cross_entropy" else np.array([[0.0], [1.0], [1.0], [0.4]])
    best = constant_loss(loss, y)
    for shift in (-1e-3, 1e-3):
        middle = np.median(y, axis=0) if name == "absolute_error" else y.mean(axis=0)
        if loss.on_logits:
            middle = np.log(middle) if name == "cross_entropy" else np.log(middle / (1 - middle))
        moved = np.broadcast_to(middle + shift * np.arange(1, y.shape[1] + 1), y.shape)
        assert loss.value(moved, y).mean() >= best - 1e-12
