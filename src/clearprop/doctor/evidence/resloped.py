"""Edits that put the slope of a layer behind what is multiplied by something else: ``d * (1 - a)`` becomes
``d * (1 - a ** 2)``.

What stands first in the product is kept, or what stands last; the rest makes room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.differences import errors
from clearprop.doctor.evidence.factors import Slope, slopes
from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.readings import Readings
from clearprop.doctor.evidence.trials import Trial, argument
from clearprop.doctor.evidence.wider import PRODUCTS
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.tape.tape import Tape

DEEPEST = 3


def resloped(
    tape: Tape, sites: SiteTable, readings: Readings, judged: Judged, site: int, node: Node
) -> Iterator[Trial]:
    """Propose, for a product that the error enters, slopes in the place of its other factors."""
    if node.function not in PRODUCTS or len(node.args) != 2:
        return
    shape, texts = np.shape(tape.value(node.id)), readings.texts(node)
    met = errors(tape, judged.steps[0])
    for path in _kept(tape, sites, node):
        kept = _along(tape, node, path)
        if kept is None or np.shape(tape.value(kept)) != shape or not met & tape.ancestors([kept]):
            continue
        for slope in slopes(texts, judged):
            if np.shape(tape.value(texts[slope.name])) == shape:
                detail = {"layer": slope.layer, "name": slope.name, "kept": path}
                yield Trial(site, "slope", _changed(tape, readings, path, slope), None, slope.text, detail)


def _kept(tape: Tape, sites: SiteTable, node: Node) -> Iterator[tuple[int, ...]]:
    """Give the ways to what may be kept: the first operand, its first operand, …; and the last one."""
    path: tuple[int, ...] = (0,)
    inner = _along(tape, node, path)
    while inner is not None and len(path) <= DEEPEST:
        yield path
        own = tape.nodes[inner]
        if own.site < 0 or own.function not in PRODUCTS or sites[own.site].statement != _of(sites, node):
            break
        path = (*path, 0)
        inner = _along(tape, node, path)
    yield (1,)


def _of(sites: SiteTable, node: Node) -> Any:
    return sites[node.site].statement


def _along(tape: Tape, node: Node, path: tuple[int, ...]) -> int | None:
    """Give the node at the end of a way from operand to operand."""
    at, found = node, None
    for k in path:
        given = at.args[k] if k < len(at.args) else None
        if not isinstance(given, Ref):
            return None
        found = given.node
        at = tape.nodes[found]
    return found


def _changed(
    tape: Tape, readings: Readings, path: tuple[int, ...], slope: Slope
) -> Callable[[Node, Any], Any]:
    def change(node: Node, value: Any) -> Any:
        found, at = readings.node(slope.name, node), node
        for k in path[:-1]:
            given = at.args[k]
            if not isinstance(given, Ref):
                raise LookupError("no such factor")
            at = tape.nodes[given.node]
        if found is None:
            raise LookupError(slope.name)
        return argument(at, path[-1], value) * slope.value(value(found))

    return change
