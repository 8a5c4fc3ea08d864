"""Steps are bundled by how long they take."""

from __future__ import annotations

import pytest

from clearprop.network.network import Network
from clearprop.training.pace import Pace, work_of


def test_the_first_guess_goes_by_the_work_of_a_step() -> None:
    assert (
        Pace(1e3, hurried=False).steps > Pace(1e6, hurried=False).steps > Pace(1e9, hurried=False).steps == 1
    )
    assert Pace(1e4, hurried=True).steps < Pace(1e4, hurried=False).steps


@pytest.mark.parametrize(
    ("steps", "seconds", "then"),
    [(100, 0.25, 100), (100, 0.5, 50), (100, 0.05, 500), (100, 1e-9, 3200), (100, 0.0, 3200), (100, 1e9, 1)],
)
def test_it_learns_how_long_they_take(steps: int, seconds: float, then: int) -> None:
    pace = Pace(1e6, hurried=False)
    assert pace.steps == 100
    pace.learn(steps, seconds)
    assert pace.steps == then


def test_a_few_steps_do_not_slow_it_down_for_having_been_few() -> None:
    pace = Pace(1e6, hurried=False)
    pace.learn(1, 0.0005)
    assert pace.steps == 100
    pace.learn(1, 0.125)
    assert pace.steps == 2


def test_work_grows_with_rows_and_weights() -> None:
    small, large = (Network.create(2, [(units, "relu")], rng=0) for units in (3, 300))
    assert work_of(small, 1) < work_of(small, 100) < work_of(large, 100)
