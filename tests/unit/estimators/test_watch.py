"""Curves, the best so far, and when enough is enough."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from clearprop.estimators.choices import Choices
from clearprop.estimators.rates import Adaptive
from clearprop.estimators.watch import Watch, as_attributes
from clearprop.network.dense import Dense
from clearprop.network.network import Network


class Told:
    """Stands where scikit-learn's callbacks are."""

    def __init__(self, stop: bool = False) -> None:
        self.stop, self.last = stop, []

    def epoch_done(self, fitted: Any, *, is_last: bool) -> bool:
        self.last.append((is_last, fitted()["coefs_"][0].tolist()))
        return self.stop


def net(w: float) -> Network:
    return Network([Dense([[w]], [0.0])])


def watch(
    choices: Choices, *, l2: float = 0.0, scale: float = 1.0, rate: Any = 0.1, told: Any = None
) -> Watch:
    return Watch(choices, net(2.0), l2, scale, rate, told or Told())


def see(watching: Watch, epoch: int, loss: float, score: float | None = None) -> str | None:
    logs = {"loss": loss} if score is None else {"loss": loss, "validation_loss": loss / 2, "score": score}
    moment: Any = SimpleNamespace(
        network=net(float(epoch)), state=f"after {epoch}", t=epoch, current=SimpleNamespace(before=0)
    )
    return watching.on_moment(epoch, logs, moment)


def test_the_loss_has_the_penalty_of_the_weights_before_the_epoch() -> None:
    watching = watch(Choices(), l2=0.5, scale=0.1)
    see(watching, 1, 10.0)
    see(watching, 2, 20.0)
    assert watching.loss_curve == [1.0 + 0.25 * 4, 2.0 + 0.25 * 1]
    assert (watching.network.layers[0].W[0, 0], watching.state) == (2.0, "after 2")


def test_training_ends_when_the_loss_falls_too_little_for_too_long() -> None:
    watching = watch(Choices(tol=0.1, n_iter_no_change=2))
    sentences = [
        see(watching, epoch, loss) for epoch, loss in enumerate([1.0, 0.95, 0.5, 0.45, 0.6, 0.44], 1)
    ]
    assert sentences[:5] == [None] * 5
    assert sentences[5] == "Training loss did not improve more than tol=0.1 for 2 consecutive epochs."
    assert (watching.no_improvement_count, watching.best_loss) == (3, 0.44)


def test_with_early_stopping_the_score_decides_and_the_best_network_is_kept() -> None:
    watching = watch(Choices(tol=0.1, n_iter_no_change=1, early_stopping=True))
    ends = [see(watching, epoch, 1.0, score) for epoch, score in enumerate([0.5, 0.9, 0.95, 0.8], 1)]
    assert ends[3] == "Validation score did not improve more than tol=0.1 for 1 consecutive epochs."
    assert (watching.scores, watching.best_score) == ([0.5, 0.9, 0.95, 0.8], 0.95)
    assert watching.best is not None
    assert watching.best.layers[0].W[0, 0] == 3.0
    assert watching.validation_loss_curve == [0.5] * 4


def test_held_out_rows_alone_do_not_stop_anything() -> None:
    watching = watch(Choices(tol=0.1, n_iter_no_change=1))
    assert [see(watching, epoch, 10.0 - epoch, 0.5) for epoch in range(1, 6)] == [None] * 5


def test_an_adaptive_rate_is_lowered_before_anything_ends() -> None:
    rate = Adaptive(4e-6)
    watching = watch(Choices(n_iter_no_change=1), rate=rate)
    assert [see(watching, epoch, 1.0) for epoch in range(1, 4)] == [None] * 3
    assert (rate.at(3), rate.at(4), watching.no_improvement_count) == (4e-6, 8e-7, 0)
    assert [see(watching, epoch, 1.0) is None for epoch in (4, 5)] == [True, False]


def test_a_fit_that_goes_on_remembers_what_was_best() -> None:
    watching = watch(Choices(n_iter_no_change=1))
    watching.resume(0.5, -np.inf, None, 1)
    assert see(watching, 1, 1.0) is not None
    assert watching.best_loss == 0.5


def test_callbacks_of_scikit_learn_are_told_every_epoch_and_may_stop() -> None:
    told = Told()
    watching = watch(Choices(max_iter=2), told=told)
    see(watching, 1, 2.0)
    see(watching, 2, 1.0)
    assert told.last == [(False, [[1.0]]), (True, [[2.0]])]
    assert see(watch(Choices(), told=Told(stop=True)), 1, 2.0) == "a callback of scikit-learn asked to stop."


def test_networks_are_kept_where_that_is_asked_for() -> None:
    watching = watch(Choices(keep_networks=True))
    see(watching, 1, 1.0)
    assert [kept.layers[0].W[0, 0] for kept in watching.networks] == [1.0]


def test_talking(capsys: pytest.CaptureFixture[str]) -> None:
    watching = watch(Choices(verbose=True, early_stopping=True, n_iter_no_change=1))
    for epoch in (1, 2, 3):
        see(watching, epoch, 0.5, 0.25)
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "Iteration 3, loss = 0.50000000",
        "Validation score: 0.250000",
        "Validation score did not improve more than tol=0.0001 for 1 consecutive epochs. Stopping.",
    ]


def test_attributes_are_arrays_of_the_callers_own() -> None:
    network = net(2.0)
    found = as_attributes(network)
    found["coefs_"][0][0, 0] = 5.0
    assert network.layers[0].W[0, 0] == 2.0
    assert found["intercepts_"][0].tolist() == [0.0]
