"""Where a column met a row of the same length, so that every entry was paired with every other one."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.tape import Tape

DIFFERENCES = frozenset({operator.sub, operator.isub, np.subtract})
COMPARISONS = frozenset({operator.eq, operator.ne, np.equal, np.not_equal})
PRODUCTS = frozenset({operator.mul, np.multiply})


@dataclass(frozen=True)
class Pairing:
    """One place: the shapes that met; ``compared`` where they were compared and not subtracted."""

    site: int
    shapes: tuple[tuple[int, ...], tuple[int, ...]]
    compared: bool

    @property
    def flat(self) -> int:
        """Which operand has one axis only, 0 or 1."""
        return 0 if len(self.shapes[0]) == 1 else 1


def pairings(evidence: Evidence) -> list[Pairing]:
    """Give the places where a column met a row, each once, in the order in which they came."""
    return evidence.once(
        "pairings", lambda: list({each.site: each for each in _found(evidence.tape)}.values())
    )


def _found(tape: Tape) -> Iterator[Pairing]:
    watched = DIFFERENCES | COMPARISONS | PRODUCTS
    for node in tape.nodes:
        if node.site >= 0 and node.function in watched and len(node.args) == 2:
            shapes = tuple(_shape(tape, each) for each in node.args)
            if not _is_pair(shapes[0], shapes[1]):
                continue
            if node.function in PRODUCTS and not any(_is_logarithm(tape, each) for each in node.args):
                continue
            yield Pairing(node.site, (shapes[0], shapes[1]), node.function in COMPARISONS)


def _shape(tape: Tape, given: Any) -> tuple[int, ...]:
    try:
        return tuple(np.shape(tape.value(given.node) if isinstance(given, Ref) else given))
    except (Lost, ValueError):
        return ()


def _is_pair(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether one is (n, 1) and the other (n,).

    Examples
    --------
    >>> _is_pair((4, 1), (4,)), _is_pair((4, 1), (1, 4)), _is_pair((1, 1), (1,))
    (True, False, False)
    """
    row, column = sorted((one, other), key=len)
    return len(row) == 1 and row[0] > 1 and column == (row[0], 1)


def _is_logarithm(tape: Tape, given: Any) -> bool:
    return isinstance(given, Ref) and _node(tape, given).function in (np.log, np.log2, np.log10, np.log1p)


def _node(tape: Tape, given: Ref) -> Node:
    return tape.nodes[given.node]
