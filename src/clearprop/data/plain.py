"""Plain data out of a file is checked here, field by field, before anything is made of it.

A model file is somebody else's text: a field may be missing, of another type, not finite, or one too
many.  Each of these is refused with the field's name, and nothing is guessed.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from typing import Any

from clearprop.data.quoting import listed
from clearprop.errors import FileError

LONGEST = 60
LARGEST = sys.float_info.max


class Reader:
    """The fields of one object of plain data, each read as what it has to be.

    Parameters
    ----------
    data  : what a file held
    place : where it stood, for messages: ``"preprocessing, columns[1]"``
    keys  : the fields it must have, no more and no fewer; None leaves this unchecked

    Raises
    ------
    FileError
        "preprocessing is a list, but it must be an object with the fields columns"; "preprocessing:
        the field sd is missing"; "preprocessing: the field colour is not known"

    Examples
    --------
    >>> Reader({"sd": 2}, "preprocessing", ["sd"]).number("sd")
    2.0
    """

    def __init__(self, data: object, place: str, keys: Sequence[str] | None = None) -> None:
        self.place = place
        if not isinstance(data, dict):
            raise FileError(f"{place} is {_short(data)}, but it must be an object with named fields.")
        self.data: dict[str, Any] = data
        if keys is not None:
            missing = [key for key in keys if key not in data]
            unknown = [str(key) for key in data if key not in keys]
            if missing:
                raise FileError(f"{place}: missing is {listed(missing)}.")
            if unknown:
                raise FileError(f"{place}: not known is {listed(unknown)}.")

    def refuse(self, key: str, expected: str) -> FileError:
        """Return the error for a field that is not what it must be."""
        return FileError(f"{self.place}: {key} is {_short(self.data.get(key))}, but it must be {expected}.")

    def text(self, key: str) -> str:
        """Read a string that is not empty."""
        value = self.data.get(key)
        if not isinstance(value, str) or not value:
            raise self.refuse(key, "a text that is not empty")
        return value

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """Read one of the strings that are allowed."""
        value = self.data.get(key)
        if not isinstance(value, str) or value not in allowed:
            raise self.refuse(key, f"one of {listed(allowed)}")
        return value

    def number(self, key: str, least: float = -math.inf) -> float:
        """Read a finite number that is at least ``least``."""
        value = self.data.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
            raise self.refuse(key, "a finite number")
        if value < least:
            raise self.refuse(key, f"at least {least:.6g}")
        return float(value)

    def flag(self, key: str) -> bool:
        """Read true or false."""
        value = self.data.get(key)
        if not isinstance(value, bool):
            raise self.refuse(key, "true or false")
        return value

    def array(self, key: str) -> list[Any]:
        """Read a list."""
        value = self.data.get(key)
        if not isinstance(value, list):
            raise self.refuse(key, "a list")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of strings, all different and none empty."""
        values = self.array(key)
        if any(not isinstance(value, str) or not value for value in values) or len(set(values)) < len(values):
            raise self.refuse(key, "a list of texts, all different and none empty")
        return tuple(values)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
