"""Numbers that a program prints again and again under a name of its own."""

from __future__ import annotations

from clearprop.doctor.gain import gain
from clearprop.doctor.outcome import Outcome
from clearprop.doctor.series import falls, series, undone

GOOD = "0 pinball 0.5\n300 pinball 0.25\n600 pinball 0.125\n"
BAD = GOOD.replace("0.125", "0.3")


def test_a_word_with_at_least_three_numbers_is_a_series() -> None:
    assert series(GOOD) == {"pinball": (0.5, 0.25, 0.125)}
    assert series(GOOD.rsplit("6", 1)[0]) == {}


def test_what_counts_training_is_none() -> None:
    assert series("epoch 3\nepoch 2\nepoch 1\nlr: 0.1\nlr: 0.01\nlr: 0.001\n") == {}


def test_most_numbers_must_fall() -> None:
    assert falls((1.0, 0.5, 0.6, 0.4))
    assert not falls((1.0, 1.2, 1.3, 0.4))
    assert not falls((0.5, 0.49, 0.48))


def test_what_falls_no_longer_is_undone() -> None:
    assert undone(series(GOOD), series(BAD))
    assert not undone(series(BAD), series(GOOD))
    assert not undone(series(GOOD), {})


def test_a_change_that_undoes_what_the_program_watches_is_no_gain() -> None:
    before = Outcome(losses={"absolute_error": (1.0, 0.4)}, stdout=GOOD)
    after = Outcome(losses={"absolute_error": (1.0, 0.1)}, stdout=BAD)
    assert gain(before, after, "absolute_error").worse
    assert gain(before, Outcome(losses=after.losses, stdout=GOOD), "absolute_error").clear
