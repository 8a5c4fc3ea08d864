"""Which rows of the data a training step was made of, and which rows no step ever saw.

A batch is followed back, through slices, indices and copies, to the array that stood before the training
loop; its rows are told by their values.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.orders import inputs_of
from clearprop.doctor.evidence.predictions import PRODUCTS, training_end
from clearprop.numerics.arrays import Array
from clearprop.trace.roles.moving import moves
from clearprop.trace.tape.nodes import Context, Ref
from clearprop.trace.tape.tape import Tape

FEWEST_EPOCHS = 2
SURE_EPOCHS = 3


@dataclass(frozen=True)
class Batch:
    """The inputs of one round: the node that was taken, and the array before the loop that it was taken
    from.
    """

    taken: int
    source: int
    context: Context
    rows: frozenset[bytes]


@dataclass(frozen=True)
class Unused:
    """Rows of the data that no step of whole epochs was made of.

    ``rounds`` is how often the step loop goes round in one epoch; ``batch`` the rows of one step.
    """

    taken: int
    source: int
    unused: int
    rows: int
    rounds: int
    batch: int


def batches(evidence: Evidence) -> list[Batch]:
    """Give the inputs of every recorded step that took them from a larger array."""
    return evidence.once("batches", lambda: _batches(evidence))


def _batches(evidence: Evidence) -> list[Batch]:
    roles, tape = evidence.understanding.roles, evidence.tape
    step = next((each for each in roles.steps if each.round.context), None)
    if step is None:
        return []
    inputs = [n for n in inputs_of(tape, roles, step) if np.ndim(tape.value(n)) > 0]
    source = source_of(tape, inputs[0], step.round.context[0].site) if inputs else None
    if source is None or source == inputs[0]:
        return []
    taken, depth = tape.nodes[inputs[0]], len(step.round.context)
    alike = [
        n for n in tape.nodes if n.site == taken.site and n.kind == taken.kind and len(n.context) >= depth
    ]
    return [
        Batch(n.id, source, n.context[:depth], _rows(tape, n.id, source))
        for n in alike
        if source_of(tape, n.id, n.context[0].site) == source
    ]


def source_of(tape: Tape, node: int, loop: int) -> int | None:
    """Follow a batch back to the array from before a loop; None where it was computed inside it."""
    while any(each.site == loop for each in tape.nodes[node].context):
        recorded = tape.nodes[node]
        if not moves(recorded) and getattr(recorded.function, "__name__", "") not in ("getitem", "take"):
            return None
        first = next((each for each in recorded.args if isinstance(each, Ref)), None)
        if first is None:
            return None
        node = first.node
    return node


def _rows(tape: Tape, node: int, source: int) -> frozenset[bytes]:
    whole, part = np.asarray(tape.value(source)), np.asarray(tape.value(node))
    if whole.ndim < 2:
        return frozenset(each.tobytes() for each in part.reshape(-1))
    width = whole.shape[1]
    if part.size % max(width, 1):
        return frozenset()
    return frozenset(row.tobytes() for row in np.ascontiguousarray(part.reshape(-1, width)))


def unused(evidence: Evidence) -> Unused | None:
    """Find rows that whole, recorded epochs leave out, and that nothing uses apart from the others either."""
    found, tape = batches(evidence), evidence.tape
    if not found or len(found[0].context) < 2:
        return None
    context = found[0].context
    rounds = tape.loops.get(context[-1].site, 0)
    by_epoch: dict[object, list[Batch]] = {}
    for batch in found:
        by_epoch.setdefault(batch.context[:-1], []).append(batch)
    whole = [each for each in by_epoch.values() if len({batch.context for batch in each}) == rounds]
    if len(whole) < FEWEST_EPOCHS or len({batch.source for batch in found}) != 1:
        return None
    each_epoch = {frozenset().union(*(batch.rows for batch in each)) for each in whole}
    if len(each_epoch) > 1 or (any(_by_chance(tape, b) for b in found[:rounds]) and not _orders_only(whole)):
        return None
    source = found[0].source
    data = np.ascontiguousarray(np.asarray(tape.value(source)))
    rows = {row.tobytes() for row in (data if data.ndim > 1 else data.reshape(-1, 1))}
    (seen,) = each_epoch
    left = rows - seen
    if not left or not seen <= rows or _held_out(evidence, source, left, seen, data):
        return None
    return Unused(found[0].taken, source, len(left), len(rows), rounds, len(found[0].rows))


def _orders_only(epochs: list[list[Batch]]) -> bool:
    """Whether chance only puts the same batches into another order in each of several epochs."""
    orders = {tuple(batch.rows for batch in each) for each in epochs}
    same = len({frozenset(batch.rows for batch in each) for each in epochs}) == 1
    return len(epochs) >= SURE_EPOCHS and len(orders) > 1 and same


def _by_chance(tape: Tape, batch: Batch) -> bool:
    """Whether a draw inside the loop chose the rows."""
    before = tape.ancestors([batch.taken], {batch.source})
    return any(tape.nodes[n].kind == "draw" and tape.nodes[n].context for n in before)


def _held_out(evidence: Evidence, source: int, left: set[bytes], seen: frozenset[bytes], data: Array) -> bool:
    """Whether something is computed of the rows that are left out, without those that are trained on: a
    test.
    """
    begin, tape = training_end(evidence), evidence.tape
    width = data.shape[1] if data.ndim > 1 else 1
    for node in tape.nodes:
        shape = getattr(node.held, "shape", ())
        outside = begin is None or node.id >= begin or not node.context
        if (
            not outside
            or node.id == source
            or not shape
            or shape[-1] != width
            or not 0 < shape[0] <= len(data)
        ):
            continue
        computed = any(tape.nodes[child].function in PRODUCTS for child in tape.children(node.id))
        if computed and node.kind in ("view", "apply", "item") and moves_or_takes(tape, node.id):
            rows = _rows(tape, node.id, source)
            if rows and rows <= left:
                return True
    return False


def moves_or_takes(tape: Tape, node: int) -> bool:
    """Whether a node only takes entries of an array."""
    recorded = tape.nodes[node]
    return moves(recorded) or getattr(recorded.function, "__name__", "") in ("getitem", "take")
