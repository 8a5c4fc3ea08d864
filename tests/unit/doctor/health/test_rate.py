"""Learning rates that are too large or too small, and what is better."""

from __future__ import annotations

from dataclasses import replace

import pytest

import clearprop as cp
from clearprop.doctor.health.ending import ending
from clearprop.doctor.health.rate import find, fitting_share, grown, rose
from tests.unit.doctor.health.cases import HALF, SIGNAL, X, net, one_step, patient, sound_run, told, trained

LINE = ((4, "relu"), (1, "identity"))


@pytest.mark.parametrize("rate", [8.0, 100.0, 1e9])
def test_too_large(rate: float) -> None:
    run = trained(net(*LINE), SIGNAL, loss=HALF, rate=rate)
    assert told(find(patient(run, X, SIGNAL)))[:1] == [("H01", "likely", "large")]


@pytest.mark.parametrize("rate", [8.0, 100.0, 1e-5])
def test_with_the_rate_that_is_advised_the_same_training_ends_well(rate: float) -> None:
    run = trained(net(*LINE), SIGNAL, loss=HALF, rate=rate, epochs=100)
    (finding,) = find(patient(run, X, SIGNAL))
    advised = float(finding.values.get("smaller") or finding.values["larger"])
    better = trained(net(*LINE), SIGNAL, loss=HALF, rate=advised, epochs=100)
    assert (ending(patient(run)), ending(patient(better))) == ("badly", "well")


def test_too_small() -> None:
    run = trained(net((4, "tanh"), (1, "sigmoid")), rate=1e-5, epochs=100)
    assert told(find(patient(run))) == [("H01", "likely", "small")]


def test_few_steps_are_no_sign_of_a_small_rate() -> None:
    assert told(find(patient(trained(net((4, "tanh"), (1, "sigmoid")), rate=1e-4, epochs=5)))) == []


def test_a_curve_that_rises_is_enough() -> None:
    run = replace(sound_run(), loss=(0.7, 5.0, 3.0))
    assert rose(run)
    assert told(find(patient(run.with_steps(run.steps[-1:]))))[:1] == [("H01", "likely", "rose")]


def test_weights_that_grew_beyond_all_bounds() -> None:
    run = trained(net(*LINE), SIGNAL, loss=HALF, rate=30.0, keep="last", batch_size=8)
    assert run.outcome == "not finite"
    found = patient(run)
    assert (grown(found) or 0.0) > 1e3
    assert [code for code, _, _ in told(find(found))] == ["H01"]


def test_silent_where_training_ended_well_or_nobody_trained() -> None:
    assert told(find(patient(sound_run()))) == []
    assert told(find(patient(one_step()))) == []


def test_the_share_that_fits_is_measured() -> None:
    step = cp.step(cp.Network([cp.Dense([[2.0]])]), [[3.0]], [[1.0]], loss=HALF, optimizer=cp.SGD(0.05))
    assert fitting_share([step], 1.0) == 1.0
    assert fitting_share([], 0.1) == 0.1
