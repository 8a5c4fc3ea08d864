"""An expression's value together with the play that its rounded numbers leave it.

Each rounded leaf is moved to the end of its play, one after the other, and what that does to the result
is added up.  Equal digits are one leaf and move together, so ``o (1 - o)`` is not made vaguer than it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from clearprop.verify.grammar.tree import Node
from clearprop.verify.values.arrays import PLAIN, Reading, Unfit, Value
from clearprop.verify.values.evaluate import Missing, evaluate

MOST_MOVES = 120


@dataclass(frozen=True)
class Measured:
    """A value and how far it may be from what its author had."""

    value: Value
    slack: Value
    reading: Reading = PLAIN


def measure(
    node: Node,
    values: Mapping[str, Value],
    slacks: Mapping[str, Value],
    reading: Reading = PLAIN,
    log: str = "e",
) -> Measured:
    """Evaluate a tree and the reach of its result.

    Examples
    --------
    >>> from clearprop.verify.grammar.tree import Binary, Name
    >>> measure(Binary("*", Name("w"), Name("x")), {"w": 2.0, "x": 3.0}, {"x": 0.5})
    Measured(value=6.0, slack=1.0, reading=Reading(entrywise=False, columns=False))
    """
    value = evaluate(node, values, reading, log)
    reach = np.zeros(np.shape(value))
    for moved in _moves(values, slacks):
        try:
            other = evaluate(node, {**values, **moved}, reading, log)
        except (Missing, Unfit):
            continue
        if np.shape(other) == np.shape(value):
            reach = reach + np.abs(np.asarray(other) - np.asarray(value))
    return Measured(value, reach if isinstance(value, np.ndarray) else float(reach), reading)


def _moves(values: Mapping[str, Value], slacks: Mapping[str, Value]) -> list[dict[str, Value]]:
    moves: list[dict[str, Value]] = []
    for key, slack in slacks.items():
        value = values[key]
        if not isinstance(value, np.ndarray):
            if np.any(np.asarray(slack) > 0):
                moves.append({key: float(value + np.asarray(slack))})
            continue
        spread = np.broadcast_to(np.asarray(slack, dtype=float), value.shape)
        places = np.argwhere(spread > 0)
        if len(places) > MOST_MOVES:
            moves += [{key: value + spread}, {key: value - spread}]
            continue
        for place in places:
            entry = value.copy()
            entry[tuple(place)] += spread[tuple(place)]
            moves.append({key: entry})
    return moves[: 4 * MOST_MOVES]
