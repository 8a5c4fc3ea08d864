"""An activation that only its own program knows: ``sin``, softsign, a swish with another factor, ``exp``.

It is asked, by computing the program's own lines again with other sums; so it has values, and slopes, and a
gradient can be carried back through it, as through any other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array
from clearprop.trace.replay.slices import Slice
from clearprop.trace.tape.tape import Tape

FEWEST, ROUNDING = 4, 1e-12
WIDE, NARROW, KINK = 1e-3, 1e-6, 1e-4
MOST_KEPT = 64
Asked = Callable[[Array], Array | None]


@dataclass(frozen=True, eq=False)
class OwnActivation(Activation):
    """``a = f(z)`` for an f that can be asked; ``called`` is what people may call it."""

    called: str
    ask: Asked
    kept: dict[bytes, Array] = field(default_factory=dict)

    name: ClassVar[str] = "own"
    bounds: ClassVar[tuple[float, float]] = (-np.inf, np.inf)

    def __str__(self) -> str:
        return self.called

    def value(self, z: Array) -> Array:
        """Give the answers to some sums; nan where the program's lines fail."""
        key = z.tobytes()
        if key not in self.kept:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            found = self.ask(np.asarray(z, dtype=np.float64).reshape(-1))
            self.kept[key] = np.full(z.size, np.nan) if found is None else found
        return self.kept[key].reshape(z.shape)

    def derivative(self, z: Array) -> Array:
        """Give ``da/dz`` by differences: wide ones, or narrow ones where the wide ones cross a kink."""
        near, far = (self.value(z + step) - self.value(z - step) for step in (WIDE, 2.0 * WIDE))
        wide = (8.0 * near - far) / (12.0 * WIDE)
        narrow = (self.value(z + NARROW) - self.value(z - NARROW)) / (2.0 * NARROW)
        smooth = np.abs(wide - narrow) <= KINK * NARROW / WIDE * (1.0 + np.abs(narrow))
        return np.where(smooth, wide, narrow)

    def has_kink_at(self, z: Array) -> bool:
        """Whether the slope jumps at one of these sums: then nobody can say what it is there."""
        there = self.value(z)
        above, below = self.value(z + NARROW) - there, there - self.value(z - NARROW)
        return bool((np.abs(above - below) > KINK * NARROW * (1.0 + np.abs(above) / NARROW)).any())


def own_activation(
    tape: Tape, roots: Sequence[int], outputs: Sequence[int], probes: Array, answers: Array | None
) -> OwnActivation | None:
    """Give the activation between sums and answers; None where an answer depends on more than its own sum.

    Parameters
    ----------
    answers : those to the probes, with one probe in all sums at a time
    """
    if answers is None or not np.isfinite(answers).any() or len(np.unique(answers)) < FEWEST:
        return None
    shapes = [np.shape(tape.value(node)) for node in roots]
    if shapes != [np.shape(tape.value(node)) for node in outputs]:
        return None
    sizes = [int(np.prod(shape)) for shape in shapes]
    if sum(sizes) < FEWEST:
        return None
    sliced = Slice(tape, tuple(outputs), tuple(roots))

    def ask(z: Array) -> Array | None:
        found = []
        for begin in range(0, z.size, sum(sizes)):
            part = z[begin : begin + sum(sizes)]
            given = _run(sliced, roots, outputs, shapes, np.resize(part, sum(sizes)))
            if given is None:
                return None
            found.append(given[: part.size])
        return np.concatenate(found) if found else np.zeros(0)

    told = ask(probes)
    if told is None or not np.allclose(told, answers, rtol=ROUNDING, atol=0.0, equal_nan=True):
        return None
    return OwnActivation(_called(tape, roots, outputs), ask)


def _run(
    sliced: Slice, roots: Sequence[int], outputs: Sequence[int], shapes: Sequence[tuple[int, ...]], z: Array
) -> Array | None:
    values: dict[int, Any] = {}
    at = 0
    for node, shape in zip(roots, shapes, strict=True):
        size = int(np.prod(shape))
        values[node] = z[at : at + size].reshape(shape) if shape else float(z[at])
        at += size
    try:
        found = sliced.run(values)
        parts = [np.ravel(np.asarray(found[node], dtype=np.float64)) for node in outputs]
    except (ValueError, TypeError, IndexError, ArithmeticError):
        return None
    given = np.concatenate(parts)
    return given if given.size == z.size else None


def _called(tape: Tape, roots: Sequence[int], outputs: Sequence[int]) -> str:
    """Give the name of the one function that makes answers of sums, where there is but one."""
    made = tape.nodes[outputs[0]]
    single = len(outputs) == 1 and tape.parents(outputs[0]) == (roots[0],) and len(made.args) == 1
    return str(getattr(made.function, "__name__", "own")) if single else "own"
