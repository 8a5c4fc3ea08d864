"""Learning rates that fall with the examples seen, or when they have to."""

from __future__ import annotations

import pytest

from clearprop.estimators.rates import Adaptive, InverseScaling


def test_the_rate_falls_after_each_epoch_by_the_examples_seen() -> None:
    rate = InverseScaling(0.3, power=0.25, n=10, steps=2)
    assert [rate.at(t) for t in (1, 2)] == [0.3, 0.3]
    assert rate.at(3) == rate.at(4) == pytest.approx(0.3 / 11**0.25)
    assert rate.at(5) == pytest.approx(0.3 / 21**0.25)


def test_a_fit_that_goes_on_has_seen_more() -> None:
    rate = InverseScaling(0.3, power=0.5, n=10, steps=2, seen=20, before=4)
    assert rate.at(5) == pytest.approx(0.3 / 21**0.5)
    assert rate.at(7) == pytest.approx(0.3 / 31**0.5)


def test_an_adaptive_rate_is_lowered_and_remembers_what_it_was() -> None:
    rate = Adaptive(0.5)
    assert (rate.at(1), rate.last) == (0.5, 0.5)
    rate.lower(after=3)
    rate.lower(after=8)
    assert [rate.at(t) for t in (3, 4, 8, 9)] == pytest.approx([0.5, 0.1, 0.1, 0.02])
    assert rate.last == pytest.approx(0.02)


def test_at_a_millionth_it_is_least() -> None:
    assert not Adaptive(1.1e-6).is_least
    assert Adaptive(1e-6).is_least
