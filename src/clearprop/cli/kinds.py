"""What an option's value has to be, and the sentence for one that is not."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Sequence

from clearprop.cli.usage import Misuse


def whole(option: str, least: int) -> Callable[[str], int]:
    """A whole number from ``least`` on.

    Examples
    --------
    >>> whole("--epochs", 1)("20")
    20
    """

    def read(value: str) -> int:
        try:
            number = int(value)
        except ValueError:
            number = least - 1
        if number < least:
            raise Misuse("cli.usage.whole", option=option, value=value, least=least)
        return number

    return read


def above_zero(option: str, example: str) -> Callable[[str], float]:
    """A finite number above 0."""
    return _number("cli.usage.above_zero", option, example, lambda number: 0 < number < math.inf)


def from_zero(option: str, example: str) -> Callable[[str], float]:
    """A finite number, 0 or above."""
    return _number("cli.usage.from_zero", option, example, lambda number: 0 <= number < math.inf)


def share(option: str, example: str) -> Callable[[str], float]:
    """A share between nothing and all, both excluded.

    Examples
    --------
    >>> share("--validation", "0.2")("0.25")
    0.25
    """
    return _number("cli.usage.share", option, example, lambda number: 0 < number < 1)


def _number(key: str, option: str, example: str, fits: Callable[[float], bool]) -> Callable[[str], float]:
    def read(value: str) -> float:
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not fits(number):
            raise Misuse(key, option=option, value=value, example=example)
        return number

    return read


def one_of(option: str, words: Sequence[str]) -> Callable[[str], str]:
    """One of a few words.

    Examples
    --------
    >>> one_of("--task", ["classification", "regression"])("regression")
    'regression'
    """

    def read(value: str) -> str:
        if value in words:
            return value
        near = difflib.get_close_matches(value.lower(), words, n=1)
        key = "cli.usage.one_of_near" if near else "cli.usage.one_of"
        raise Misuse(key, option=option, value=value, near="".join(near), words=tuple(words))

    return read
