"""Curves of losses."""

from __future__ import annotations

import pytest

from clearprop.doctor.health.falling import falling_share, late_share


@pytest.mark.parametrize(
    ("losses", "share"), [([3.0, 2.0, 1.0], 1.0), ([1.0, 2.0, 1.0], 0.5), ([1.0, 1.0], 0.0), ([1.0], 0.0)]
)
def test_how_often_it_fell(losses: list[float], share: float) -> None:
    assert falling_share(losses) == share


def test_what_the_last_fifth_brought() -> None:
    assert late_share([10.0 - i for i in range(11)]) == pytest.approx(0.2)
    assert late_share([1.0, 2.0, 3.0]) == 0.0
    assert late_share([1.0]) == 0.0
