"""What went wrong in somebody's program, with the place and the values at that place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.trace.span import Span

SHOWN = 6
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Operand:
    """One value that a failing operation was given; ``name`` is its text in the program."""

    name: str
    kind: str
    shape: tuple[int, ...] | None
    dtype: str | None
    value: str

    @classmethod
    def of(cls, name: str, value: Any) -> Operand:
        """Describe a value; long ones are cut short.

        Examples
        --------
        >>> Operand.of("W", np.zeros((2, 3)))
        Operand(name='W', kind='ndarray', shape=(2, 3), dtype='float64', value='[[0. 0. 0.]\\n [0. 0. 0.]]')
        """
        shape = dtype = None
        if isinstance(value, np.ndarray | np.generic):
            shape, dtype = tuple(value.shape), str(value.dtype)
        return cls(name, type(value).__name__, shape, dtype, shown(value))


def shown(value: Any) -> str:
    """Write a value in a few words, whatever its own methods do."""
    try:
        if isinstance(value, np.ndarray):
            with np.printoptions(threshold=SHOWN * SHOWN, edgeitems=2, precision=6):
                text = str(value)
        else:
            text = repr(value)
    except Exception:
        text = f"a {type(value).__name__}"
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


@dataclass(frozen=True, slots=True)
class Failure:
    """The exception that ended the program; ``span`` is the innermost place in the program's own text."""

    kind: str
    message: str
    span: Span | None
    statement: str
    function: str
    operands: tuple[Operand, ...]
    traceback: str

    def __str__(self) -> str:
        place = "" if self.span is None else f" ({self.span})"
        return f"{self.kind}: {self.message}{place}" if self.message else f"{self.kind}{place}"


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning that the program caused; ``span`` is the line that Python names, if it is the program's."""

    kind: str
    message: str
    span: Span | None
    count: int = 1
