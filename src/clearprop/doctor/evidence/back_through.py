"""Edits that carry an error back through weights which a line has forgotten: ``d @ W.T * s`` for ``d * s``.

Where the layer above has one unit, or as many as the layer below, the shapes fit without the weights as well.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Container, Iterator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.readings import Readings
from clearprop.doctor.evidence.trials import Trial, argument, with_argument
from clearprop.numerics.arrays import Array
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

PRODUCTS: frozenset[Any] = frozenset({operator.mul, np.multiply})
# How the error and the weights may stand in the product: the text, and what it computes.
FORMS: tuple[tuple[str, Callable[[Array, Array], Array]], ...] = (
    ("{d} @ {W}.T", lambda d, W: d @ W.T),
    ("{W}.T @ {d}", lambda d, W: W.T @ d),
    ("{d} @ {W}", lambda d, W: d @ W),
    ("{W} @ {d}", lambda d, W: W @ d),
)


def back_through(
    tape: Tape, readings: Readings, weights: Container[int], site: int, node: Node
) -> Iterator[Trial]:
    """Propose the product with some weights in the place of each factor of a product.

    Parameters
    ----------
    weights : the nodes that are values of parameters
    """
    if node.function not in PRODUCTS or len(node.args) != 2:
        return
    shape = np.shape(tape.value(node.id))
    read = {text: n for text, n in readings.texts(node).items() if n in weights}
    for k, given in enumerate(node.args):
        error = tape.value(given.node) if isinstance(given, Ref) else None
        if not isinstance(error, np.ndarray) or error.ndim == 0 or given.node in weights:
            continue
        for text, number in read.items():
            W = np.asarray(tape.value(number))
            for form, product in FORMS if W.ndim == 2 else ():
                if _fits(product, error, W, shape):
                    yield _trial(readings, site, k, (text, form), product)


def _fits(product: Callable[[Array, Array], Array], error: Array, W: Array, shape: tuple[int, ...]) -> bool:
    try:
        return product(error, W).shape == shape
    except ValueError:
        return False


def _trial(
    readings: Readings, site: int, k: int, written: tuple[str, str], product: Callable[[Array, Array], Array]
) -> Trial:
    text, form = written

    def change(node: Node, value: Any) -> Any:
        found = readings.node(text, node)
        if found is None:
            raise LookupError(text)
        error = product(np.asarray(argument(node, k, value)), np.asarray(value(found)))
        return with_argument(node, k, error, value)

    return Trial(site, "factor", change, k, text, {"back": form, "name": text})
