"""Answers of the trained network that a store or a cast turns into one and the same whole number."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.predictions import passes_after
from clearprop.numerics.arrays import Array
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.snapshots import Lost

# Answers that differ by less carry no decision that could be lost.
SPREAD = 0.3
FEWEST = 2


@dataclass
class Cut:
    """The answers that one place has cut off: ``how`` is "stored" or "cast"."""

    site: int
    how: str
    kind: str
    exact: list[Array] = field(default_factory=list)

    @property
    def all_alike(self) -> bool:
        """Whether answers that differ were all cut to one number."""
        if not self.exact:
            return False
        given = np.concatenate(self.exact)
        clear = given.size >= FEWEST and float(np.ptp(given)) >= SPREAD
        return clear and bool(np.ptp(np.trunc(given)) == 0.0)

    @property
    def farthest(self) -> tuple[float, float]:
        """The answer that lost most, and what is left of it."""
        given = np.concatenate(self.exact)
        worst = float(given[np.argmax(np.abs(given - np.trunc(given)))])
        return worst, float(np.trunc(worst))


def cut_answers(evidence: Evidence) -> Iterator[Cut]:
    """Give the places where answers after training all become one whole number."""
    tape, products = evidence.tape, passes_after(evidence).products
    trained = [each.node for each in products if each.state == "trained"]
    if not trained:
        return
    found: dict[int, Cut] = {}
    for number in sorted(tape.descendants(trained)):
        node = tape.nodes[number]
        try:
            if node.site >= 0 and node.function is operator.setitem and isinstance(node.args[2], Ref):
                array, value = tape.value(node.args[0].node), np.asarray(tape.value(node.args[2].node))
                how = "stored"
            elif node.site >= 0 and node.function is np.ndarray.astype and isinstance(node.args[0], Ref):
                array, value = tape.value(number), np.asarray(tape.value(node.args[0].node))
                how = "cast"
            else:
                continue
        except (Lost, AttributeError, IndexError):
            continue
        if isinstance(array, np.ndarray) and array.dtype.kind in "iu" and value.dtype.kind == "f":
            kept = found.setdefault(node.site, Cut(node.site, how, str(array.dtype)))
            kept.exact.append(value.astype(float).reshape(-1))
    yield from (each for each in found.values() if each.all_alike)
