"""The wiring of a layer that is written number by number."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.kinds import Kinds
from clearprop.trace.recognise.labels import Labels
from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.layouts import Layout
from clearprop.trace.recognise.maps import LayerMap
from clearprop.trace.recognise.terms import Term, is_numberwise, terms
from clearprop.trace.replay.slices import Slice
from clearprop.trace.tape.tape import Tape


def numberwise_map(
    tape: Tape, kinds: Kinds, labels: Labels, roots: tuple[int, ...]
) -> tuple[LayerMap, Array, Array, tuple[int | float, ...]] | None:
    """Read a layer whose products each have a single number as parameter; None where it is no such layer.

    Returns
    -------
    the wiring, what entered (n, n_in), the sums (n, n_out), and the inputs as nodes or plain numbers
    """
    if not all(is_numberwise(tape, kinds, root) for root in roots):
        return None
    try:
        taken = [terms(tape, kinds, root) for root in roots]
    except Unreadable:
        if len(roots) == 1 and np.size(tape.value(roots[0])) > 1:
            return None
        raise
    inputs = _inputs(taken)
    n = max(np.size(tape.value(root)) for root in roots)
    a_in = np.column_stack([_column(tape, factor, n) for factor in inputs.values()])
    z = np.column_stack([_column(tape, root, n) for root in roots])
    places = {key: k for k, key in enumerate(inputs)}
    entries = _parameter_entries(tape, labels, taken)
    mapped = _empty(Layout("rows", n, len(inputs), len(roots), (n, len(inputs)), (n, len(roots))))
    for j, each in enumerate(taken):
        _place(mapped, j, each, places, entries)
    if (mapped.W_entries < 0).any():
        raise Unreadable("a layer's units do not read all the same inputs")
    return mapped, a_in, z, tuple(inputs.values())


def _inputs(taken: list[list[Term]]) -> dict[Hashable, int | float]:
    """Give the inputs in the order in which the first unit reads them."""
    found: dict[Hashable, int | float] = {}
    for term, key in _keyed(taken[0]):
        if term.factor is not None:
            found[key] = term.factor
    return found


def _keyed(taken: list[Term]) -> list[tuple[Term, Hashable]]:
    """Pair terms with what tells their inputs apart: for plain numbers, the place in the sum."""
    pairs: list[tuple[Term, Hashable]] = []
    place = 0
    for term in taken:
        if term.factor is None or term.parameter is None:
            pairs.append((term, None))
            continue
        pairs.append((term, ("place", place) if term.key is None else term.key))
        place += 1
    return pairs


def _column(tape: Tape, factor: int | float, n: int) -> Array:
    value = factor if isinstance(factor, float) else tape.value(factor)
    array = np.asarray(value, dtype=np.float64).reshape(-1)
    return np.broadcast_to(array, (n,)) if array.size == 1 else array


def _parameter_entries(tape: Tape, labels: Labels, taken: list[list[Term]]) -> dict[int, int]:
    wanted = list(dict.fromkeys(t.parameter for each in taken for t in each if t.parameter is not None))
    found = Slice(tape, wanted, labels.values).run(labels.values)
    read = [
        labels.entries(np.asarray(found[node], dtype=np.float64).reshape(-1)[:1])[0][0] for node in wanted
    ]
    return {node: int(entry) for node, entry in zip(wanted, read, strict=True)}


def _empty(layout: Layout) -> LayerMap:
    shape = (layout.n_in, layout.n_out)
    none = np.full(layout.n_out, -1)
    return LayerMap(
        layout, np.full(shape, -1), np.zeros(shape), none, np.zeros(layout.n_out), np.zeros(layout.n_out)
    )


def _place(
    mapped: LayerMap, j: int, taken: list[Term], places: dict[Hashable, int], entries: dict[int, int]
) -> None:
    for term, key in _keyed(taken):
        if term.parameter is None:
            mapped.constant[j] += term.sign
        elif term.factor is None:
            if mapped.b_entries[j] >= 0:
                raise Unreadable("a unit has two biases")
            mapped.b_entries[j], mapped.b_sign[j] = entries[term.parameter], term.sign
        elif key not in places:
            raise Unreadable("a layer's units do not read all the same inputs")
        else:
            mapped.W_entries[places[key], j], mapped.W_sign[places[key], j] = (
                entries[term.parameter],
                term.sign,
            )
