"""Other numbers in the form of the program's own: where it has matrices, they are matrices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from clearprop.trace.tape.tape import Tape


def alike(tape: Tape, values: Mapping[int, Any]) -> dict[int, Any]:
    """Give values for nodes, each in the class of the recorded one."""
    return {node: _alike(tape, node, value) for node, value in values.items()}


def _alike(tape: Tape, node: int, value: Any) -> Any:
    if isinstance(value, np.ndarray) and isinstance(tape.value(node), np.matrix):
        return np.asmatrix(value)
    return value
