"""Edits that are tried on the tape: each says what a node would be with another text, and what that text
is.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

Value = Callable[[int], Any]
Means = Literal[
    "operand",
    "transpose",
    "turn",
    "drop",
    "negate",
    "swap",
    "factor",
    "axis",
    "uncall",
    "slope",
    "older",
    "literal",
    "layer",
    "truth",
    "fresh",
    "state",
    "scaled",
    "rate",
    "regroup",
    "product",
]


@dataclass(frozen=True)
class Trial:
    """One edit of one site.

    ``change`` gives the value of a node of the site under the edit; ``place`` is the argument that is
    edited (None: the whole), ``text`` what stands there instead, ``detail`` what a rule needs to name the
    fault.
    """

    site: int
    means: Means
    change: Callable[[Node, Value], Any]
    place: int | None
    text: str
    detail: dict[str, Any]
    where: Callable[[Tape, int], list[int]] | None = None

    def nodes(self, by_site: Mapping[int, list[int]], tape: Tape, begin: int) -> list[int]:
        """Give the nodes of one step that the edit changes."""
        return by_site.get(self.site, []) if self.where is None else self.where(tape, begin)


def argument(node: Node, k: int, value: Value) -> Any:
    """Give the value of one argument of a node."""
    given = node.args[k]
    return value(given.node) if isinstance(given, Ref) else given


def with_argument(node: Node, k: int, new: Any, value: Value) -> Any:
    """Compute a node with one argument replaced."""
    args = [
        argument(node, j, value) if isinstance(node.args[j], Ref) else node.args[j]
        for j in range(len(node.args))
    ]
    args[k] = new
    replaced = Node(
        node.id,
        node.kind,
        node.site,
        node.function,
        tuple(args),
        node.kwargs,
        node.context,
        node.frame,
        None,
        node.into,
    )
    return execute(replaced, value)


def like(result: Any, recorded: Any) -> Any:
    """Refuse a value of another shape than the recorded one had."""
    if np.shape(result) != np.shape(recorded):
        raise ValueError("the edit changes the shape")
    return result


PRODUCTS = (operator.mul, np.multiply, operator.matmul, np.matmul, np.dot, np.ndarray.dot, operator.imul)
SWAPS: dict[Any, tuple[Any, str]] = {
    operator.add: (operator.sub, "-"),
    operator.sub: (operator.add, "+"),
    operator.iadd: (operator.isub, "-="),
    operator.isub: (operator.iadd, "+="),
}


def negated(site: int) -> Trial:
    """``-(…)`` in place of what a site computes."""
    return Trial(site, "negate", lambda node, value: -execute(node, value), None, "-", {})


def transposed(site: int, k: int) -> Trial:
    """The transpose of a square argument."""
    return Trial(
        site,
        "transpose",
        lambda node, value: with_argument(node, k, np.transpose(argument(node, k, value)), value),
        k,
        ".T",
        {},
    )


def turned(site: int) -> Trial:
    """The transpose of a square product: ``(a @ b).T`` is ``b.T @ a.T``."""
    return Trial(site, "turn", lambda node, value: np.transpose(execute(node, value)), None, ".T", {})


def dropped(site: int, k: int) -> Trial:
    """The other operand alone, in place of a product or a sum."""
    return Trial(site, "drop", lambda node, value: argument(node, 1 - k, value) * 1.0, k, "", {})


def swapped(site: int, node: Node) -> Iterator[Trial]:
    """Plus for minus, and the reverse."""
    if node.function in SWAPS:
        function, text = SWAPS[node.function]
        plain = {operator.iadd: operator.add, operator.isub: operator.sub}.get(function, function)

        def change(n: Node, value: Value) -> Any:
            return plain(argument(n, 0, value), argument(n, 1, value))

        yield Trial(site, "swap", change, None, text, {})
