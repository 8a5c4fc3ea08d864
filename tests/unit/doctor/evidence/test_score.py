"""How much of an update is the truth."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.score import right_entries, score

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
