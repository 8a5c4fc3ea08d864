"""Run inside the watched process: is every recorded node repeated bit for bit, and is every derivative right?

Both functions are analyses for ``read_program``: they are given what was traced, and give plain data.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.trace.adjoint.backward import Adjoints, backward
from clearprop.trace.adjoint.opaque import is_real
from clearprop.trace.replay.differences import differences
from clearprop.trace.replay.quiet import quiet
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.snapshots import Lost
from clearprop.trace.tape.tape import Tape

ITERATORS = (zip, enumerate, reversed, map, filter)
UNDEFINED = frozenset({np.empty, np.empty_like})
EPS = float(np.finfo(float).eps)
MOST_NODES = 1500
MOST_GROUPS = 12
SOURCES, MORE_SOURCES = 4, 8
ENTRIES, MORE_ENTRIES = 2, 3


def bits(value: Any) -> bytes:
    if isinstance(value, ITERATORS):
        return b"iterator"
    if isinstance(value, list | tuple):
        return b"|".join(bits(element) for element in value)
    if isinstance(value, dict):
        return b"|".join(bits(element) for element in value.values())
    return np.asarray(value).tobytes() + type(value).__name__.encode()


def repeated(traced: Any) -> dict[str, Any]:
    """Execute every node again with its recorded operands."""
    tape, wrong, checked, lost = traced.tape, [], 0, 0
    with quiet():
        for node in tape.nodes:
            if node.kind not in ("apply", "write", "view", "item") or node.function in UNDEFINED:
                continue
            try:
                again, before = execute(node, tape.value), tape.value(node.id)
            except Lost:
                lost += 1
                continue
            checked += 1
            if bits(again) != bits(before):
                wrong.append(f"node {node.id} at site {node.site}: {node.function} of {node.args}"[:200])
    return {"checked": checked, "lost": lost, "wrong": wrong[:5]}


def derived(traced: Any) -> dict[str, Any]:
    """Compare the adjoints of some recorded steps, evenly spread, with central differences."""
    return _derived(traced, MOST_GROUPS, SOURCES, ENTRIES)


def derived_everywhere(traced: Any) -> dict[str, Any]:
    """Compare the adjoints of every recorded step with central differences, in more places."""
    return _derived(traced, sys.maxsize, MORE_SOURCES, MORE_ENTRIES)


def _derived(traced: Any, most: int, most_sources: int, most_entries: int) -> dict[str, Any]:
    tape, rng = traced.tape, np.random.default_rng(1)
    counts = {"checked": 0, "kinked": 0, "unmeasured": 0}
    wrong: list[str] = []
    opaque: set[str] = set()
    missing: set[str] = set()
    for nodes in steps(tape, most):
        sink = sink_of(tape, nodes)
        if sink is not None:
            weight = rng.standard_normal(np.shape(tape.value(sink)))
            adjoints = backward(tape, {sink: weight}, range(nodes[0]))
            opaque |= {name_of(tape, node) for node in adjoints.opaque}
            missing |= {name_of(tape, node) for node in adjoints.missing}
            sources = sources_of(tape, adjoints, nodes, sink, most_sources, rng)
            compare(tape, adjoints, nodes, sink, weight, sources, most_entries, rng, counts, wrong)
            alone = backward(tape, {sink: weight}, range(nodes[0]), wanted=sources, bounds=False)
            wrong += [
                f"d{sink}/d{each}: {adjoints.of(each)} with all, {alone.of(each)} where it is asked for alone"
                for each in sources
                if not np.allclose(adjoints.of(each), alone.of(each), rtol=1e-12, atol=0.0, equal_nan=True)
            ]
    return {**counts, "wrong": wrong[:5], "opaque": sorted(opaque), "missing": sorted(missing)}


def name_of(tape: Tape, node: int) -> str:
    function = tape.nodes[node].function
    return str(getattr(function, "__qualname__", function))


def steps(tape: Tape, most: int) -> Iterator[list[int]]:
    """Give the nodes of one round of the two outermost loops after another, at most so many."""
    groups: dict[Any, list[int]] = {}
    for node in tape.nodes:
        if node.context:
            groups.setdefault(node.context[:2], []).append(node.id)
    chosen = [nodes[:MOST_NODES] for nodes in groups.values() if len(nodes) > 3]
    share = max(1, -(-len(chosen) // most))
    yield from chosen[::share]


def real(tape: Tape, node: int) -> bool:
    try:
        value = tape.value(node)
    except Lost:
        return False
    return is_real(value) and np.asarray(value).dtype.kind == "f" and bool(np.all(np.isfinite(value)))


def sink_of(tape: Tape, nodes: list[int]) -> int | None:
    """Give the node of a step that most of the step leads to, and that nothing in the step uses."""
    inside = set(nodes)
    ends = [
        node
        for node in nodes[-200:]
        if tape.nodes[node].kind in ("apply", "write")
        and inside.isdisjoint(tape.children(node))
        and real(tape, node)
    ]
    return max(
        ends, key=lambda node: len(tape.ancestors([node], set(range(nodes[0]))) & inside), default=None
    )


def sources_of(
    tape: Tape, adjoints: Adjoints, nodes: list[int], sink: int, most: int, rng: np.random.Generator
) -> list[int]:
    """Give what a step read of what was there before it; some, drawn, where it is much."""
    inside = set(nodes)
    before = {
        p for node in tape.ancestors([sink], range(nodes[0])) & inside for p in tape.parents(node)
    } - inside
    sources = sorted(node for node in before if node in adjoints.cotangents and real(tape, node))
    return sorted(rng.choice(sources, most, replace=False).tolist()) if len(sources) > most else sources


def sampled(adjoint: Any, most: int, rng: np.random.Generator) -> set[tuple[int, ...]]:
    """Choose any entry, and others among those that the step seems to depend on."""
    told = np.argwhere(adjoint != 0.0)
    chosen = {tuple(int(rng.integers(size)) for size in adjoint.shape)}
    for _ in range(most if len(told) else 0):
        chosen.add(tuple(told[rng.integers(len(told))].tolist()))
    return chosen


def compare(
    tape: Tape,
    adjoints: Adjoints,
    nodes: list[int],
    sink: int,
    weight: Any,
    sources: list[int],
    most_entries: int,
    rng: np.random.Generator,
    counts: dict[str, int],
    wrong: list[str],
) -> None:
    inside = set(nodes)
    noise = EPS * sum(
        float(np.sum(adjoints.bound(node) * np.abs(np.asarray(tape.value(node), dtype=float))))
        for node in adjoints.bounds
        if node in inside and real(tape, node)
    )
    for source in sources:
        entries = sampled(adjoints.of(source), most_entries, rng)
        measured = differences(tape, sink, source, entries, weight, noise, range(nodes[0]))
        found = [abs(measured.values[entry]) for entry in entries if not measured.kinked[entry]]
        scale = max(found, default=0.0)
        for entry in entries:
            counts["checked"] += 1
            if measured.kinked[entry]:
                counts["kinked"] += 1
            elif not measured.errors[entry] <= 2e-8 * scale:
                counts["unmeasured"] += 1
            else:
                told, shown = adjoints.of(source)[entry], measured.values[entry]
                if not abs(told - shown) <= 1e-7 * scale + 1e-14 * adjoints.bound(source)[entry]:
                    wrong.append(f"d{sink}/d{source}{entry}: {told!r}, measured {shown!r}")
