"""Edits that put the parentheses elsewhere: ``(a - y) * s`` for ``a - y * s``, ``s * (1 - a)`` for
``s * 1 - a``.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.trials import Trial, argument, like, with_argument
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

SUMS: frozenset[Any] = frozenset({operator.add, operator.sub})
PRODUCTS: frozenset[Any] = frozenset({operator.mul, operator.truediv, operator.matmul})
DEEPEST = 6


def regrouped(tape: Tape, sites: SiteTable, site: int, node: Node) -> Iterator[Trial]:
    """Propose other parentheses for a sum that has a product beside it.

    ``detail["side"]`` says which operand the product is, ``detail["depth"]`` how many of its factors end up
    outside of the parentheses.
    """
    if node.function not in SUMS or len(node.args) != 2:
        return
    factors = _chain(tape, sites, site, node.args[1])
    for depth in range(len(factors), 0, -1):
        yield Trial(site, "regroup", _sum_first(tape, depth), 1, "(", {"side": 1, "depth": depth})
    if _chain(tape, sites, site, node.args[0]):
        yield Trial(site, "regroup", _product_last(tape), 0, "(", {"side": 0, "depth": 1})


def _chain(tape: Tape, sites: SiteTable, site: int, given: Any) -> list[int]:
    """Give the products of one statement that an operand is made of, the outermost first."""
    found: list[int] = []
    while isinstance(given, Ref) and len(found) < DEEPEST:
        inner = tape.nodes[given.node]
        own = inner.site >= 0 and sites[inner.site].statement == sites[site].statement
        if not own or inner.function not in PRODUCTS or len(inner.args) != 2:
            break
        found.append(inner.id)
        given = inner.args[0]
    return found


def _sum_first(tape: Tape, depth: int) -> Any:
    """``(a + b) * c * d`` for ``a + b * c * d``, with the last ``depth`` factors outside."""

    def change(node: Node, value: Any) -> Any:
        outer: list[Node] = []
        given = node.args[1]
        for _ in range(depth):
            if not isinstance(given, Ref):
                raise LookupError("no such factor")
            outer.append(tape.nodes[given.node])
            given = outer[-1].args[0]
        inner = value(given.node) if isinstance(given, Ref) else given
        result = with_argument(node, 1, inner, value)
        for product in reversed(outer):
            result = with_argument(product, 0, result, value)
        return like(result, tape.value(node.id))

    return change


def _product_last(tape: Tape) -> Any:
    """``a * (b + c)`` for ``a * b + c``."""

    def change(node: Node, value: Any) -> Any:
        given = node.args[0]
        if not isinstance(given, Ref):
            raise LookupError("no such factor")
        product = tape.nodes[given.node]
        inner = with_argument(node, 0, np.asarray(argument(product, 1, value))[()], value)
        return like(with_argument(product, 1, inner, value), tape.value(node.id))

    return change
