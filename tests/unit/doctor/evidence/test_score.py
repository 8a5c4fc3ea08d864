"""How much of an update is the truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.doctor.evidence.score import Score, right_entries, score

G = [np.array([1.0, -2.0, 0.5, 3.0]), np.array([0.3, 1.0, -1.0, 2.0])]


def test_a_common_rate() -> None:
    found = score([-0.1 * g for g in G], G)
    assert found.cured
    assert found.rate == pytest.approx(0.1)


def test_a_rate_for_each_step_counts_only_where_it_may() -> None:
    moved = [-0.1 * G[0], -0.05 * G[1]]
    assert score(moved, G).cured
    assert not score(moved, G, own_rates=False).cured


def test_up_by_turns_is_no_rate() -> None:
    assert not score([-0.1 * G[0], 0.1 * G[1]], G).cured


def test_up_is_right_and_not_cured() -> None:
    found = score([0.1 * g for g in G], G)
    assert (found.right, found.cured) == (1.0, False)


def test_one_wrong_entry_is_told() -> None:
    moved = [-0.1 * g for g in G]
    moved[1][2] *= 1.001
    assert right_entries(moved, G, 0.1).tolist() == [True, True, False, True]
    assert score(moved, G, own_rates=False).right == pytest.approx(7 / 8)


def test_numbers_that_are_none_are_never_right() -> None:
    assert score([np.array([np.nan, 1.0])], [np.ones(2)]).right == 0.0
    assert not right_entries([np.array([np.inf, 1.0])], [np.ones(2)], 1.0).any()


@given(st.integers(0, 10_000), st.floats(1e-4, 10.0), st.integers(0, 9), st.booleans())
def test_a_planted_rate_is_found_under_entries_that_go_elsewhere(
    seed: int, rate: float, wrong: int, up: bool
) -> None:
    rng = np.random.default_rng(seed)
    rate = -rate if up else rate
    gradients = list(rng.choice([-1.0, 1.0], (2, 20)) * rng.uniform(0.1, 1.0, (2, 20)))
    moved = [-rate * g for g in gradients]
    # Every wrong entry goes by a rate of its own.
    spoiled = rng.permutation(20)[:wrong]
    for k, entry in enumerate(spoiled):
        for m in moved:
            m[entry] *= 2.0 + k
    found = score(moved, gradients, own_rates=False)
    assert found.rate == pytest.approx(rate, rel=1e-5)
    assert found.right == pytest.approx(1 - wrong / 20)
    assert found.cured is (wrong == 0 and rate > 0.0)
    right = right_entries(moved, gradients, found.rate)
    assert sorted(np.flatnonzero(~right)) == sorted(spoiled)


def test_few_numbers_get_no_rate_of_their_own() -> None:
    gradients = [np.array([1.0, 2.0, 3.0]), np.array([3.0, 1.0, 2.0])]
    assert score([-0.3 * gradients[0], -0.2 * gradients[1]], gradients).right == pytest.approx(0.5)


def test_rounding_shows_nothing_and_is_right() -> None:
    gradient, moved = np.array([1.0, -2.0, 1e-12]), np.array([-0.5, 1.0, 3e-13])
    assert score([moved], [gradient]) == Score(1.0, 0.5)
    assert right_entries([moved], [gradient], 0.5).all()


def test_what_moves_where_nothing_should_is_wrong() -> None:
    gradient, moved = np.array([1.0, -2.0, 0.0]), np.array([-0.5, 1.0, 0.1])
    assert score([moved], [gradient]).right == pytest.approx(2 / 3)
    assert right_entries([moved], [gradient], 0.5).tolist() == [True, True, False]


def test_a_program_that_stands_still_has_no_rate() -> None:
    assert score([np.zeros(4)], [np.ones(4)]) == Score(0.0, 0.0)
    assert score([np.ones(4)], [np.zeros(4)]) == Score(0.0, 0.0)
