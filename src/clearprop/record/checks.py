"""Settings that are single numbers or switches, checked where they are given."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from clearprop.errors import SettingError


def check_positive(name: str, value: Any, *, zero: bool = False) -> float:
    """Give a finite positive number (or zero, where that makes sense) as a float.

    Raises
    ------
    SettingError
        "learning_rate is -1; a positive number is needed."

    Examples
    --------
    >>> check_positive("l2", 0, zero=True)
    0.0
    """
    wanted = "zero or a positive number" if zero else "a positive number"
    number = _float(value)
    if not math.isfinite(number) or number < 0 or (number == 0 and not zero):
        raise SettingError(f"{name} is {value!r}; {wanted} is needed.")
    return number


def check_fraction(name: str, value: Any) -> float:
    """Give a number from 0 up to, but not including, 1 as a float.

    Raises
    ------
    SettingError
        "momentum is 1; a number from 0 up to, but not including, 1 is needed."
    """
    if check_positive(name, value, zero=True) >= 1:
        raise SettingError(f"{name} is {value!r}; a number from 0 up to, but not including, 1 is needed.")
    return float(value)


def check_count(name: str, value: Any) -> int:
    """Give a whole number of at least 1 as an int.

    Raises
    ------
    SettingError
        "epochs is 0; a whole number of at least 1 is needed."
    """
    if not isinstance(value, int | np.integer) or isinstance(value, bool) or value < 1:
        raise SettingError(f"{name} is {value!r}; a whole number of at least 1 is needed.")
    return int(value)


def check_flag(name: str, value: Any) -> bool:
    """Give True or False; a text such as "false" would count as true.

    Raises
    ------
    SettingError
        "shuffle is 'false'; use True or False."
    """
    if not isinstance(value, bool | np.bool_):
        raise SettingError(f"{name} is {value!r}; use True or False.")
    return bool(value)


def with_plain_numbers(setting: Any) -> None:
    """Turn NumPy's numbers in a frozen setting into Python's while it is made.

    A NumPy number insists on its own dtype: one float64 learning rate would turn a float32 network into a
    float64 one.
    """
    for name, value in vars(setting).items():
        if isinstance(value, np.generic):
            object.__setattr__(setting, name, value.item())


def _float(value: Any) -> float:
    """The number, or nan for whatever is no number or beyond float64."""
    if not isinstance(value, int | float | np.integer | np.floating) or isinstance(value, bool):
        return math.nan
    try:
        return float(value)
    except OverflowError:
        return math.nan
