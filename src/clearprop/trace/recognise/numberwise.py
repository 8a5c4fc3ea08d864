"""The wiring of a layer that is written number by number."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.kinds import Kinds
from clearprop.trace.recognise.labels import Labels
from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.layouts import Layout
from clearprop.trace.recognise.likeness import alike
from clearprop.trace.recognise.maps import LayerMap
from clearprop.trace.recognise.terms import Term, is_numberwise, terms
from clearprop.trace.replay.slices import Slice
from clearprop.trace.tape.tape import Tape

DIFFERENT = "a layer's units do not read all the same inputs"


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
    keyed = _keys(tape, taken)
    inputs = {key: term.factor for term, key in keyed[0] if term.factor is not None}
    if not inputs:
        raise Unreadable("a layer reads nothing but parameters")
    n = max(np.size(tape.value(root)) for root in roots)
    a_in = np.column_stack([_column(tape, factor, n) for factor in inputs.values()])
    z = np.column_stack([_column(tape, root, n) for root in roots])
    places = {key: k for k, key in enumerate(inputs)}
    entries = _parameter_entries(tape, labels, taken)
    mapped = _empty(Layout("numbers", n, len(inputs), len(roots), (n, len(inputs)), (n, len(roots))))
    for j, each in enumerate(keyed):
        _place(mapped, j, each, places, entries)
    if (mapped.W_entries < 0).any():
        raise Unreadable(DIFFERENT)
    return mapped, a_in, z, tuple(inputs.values())


Keyed = list[tuple[Term, Hashable]]


def _keys(tape: Tape, taken: list[list[Term]]) -> list[Keyed]:
    """Pair the terms of each unit with what tells their inputs apart: where a number came from.

    Whole numbers, and what each call of a function sees under a name of its own, have no such origin in
    common; then the place in the sum tells them apart, if all units have the same numbers there.
    """
    keyed = [_by_origin(each) for each in taken]
    wanted = {key for _, key in keyed[0]}
    if all({key for _, key in each} - {None} == wanted - {None} for each in keyed):
        return keyed
    placed = [_by_place(each) for each in taken]
    numbers = [[_number(tape, term.factor) for term, key in each if key is not None] for each in placed]
    if any(len(each) != len(numbers[0]) for each in numbers) or any(
        not all(np.array_equal(a, b) for a, b in zip(each, numbers[0], strict=True)) for each in numbers
    ):
        raise Unreadable(DIFFERENT)
    return placed


def _by_origin(taken: list[Term]) -> Keyed:
    placed = _by_place(taken)
    return [(term, key if term.key is None else term.key) for term, key in placed]


def _by_place(taken: list[Term]) -> Keyed:
    found: Keyed = []
    place = 0
    for term in taken:
        is_product = term.factor is not None and term.parameter is not None
        found.append((term, ("place", place) if is_product else None))
        place += is_product
    return found


def _number(tape: Tape, factor: int | float | None) -> Array:
    value = tape.value(factor) if isinstance(factor, int) else factor
    return np.asarray(value, dtype=np.float64).reshape(-1)


def _column(tape: Tape, factor: int | float, n: int) -> Array:
    value = factor if isinstance(factor, float) else tape.value(factor)
    array = np.asarray(value, dtype=np.float64).reshape(-1)
    return np.broadcast_to(array, (n,)) if array.size == 1 else array


def _parameter_entries(tape: Tape, labels: Labels, taken: list[list[Term]]) -> dict[int, tuple[int, float]]:
    """Give the entry that each parameter of the terms is, and the sign that it was read with."""
    wanted = list(dict.fromkeys(t.parameter for each in taken for t in each if t.parameter is not None))
    found = Slice(tape, wanted, labels.values).run(alike(tape, labels.values))
    read = [labels.entries(np.asarray(found[node], dtype=np.float64).reshape(-1)[:1]) for node in wanted]
    return {node: (int(entry[0]), float(sign[0])) for node, (entry, sign) in zip(wanted, read, strict=True)}


def _empty(layout: Layout) -> LayerMap:
    shape = (layout.n_in, layout.n_out)
    none = np.full(layout.n_out, -1)
    return LayerMap(
        layout, np.full(shape, -1), np.zeros(shape), none, np.zeros(layout.n_out), np.zeros(layout.n_out)
    )


def _place(
    mapped: LayerMap, j: int, taken: Keyed, places: dict[Hashable, int], entries: dict[int, tuple[int, float]]
) -> None:
    for term, key in taken:
        if term.parameter is None:
            mapped.constant[j] += term.sign
            continue
        entry, sign = entries[term.parameter]
        if term.factor is None:
            if mapped.b_entries[j] >= 0:
                raise Unreadable("a unit has two biases")
            mapped.b_entries[j], mapped.b_sign[j] = entry, sign * term.sign
        elif key not in places:
            raise Unreadable(DIFFERENT)
        else:
            mapped.W_entries[places[key], j], mapped.W_sign[places[key], j] = entry, sign * term.sign
