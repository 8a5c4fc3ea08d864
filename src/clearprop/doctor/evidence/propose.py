"""The edits worth trying at one site: the ways in which people go wrong there, small edits first."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.doctor.evidence.arguments import Given, argument_trials
from clearprop.doctor.evidence.back_through import back_through
from clearprop.doctor.evidence.factors import factor_trials, slope_trials
from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.neighbours import Neighbours
from clearprop.doctor.evidence.next_entries import NextEntries
from clearprop.doctor.evidence.other_product import other_products
from clearprop.doctor.evidence.readings import Readings
from clearprop.doctor.evidence.regrouped import regrouped
from clearprop.doctor.evidence.resloped import resloped
from clearprop.doctor.evidence.scope import Scope
from clearprop.doctor.evidence.trials import (
    Trial,
    argument,
    dropped,
    like,
    negated,
    swapped,
    transposed,
    turned,
    with_argument,
)
from clearprop.doctor.evidence.wider import renamed, scaled, shortened
from clearprop.trace.tape.nodes import Node, Ref
from clearprop.trace.traced import Traced
from clearprop.trace.understanding import Understanding

ELEMENTWISE = frozenset(
    {operator.mul, operator.imul, np.multiply, operator.truediv, np.divide, operator.add, operator.sub}
)
LINEAR = frozenset({operator.matmul, np.matmul, np.dot, np.ndarray.dot, np.outer, np.inner})
UPDATES = frozenset({operator.iadd, operator.isub, operator.imul})
REDUCTIONS = frozenset({np.sum, np.ndarray.sum, np.mean, np.ndarray.mean, np.add.reduce})
MEANS = frozenset({np.mean, np.ndarray.mean})
SUMS = frozenset({np.sum, np.ndarray.sum})
POWERS = frozenset({operator.pow, np.power})
MOST_NAMES = 24


class Proposer:
    """Proposes edits for the sites of one program."""

    def __init__(self, traced: Traced, understanding: Understanding, judged: Judged) -> None:
        self.traced, self.understanding, self.judged = traced, understanding, judged
        self.tape, self.sites = traced.tape, traced.sites
        self.shapes = {np.shape(traced.tape.value(p.first)) for p in understanding.roles.parameters}
        self.step_nodes = judged.steps[0].step.round.nodes
        starts = {p.first for p in understanding.roles.parameters}
        starts |= {n for p in understanding.roles.parameters for n in p.state.nodes}
        self.moved = traced.tape.descendants(starts, judged.steps[0].step.round.end)
        self.scope, self.given = _names(traced)
        rounds = [step.step.round for step in judged.steps]
        stretch = min(each.begin for each in rounds), max(each.end for each in rounds)
        self.readings = Readings(traced.tape, traced.sites, self.scope, stretch)
        self.weights = {n for parameter in understanding.roles.parameters for n in parameter.nodes}
        self.next_entries = NextEntries(traced.tape, traced.sites)
        self.neighbours = Neighbours(traced.tape, understanding.roles, judged)

    def trials(self, site: int, nodes: list[int]) -> Iterator[Trial]:
        """Propose edits for a site, by what it computed in one step."""
        node = self.tape.nodes[nodes[-1]]
        if node.kind == "view":
            return
        yield from self._operands(site, node)
        if node.function in ELEMENTWISE | LINEAR | UPDATES | {getattr}:
            yield from self.neighbours.trials(site, node)
            yield from self.next_entries.trials(site, node)
        for called in self._calls(nodes):
            yield from argument_trials(self.traced, self.scope, self.given, site, called)
        yield from other_products(self.tape, site, node)
        yield from regrouped(self.tape, self.sites, site, node)
        yield from renamed(self.tape, self.sites, self.scope, site, node)
        yield from self._signs(site, node)
        yield from self._axes(site, node)
        if node.function in POWERS:
            yield Trial(site, "state", _base, 0, "", {"kind": "plain"})
        yield from scaled(self.tape, self.sites, site, node, self.step_nodes, self.moved)
        yield from factor_trials(self.tape, self.readings, self.judged, site, node)
        yield from back_through(self.tape, self.readings, self.weights, site, node)
        yield from slope_trials(self.tape, self.judged, site, node)
        yield from resloped(self.tape, self.sites, self.readings, self.judged, site, node)

    def _calls(self, nodes: list[int]) -> list[Node]:
        """Give one node for each place from which the function that holds a site was called."""
        frames = {n: self.tape.nodes[n].frame for n in nodes}
        places = {self.tape.frames[f - 1].call_site if f else -1: n for n, f in frames.items()}
        return [self.tape.nodes[n] for n in places.values()]

    def _signs(self, site: int, node: Node) -> Iterator[Trial]:
        yield from swapped(site, node)
        if node.function in ELEMENTWISE and len(node.args) == 2:
            yield from (dropped(site, k) for k in (0, 1))
            yield from shortened(self.tape, self.sites, site, node)
        if node.function not in UPDATES and node.kind == "apply":
            yield negated(site)

    def _operands(self, site: int, node: Node) -> Iterator[Trial]:
        """Another value that can be read there, in place of one operand; or its transpose."""
        if node.function not in ELEMENTWISE | LINEAR | UPDATES:
            return
        for k, given in enumerate(node.args[:2]):
            if not isinstance(given, Ref):
                continue
            value = self.tape.value(given.node)
            if np.ndim(value) == 2 and value.shape[0] == value.shape[1] > 1:
                yield transposed(site, k)
            if k == 0 and node.function in UPDATES:
                continue
            yield from self._names(site, node, k, np.shape(value))
        shape = np.shape(self.tape.value(node.id))
        if node.function in LINEAR and len(shape) == 2 and shape[0] == shape[1] > 1:
            yield turned(site)

    def _names(self, site: int, node: Node, k: int, shape: tuple[int, ...]) -> Iterator[Trial]:
        given = node.args[k].node
        tried: set[int] = set()
        for name in self.scope.names(node):
            found = self.scope.node(name, node)
            if found is None or found == given or found in tried or len(tried) >= MOST_NAMES:
                continue
            other = self.tape.value(found)
            for transpose in (False, True):
                turned = np.shape(np.transpose(other) if transpose else other)
                wider = turned in self.shapes and len(shape) <= len(turned) > 0 and np.size(other) > 1
                # What is multiplied entry by entry with a row need not be as long as what stood there.
                outer = node.function is np.outer and len(turned) == 1
                fits = turned == shape or wider or outer
                if (
                    isinstance(other, np.ndarray | float | np.floating)
                    and fits
                    and not (transpose and np.ndim(other) < 2)
                ):
                    tried.add(found)
                    yield self._named(site, k, name, transpose, given, found)

    def _named(self, site: int, k: int, name: str, transpose: bool, old: int, new: int) -> Trial:
        def change(node: Node, value: Any) -> Any:
            found = self.scope.node(name, node)
            if found is None:
                raise LookupError(name)
            other = value(found)
            result = with_argument(node, k, np.transpose(other) if transpose else other, value)
            return result if np.shape(result) in self.shapes else like(result, self.tape.value(node.id))

        text = f"{name}.T" if transpose else name
        return Trial(site, "operand", change, k, text, {"old": old, "new": new, "name": name})

    def _axes(self, site: int, node: Node) -> Iterator[Trial]:
        """A sum or a mean along another axis."""
        if node.function not in REDUCTIONS or not node.args:
            return
        for axis in (0, 1, None):
            for keepdims in (False, True):
                yield self._along(site, axis, keepdims)
        if node.function in MEANS or node.function in SUMS:
            yield self._other_reduction(site, node)

    def _other_reduction(self, site: int, node: Node) -> Trial:
        """A sum for a mean, or a mean for a sum."""
        to_sum = node.function in MEANS

        def change(node: Node, value: Any) -> Any:
            function = np.sum if to_sum else np.mean
            args = [argument(node, k, value) for k in range(len(node.args))]
            return function(*args, **node.kwargs)

        text = "sum" if to_sum else "mean"
        return Trial(site, "axis", change, None, text, {"reduction": text})

    def _along(self, site: int, axis: int | None, keepdims: bool) -> Trial:
        def change(node: Node, value: Any) -> Any:
            function = np.mean if node.function in (np.mean, np.ndarray.mean) else np.sum
            return function(argument(node, 0, value), axis=axis, keepdims=keepdims)

        text = f"axis={axis}" + (", keepdims=True" if keepdims else "")
        return Trial(site, "axis", change, None, text, {"axis": axis, "keepdims": keepdims})


def _names(traced: Traced) -> tuple[Scope, Given]:
    """Give all names of a program, and what its functions were given; worked out once."""
    if "names" not in traced.kept:
        traced.kept["names"] = (Scope(traced.tape, traced.sites), Given(traced.tape))
    scope, given = traced.kept["names"]
    return scope, given


def _base(node: Node, value: Any) -> Any:
    """Give what a power was taken of."""
    return argument(node, 0, value) * 1.0
