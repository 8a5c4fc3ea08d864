"""Edits of more than one operand: several factors dropped at once, a name that is read twice in a
statement.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Container, Iterable, Iterator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.scope import Scope
from clearprop.doctor.evidence.trials import Trial, argument, with_argument
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

PRODUCTS: frozenset[Any] = frozenset({operator.mul, np.multiply, operator.truediv, np.divide})
SCALED: frozenset[Any] = frozenset(
    {operator.iadd, operator.isub, operator.add, operator.sub, operator.matmul, np.dot}
)
UPDATES: frozenset[Any] = frozenset({operator.iadd, operator.isub, operator.imul, operator.itruediv})
DEEPEST = 4
MOST_NAMES = 12


def shortened(tape: Tape, sites: SiteTable, site: int, node: Node) -> Iterator[Trial]:
    """Propose the first factor alone, in place of a product of several: ``e`` for ``e * a * (1 - a)``."""
    path: tuple[int, ...] = ()
    inner: Node = node
    for depth in range(DEEPEST):
        given = inner.args[0] if inner.function in PRODUCTS and len(inner.args) == 2 else None
        if not isinstance(given, Ref):
            return
        path, inner = (*path, given.node), tape.nodes[given.node]
        if (inner.site < 0 or sites[inner.site].statement != sites[site].statement) and depth == 0:
            return
        if depth >= 1:
            if np.shape(tape.value(inner.id)) != np.shape(tape.value(node.id)):
                return
            yield Trial(site, "drop", _first(tape, depth + 1), 1, "", {"depth": depth + 1})
        if inner.site < 0 or sites[inner.site].statement != sites[site].statement:
            return


def _first(tape: Tape, depth: int) -> Any:
    def change(node: Node, value: Any) -> Any:
        at = node
        for k in range(depth):
            given = at.args[0] if at.args else None
            if not isinstance(given, Ref):
                raise LookupError("no such factor")
            if k == depth - 1:
                return value(given.node) * 1.0
            at = tape.nodes[given.node]
        raise LookupError("no such factor")

    return change


def renamed(tape: Tape, sites: SiteTable, scope: Scope, site: int, node: Node) -> Iterator[Trial]:
    """Propose another name in place of one that a statement reads more than once."""
    statement = sites[site]
    if not _is_outermost(tape, sites, node):
        return
    counted: dict[str, int] = {}
    for part in ast.walk(statement.node):
        if isinstance(part, ast.Name):
            counted[part.id] = counted.get(part.id, 0) + 1
    for name in (name for name, count in counted.items() if count > 1):
        old = scope.node(name, node)
        if old is None or not isinstance(tape.value(old), np.ndarray | float | np.floating):
            continue
        shape, tried = np.shape(tape.value(old)), 0
        for other in scope.names(node):
            new = scope.node(other, node)
            if new is None or new == old or np.shape(tape.value(new)) != shape or tried >= MOST_NAMES:
                continue
            tried += 1
            yield _rename(tape, sites, scope, site, (name, other), (old, new))


def scaled(
    tape: Tape, sites: SiteTable, site: int, node: Node, nodes: Iterable[int], moved: Container[int] = ()
) -> Iterator[Trial]:
    """Propose a number that the same function multiplies or divides by, as a factor of the last operand.

    Parameters
    ----------
    nodes : what the step computes
    moved : what depends on the parameters, and so is no setting
    """
    if node.function not in SCALED or len(node.args) < 2 or not isinstance(node.args[-1], Ref):
        if node.kind == "apply" and node.function not in UPDATES:
            for text, number in _factors(tape, sites, sites[site].function, nodes, moved).items():
                for divides in (True, False):
                    yield Trial(site, "scaled", _whole(number, divides), None, text, {"divides": divides})
        return
    k = len(node.args) - 1
    for text, number in _factors(tape, sites, sites[site].function, nodes, moved).items():
        for divides in (False, True):
            yield Trial(site, "scaled", _times(number, k, divides), k, text, {"divides": divides})


def _factors(
    tape: Tape, sites: SiteTable, function: str, nodes: Iterable[int], moved: Container[int]
) -> dict[str, float]:
    """Give the numbers that a function multiplies or divides by, by their texts."""
    found: dict[str, float] = {}
    for number in nodes:
        node = tape.nodes[number]
        if node.function not in PRODUCTS or node.site < 0:
            continue
        if _outer(sites[node.site].function) != _outer(function):
            continue
        written = sites[node.site].node
        parts = (written.left, written.right) if isinstance(written, ast.BinOp) else ()
        for given, part in zip(node.args, parts, strict=False):
            value = tape.nodes[given.node].held if isinstance(given, Ref) else given
            # An entry of the data is no setting that a line could have forgotten.
            is_number = isinstance(value, float | int) and not isinstance(value, bool)
            is_number = is_number and not (isinstance(given, Ref) and given.node in moved)
            if is_number and value not in (0, 1, -1) and not isinstance(part, ast.Subscript):
                found.setdefault(ast.unparse(part), float(value))
    return dict(list(found.items())[:MOST_NAMES])


def _outer(function: str) -> str:
    """Give the function around comprehensions and lambdas."""
    return function.split(".<")[0]


def _whole(number: float, divides: bool) -> Any:
    def change(node: Node, value: Any) -> Any:
        result = execute(node, value)
        return result / number if divides else result * number

    return change


def _times(number: float, k: int, divides: bool) -> Any:
    def change(node: Node, value: Any) -> Any:
        old = argument(node, k, value)
        return with_argument(node, k, old / number if divides else old * number, value)

    return change


def _is_outermost(tape: Tape, sites: SiteTable, node: Node) -> bool:
    statement = sites[node.site].statement
    return not any(
        tape.nodes[child].site >= 0 and sites[tape.nodes[child].site].statement == statement
        for child in tape.children(node.id)
    )


def _rename(
    tape: Tape, sites: SiteTable, scope: Scope, site: int, names: tuple[str, str], nodes: tuple[int, int]
) -> Trial:
    statement, whole = sites[site].statement, sites[site].span

    def where(tape: Tape, begin: int) -> list[int]:
        found = []
        for node in tape.nodes[begin:]:
            if node.site >= 0 and node.kind == "apply" and sites[node.site].statement == statement:
                span = sites[node.site].span
                inside = (whole.line, whole.column) <= (span.line, span.column)
                if inside and any(isinstance(each, Ref) for each in node.args):
                    found.append(node.id)
        return found

    def change(node: Node, value: Any) -> Any:
        old, new = scope.node(names[0], node), scope.node(names[1], node)
        if old is None or new is None:
            raise LookupError(names[1])
        return execute(node, lambda number: value(new) if number == old else value(number))

    detail = {"old": nodes[0], "new": nodes[1], "name": names[1], "renamed": names[0]}
    return Trial(site, "operand", change, None, names[1], detail, where)
