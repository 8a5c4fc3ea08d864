"""Edits of the kind of a product: entry by entry where rows meet columns, and the reverse."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.trials import Trial, argument
from clearprop.numerics.arrays import Array
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

MATRIX: frozenset[Any] = frozenset({operator.matmul, np.matmul, np.dot, np.ndarray.dot, np.inner, np.vdot})
ENTRIES: frozenset[Any] = frozenset({operator.mul, np.multiply})
TURNS = ((False, False), (True, False), (False, True))


def other_products(tape: Tape, site: int, node: Node) -> Iterator[Trial]:
    """Propose ``a * b`` for ``a @ b``, and ``a @ b`` for ``a * b``, each with one of them turned where only
    that fits.

    ``detail["turned"]`` says which of the two stand transposed, ``detail["entries"]`` which product it is.
    """
    if node.function not in MATRIX | ENTRIES or len(node.args) != 2:
        return
    if not all(isinstance(given, Ref) for given in node.args):
        return
    a, b = (np.asarray(tape.value(given.node)) for given in node.args)
    entries = node.function in MATRIX
    if min(a.ndim, b.ndim) < (1 if entries else 2) or a.size == 1 or b.size == 1:
        return
    for turned in TURNS:
        if _fits(a.T if turned[0] else a, b.T if turned[1] else b, entries):
            detail = {"turned": turned, "entries": entries}
            yield Trial(site, "product", _other(turned, entries), None, "*" if entries else "@", detail)


def _fits(a: Array, b: Array, entries: bool) -> bool:
    if entries:
        return a.shape == b.shape
    return bool(a.shape[1] == b.shape[0])


def _other(turned: tuple[bool, bool], entries: bool) -> Any:
    def change(node: Node, value: Any) -> Any:
        pair = [np.asarray(argument(node, k, value)) for k in (0, 1)]
        a, b = (np.transpose(each) if turn else each for each, turn in zip(pair, turned, strict=True))
        if not _fits(a, b, entries):
            raise ValueError("the operands do not fit")
        return a * b if entries else a @ b

    return change
