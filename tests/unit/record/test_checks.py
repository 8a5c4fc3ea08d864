"""Numbers and switches: what is taken, in which type it comes out, and what is said of the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.record.checks import (
    check_count,
    check_flag,
    check_fraction,
    check_positive,
    with_plain_numbers,
)


@pytest.mark.parametrize("value", [1, 0.5, np.float32(0.5), np.float64(2), np.int64(3)])
def test_a_positive_number_may_come_from_numpy(value: Any) -> None:
    assert check_positive("tolerance", value) == value
    assert type(check_positive("tolerance", value)) is float


@pytest.mark.parametrize(
    "value",
    [0, -1, 10**400, np.float64("nan"), np.float32(-1), np.bool_(True), True, None, "1", 1j, np.ones(1)],
)
def test_other_numbers_are_not_positive(value: Any) -> None:
    with pytest.raises(SettingError) as caught:
        check_positive("tolerance", value)
    assert str(caught.value) == f"tolerance is {value!r}; a positive number is needed."


def test_zero_is_taken_where_it_makes_sense() -> None:
    assert check_positive("l2", 0, zero=True) == 0.0
    with pytest.raises(SettingError, match=r"l2 is -1; zero or a positive number is needed."):
        check_positive("l2", -1, zero=True)


def test_a_fraction_is_below_one() -> None:
    assert check_fraction("momentum", np.float32(0.5)) == 0.5
    with pytest.raises(
        SettingError, match=r"momentum is 1; a number from 0 up to, but not including, 1 is needed."
    ):
        check_fraction("momentum", 1)


@pytest.mark.parametrize("value", [np.int64(0), 1.0, True, "3", None])
def test_a_count_is_a_whole_number_of_at_least_one(value: Any) -> None:
    assert type(check_count("epochs", np.int64(3))) is int
    with pytest.raises(SettingError) as caught:
        check_count("epochs", value)
    assert str(caught.value) == f"epochs is {value!r}; a whole number of at least 1 is needed."


@pytest.mark.parametrize("value", ["false", None, 0, 1, np.array([True, False])])
def test_a_switch_is_true_or_false(value: Any) -> None:
    assert check_flag("shuffle", np.bool_(False)) is False
    with pytest.raises(SettingError) as caught:
        check_flag("shuffle", value)
    assert str(caught.value) == f"shuffle is {value!r}; use True or False."


def test_numbers_of_numpy_become_pythons() -> None:
    @dataclass(frozen=True)
    class Setting:
        rate: float
        name: str

    setting = Setting(np.float32(0.5), "a")
    with_plain_numbers(setting)
    assert type(setting.rate) is float
