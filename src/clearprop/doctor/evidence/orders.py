"""Which draws put the rows of an array in their order, and what order it was.

Inputs and targets that belong together were put in order by the same draw, or by draws that gave the same
order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.kinds import Kind, Kinds
from clearprop.trace.roles.roles import Roles, TrainingStep
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.tape import Tape

IN_PLACE = ("shuffle", "permuted")
MAKING = ("permutation", "permuted", "choice", "shuffle", "sample")


@dataclass(frozen=True)
class Ordering:
    """One draw of an order: the node that was drawn, and the order, where it could be told."""

    node: int
    order: Array | None


def orderings(tape: Tape, nodes: Iterable[int]) -> dict[int, Ordering]:
    """Give the draws of orders that the rows of some nodes went through."""
    found = {}
    for number in tape.ancestors(nodes):
        node = tape.nodes[number]
        if node.kind == "draw" and getattr(node.function, "__name__", "") in MAKING:
            found[number] = Ordering(number, _order(tape, node))
    return found


def _order(tape: Tape, node: Node) -> Array | None:
    """Tell the order from the rows before and after, or from the drawn positions themselves."""
    try:
        value = np.asarray(tape.value(node.id))
    except (LookupError, TypeError, ValueError):
        return None
    before = tape.previous.get(node.id)
    if before is None:
        return value if value.ndim == 1 and value.dtype.kind in "iu" else None
    rows = np.asarray(tape.value(before))
    if rows.shape != value.shape or rows.ndim == 0:
        return None
    places = {row.tobytes(): k for k, row in enumerate(rows)}
    if len(places) < len(rows):
        return None
    return np.array([places.get(row.tobytes(), -1) for row in value])


def apart(
    tape: Tape, one: dict[int, Ordering], other: dict[int, Ordering]
) -> tuple[Ordering, Ordering] | None:
    """Give two draws, one of each side, that put rows of the same number in different orders."""
    left = [each for number, each in one.items() if number not in other]
    right = [each for number, each in other.items() if number not in one]
    for a, b in zip(sorted(left, key=_place), sorted(right, key=_place), strict=False):
        if _length(tape, a) == _length(tape, b) and not _agree(tape, a, b):
            return a, b
    return None


def _place(ordering: Ordering) -> int:
    return ordering.node


def _length(tape: Tape, ordering: Ordering) -> int:
    shape = getattr(tape.nodes[ordering.node].held, "shape", ())
    return int(shape[0]) if shape else -1


def _agree(tape: Tape, a: Ordering, b: Ordering) -> bool:
    """Whether two draws gave the same order: by their positions, or by rows that the order explains."""
    if a.order is not None and b.order is not None:
        return bool(np.array_equal(a.order, b.order))
    known, unknown = (a, b) if a.order is not None else (b, a)
    before = tape.previous.get(unknown.node)
    if known.order is None or before is None or tape.nodes[known.node].id not in tape.previous:
        return known.order is None
    rows, after = np.asarray(tape.value(before)), np.asarray(tape.value(unknown.node))
    return bool(np.array_equal(rows[known.order], after))


def inputs_of(tape: Tape, roles: Roles, step: TrainingStep) -> list[int]:
    """Give the data that the predictions of a step were computed from."""
    values = {node: k for k, p in enumerate(roles.parameters) for node in p.state.nodes}
    kinds = Kinds(tape, values)
    found, open_, seen = [], list(step.predictions), set()
    while open_:
        node = open_.pop()
        if node in seen or node in values:
            continue
        seen.add(node)
        if kinds[node] is Kind.DATA:
            found.append(node)
        else:
            open_.extend(tape.parents(node))
    return sorted(found)


def targets_of(step: TrainingStep) -> list[int]:
    """Give the targets of a step."""
    return sorted(met.target for met in step.meetings if met.target is not None)
