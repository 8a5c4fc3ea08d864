"""Gradients written in the program's own names, and proved by its own numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.scope import Scope
from clearprop.numerics.arrays import Array
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.tape import Tape

CLOSE = 1e-9
MOST_NAMES = 40
Formula = Callable[[Any, Any], Any]
PRODUCTS: dict[str, Formula] = {
    "{a}.T @ {d}": lambda a, d: a.T @ d,
    "{d} @ {a}.T": lambda a, d: d @ a.T,
    "{d}.T @ {a}": lambda a, d: d.T @ a,
    "{a} @ {d}.T": lambda a, d: a @ d.T,
    "np.outer({a}, {d})": np.outer,
    "np.outer({d}, {a})": lambda a, d: np.outer(d, a),
    "{a} @ {d}": lambda a, d: a @ d,
    "{d} @ {a}": lambda a, d: d @ a,
    "{a} * {d}": lambda a, d: a * d,
}
SUMS: dict[str, Formula] = {
    "{d}": lambda a, d: d,
    "{d}.sum(axis=0)": lambda a, d: d.sum(axis=0),
    "{d}.sum(axis=0, keepdims=True)": lambda a, d: d.sum(axis=0, keepdims=True),
    "{d}.sum(axis=1)": lambda a, d: d.sum(axis=1),
    "{d}.sum(axis=1, keepdims=True)": lambda a, d: d.sum(axis=1, keepdims=True),
    "{d}.sum()": lambda a, d: d.sum(),
}


class Names:
    """The names that can be read at a node, with their numbers."""

    def __init__(self, tape: Tape, scope: Scope, at: Node) -> None:
        self.values: dict[str, Any] = {}
        for name in scope.names(at)[: 3 * MOST_NAMES]:
            node = scope.node(name, at)
            value = None if node is None else tape.value(node)
            if isinstance(value, np.ndarray | float | int | np.number) and not isinstance(value, bool):
                self.values[name] = value

    def along(self, truth: Array) -> Iterator[tuple[str, float]]:
        """Give the names whose numbers are a truth times a factor, in any layout of it, with the factor."""
        for name, value in self.values.items():
            for laid in (truth, truth.T):
                factor = multiple(np.asarray(value, dtype=np.float64).reshape(-1), laid.reshape(-1))
                if factor is not None:
                    yield name, factor
                    break

    def gradients(
        self, shape: tuple[int, ...], true: Array, a_in: Array, delta: Array
    ) -> Iterator[tuple[str, float]]:
        """Give texts that compute a true gradient, with the factor that they have beside it.

        Parameters
        ----------
        shape : of the parameter
        true  : the gradient of the parameter, laid out flat
        a_in, delta : of its layer, (n, n_in) and (n, n_out)
        """
        for name, value in self.values.items():
            factor = multiple(np.asarray(value, dtype=np.float64).reshape(-1), true)
            if np.shape(value) == shape and factor is not None:
                yield name, factor
        factors = [name for name, _ in self.along(a_in)][:MOST_NAMES]
        for d in [name for name, _ in self.along(delta)][:MOST_NAMES]:
            for pattern, formula in SUMS.items():
                yield from self._checked(pattern, formula, (d, d), shape, true)
            for a in factors:
                for pattern, formula in PRODUCTS.items():
                    yield from self._checked(pattern, formula, (a, d), shape, true)

    def _checked(
        self, pattern: str, formula: Formula, names: tuple[str, str], shape: tuple[int, ...], true: Array
    ) -> Iterator[tuple[str, float]]:
        a, d = (self.values[name] for name in names)
        try:
            found = formula(a, d)
        except (ValueError, TypeError, IndexError, AttributeError, np.exceptions.AxisError):
            return
        if np.shape(found) == shape:
            factor = multiple(np.asarray(found, dtype=np.float64).reshape(-1), true)
            if factor is not None:
                yield pattern.format(a=names[0], d=names[1]), factor


def multiple(value: Array, true: Array) -> float | None:
    """Give f where ``value = f true``, f not 0; None where there is none."""
    if value.shape != true.shape or not value.any() or not np.isfinite(value).all():
        return None
    length = float(true @ true)
    factor = float(value @ true) / length if length > 0.0 else 0.0
    off = float(np.abs(value - factor * true).max())
    return factor if factor != 0.0 and off <= CLOSE * float(np.abs(value).max()) else None
