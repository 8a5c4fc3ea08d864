"""Where every entry of the data was before training: in which array, at which place.

Data are followed back through what only moves entries, and through what changes each entry by itself, to the
array that they come from.  Numbered entries of that array are then sent the same way again.
"""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.trace.roles.moving import moves
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.memory import Region
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.structures import references
from clearprop.trace.tape.tape import Tape

Places = np.ndarray[Any, np.dtype[np.int64]]
BY_ENTRY: frozenset[Any] = frozenset(
    {
        *(operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.pow),
        *(operator.iadd, operator.isub, operator.imul, operator.itruediv, operator.ifloordiv, operator.neg),
        *(operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne, operator.mod),
        *(np.clip, np.round, np.ndarray.round, np.ndarray.clip, np.nan_to_num),
    }
)
SAME: frozenset[Any] = frozenset({np.array, np.asarray, np.copy, np.ndarray.copy, np.ndarray.astype})
LONGEST = 60


@dataclass(frozen=True)
class Origin:
    """The way of an array from its origin: ``links`` are the nodes on it, the array itself first.

    ``computed`` are those among them that change numbers, and do not only move them; ``passed`` what wrote
    single entries on the way.
    """

    links: tuple[int, ...]
    computed: tuple[int, ...]
    passed: tuple[int, ...] = ()

    @property
    def root(self) -> int:
        """The node that it comes from."""
        return self.links[-1]

    def since(self, nodes: set[int]) -> Origin:
        """Give the way from the first of these nodes that it leads through, seen from its end."""
        cut = next((k for k, node in enumerate(self.links[:-1]) if node in nodes), len(self.links) - 1)
        kept = self.links[: cut + 1]
        return Origin(kept, tuple(each for each in self.computed if each in kept[:-1]), self.passed)

    def names(self, tape: Tape) -> set[str]:
        """Give all names that the array had on the way."""
        return {binding.name for node in (*self.links, *self.passed) for binding in tape.nodes[node].names}


def origin(tape: Tape, node: int) -> Origin:
    """Follow an array back to where it comes from."""
    links, computed, passed = [node], [], list[int]()
    for _ in range(LONGEST):
        before = _before(tape, tape.nodes[links[-1]])
        if before is None:
            break
        if not _moved(tape.nodes[links[-1]]):
            computed.append(links[-1])
        while tape.nodes[before].kind == "write" and _labels(tape, tape.nodes[before]) is None:
            passed.append(before)
            further = _before(tape, tape.nodes[before])
            if further is None:
                break
            before = further
        links.append(before)
    return Origin(tuple(links), tuple(computed), tuple(passed))


def places(tape: Tape, way: Origin) -> list[Places] | None:
    """Give for each link, as it stands in ``links``, the place of every entry in the origin, row by row.

    None where the way cannot be gone again.
    """
    shape = np.shape(tape.value(way.root))
    found = [np.arange(math.prod(shape), dtype=np.int64).reshape(shape)]
    for node in way.links[-2::-1]:
        parent = _before(tape, tape.nodes[node])
        sent = None if parent is None else _sent(tape, tape.nodes[node], parent, found[-1])
        if sent is None:
            return None
        found.append(sent)
    return found[::-1]


def _moved(node: Node) -> bool:
    return moves(node) or node.kind in ("draw", "write")


def _labels(tape: Tape, node: Node) -> int | None:
    """Give the labels by which rows were made: ``np.eye(3)[labels]``, ``T[rows, labels] = 1``."""
    if node.function not in (operator.getitem, operator.setitem) or len(node.args) < 2:
        return None
    owner = next(references(node.args[0]), None)
    made = None if owner is None else getattr(tape.nodes[owner].function, "__name__", "")
    inner = [n for n in references(node.args[1]) if np.ndim(_held(tape, n)) == 1]
    shape = np.shape(_held(tape, node.id))
    if made not in ("eye", "identity", "zeros") or not inner or len(shape) != 2:
        return None
    return inner[-1] if np.shape(_held(tape, inner[-1])) == shape[:1] else None


def _before(tape: Tape, node: Node) -> int | None:
    """Give the one array that a node moves or changes entry by entry; None where it is an origin."""
    if node.kind == "draw":
        given = [
            n for n in references(node.args) if np.shape(_held(tape, n)) == np.shape(_held(tape, node.id))
        ]
        return tape.previous.get(
            node.id, given[0] if len(given) == 1 and np.shape(_held(tape, node.id)) else None
        )
    if node.kind not in ("apply", "view", "write", "item"):
        return None
    labels = _labels(tape, node)
    if labels is not None:
        return labels
    arrays = [n for n in dict.fromkeys(references(node.args)) if np.ndim(_held(tape, n)) > 0]
    if node.kind in ("view", "write", "item") or (moves(node) and len(arrays) > 0):
        first = next(references(node.args), None)
        joined = moves(node) and isinstance(node.args[0], list | tuple) and len(arrays) > 1
        return None if first is None or joined or first not in arrays else first
    if node.function not in BY_ENTRY and not isinstance(node.function, np.ufunc):
        return None
    shape = np.shape(_held(tape, node.id))
    whole = [n for n in arrays if np.shape(_held(tape, n)) == shape]
    return whole[0] if shape and len(whole) == 1 else None


def _held(tape: Tape, node: int) -> Any:
    try:
        return tape.value(node)
    except Lost:
        return None


def _sent(tape: Tape, node: Node, parent: int, numbered: Places) -> Places | None:
    """Send numbered entries through one node."""
    shape = np.shape(_held(tape, node.id))
    if parent == _labels(tape, node):
        return np.broadcast_to(numbered[:, None], shape)
    if isinstance(node.function, Region):
        given = numbered if node.kind == "write" else np.ravel(numbered)[node.function.indices()]
    elif node.kind == "draw":
        order = _drawn(tape, node.id, parent)
        if order is None:
            return None
        given = numbered[order]
    elif node.kind == "write" or not moves(node) or node.function in SAME:
        given = np.broadcast_to(numbered, shape) if numbered.shape != shape else numbered
    else:
        try:
            given = execute(node, lambda n: numbered if n == parent else tape.value(n))
        except Exception:  # whatever the program's own functions raise when they are given whole numbers
            return None
    sent = np.asarray(given)
    return sent if sent.shape == shape and sent.dtype.kind == "i" else None


def _drawn(tape: Tape, node: int, before: int) -> Places | None:
    """Give the order that a shuffle in place gave its rows, where the rows tell."""
    rows, after = np.asarray(tape.value(before)), np.asarray(tape.value(node))
    if rows.shape != after.shape or rows.ndim == 0:
        return None
    befores, afters = ([row.tobytes() for row in np.ascontiguousarray(each)] for each in (rows, after))
    if sorted(befores) != sorted(afters):
        return None
    known = {row: k for k, row in enumerate(befores)}
    # Rows that are equal cannot be told apart: one that stands where it stood was not moved.
    order = [k if row == befores[k] else known[row] for k, row in enumerate(afters)]
    return np.array(order, dtype=np.int64)
