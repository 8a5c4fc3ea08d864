"""A factor that was forgotten where a result is only passed on: ``dz = da``, ``return grad``.

Nothing is computed there, so no site shows it.  All that reads the result afterwards reads it times the
slope instead.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.evidence.differences import errors
from clearprop.doctor.evidence.factors import Factor, factors
from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.readings import Readings, is_path
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.source.sites import Site, SiteTable
from clearprop.trace.tape.execute import execute
from clearprop.trace.tape.nodes import AttributeAt, NameAt, Node
from clearprop.trace.tape.tape import Tape

MOST_PLACES = 24
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Passing:
    """A result is passed on at a site, in a call; who reads it afterwards; what can be read there."""

    site: int
    node: int
    readers: tuple[int, ...]
    texts: Mapping[str, int]


def passed_on(tape: Tape, sites: SiteTable, readings: Readings, judged: Judged) -> Iterator[Trial]:
    """Propose, for each place that passes a part of the error on, the slopes that it may have forgotten."""
    steps = [_Step(tape, sites, readings, judged, k) for k in range(len(judged.steps))]
    found = [step.passings() for step in steps]
    for site in list(found[0])[:MOST_PLACES]:
        if all(site in each for each in found):
            first = found[0][site][0]
            shape = np.shape(tape.value(first.node))
            for factor in factors(tape, judged, first.texts, shape):
                yield _trial(tape, site, factor, [each[site] for each in found], judged)


def plain_value(site: Site) -> ast.expr | None:
    """Give the right side of a statement that only gives a result another name, or gives it back."""
    if site.kind == "return":
        node = site.node
        return node if isinstance(node, ast.expr) and is_path(node) else None
    for each in ast.walk(ast.parse(site.source.text)):
        if isinstance(each, ast.Assign) and site.source.span(each) == site.statement:
            return each.value if is_path(each.value) else None
    return None


class _Step:
    """One judged step, and what is passed on in it."""

    def __init__(self, tape: Tape, sites: SiteTable, readings: Readings, judged: Judged, number: int) -> None:
        self.tape, self.sites, self.readings = tape, sites, readings
        step = judged.steps[number]
        self.begin, self.end = step.step.round.begin, step.step.round.end
        self.error = tape.descendants(errors(tape, step), self.end)
        self.layers = step.layers

    def passings(self) -> dict[int, list[Passing]]:
        """Give all places where a part of the error is passed on, by site."""
        found: dict[int, list[Passing]] = defaultdict(list)
        for each in (*self._renamed(), *self._given_back()):
            if each.readers:
                found[each.site].append(each)
        return found

    def _renamed(self) -> Iterator[Passing]:
        plain: dict[int, bool] = {}
        for store in self.tape.stores:
            if not (self.begin <= store.order <= self.end and store.node in self.error and store.site >= 0):
                continue
            if self.sites[store.site].kind not in ("bind", "put") or self._own(store.site, store.node):
                continue
            if store.site not in plain:
                plain[store.site] = plain_value(self.sites[store.site]) is not None
            if plain[store.site]:
                names = [b.name for b in self.tape.nodes[store.node].names if b.site == store.site]
                at = self._at(store.order, store.site, self._frame(store))
                texts = {**self.readings.texts(at), **dict(self.readings.read(at, [(names[0], store.node)]))}
                readers = [r for r in self._readers(store.node, store.order) if self._reads(r, names[0])]
                yield Passing(store.site, store.node, tuple(readers), texts)

    def _reads(self, reader: int, name: str) -> bool:
        """Whether what a node is computed from is read by this name there, or in another function."""
        site = self.tape.nodes[reader].site
        last = WORD.findall(name)[-1]
        return site < 0 or last in WORD.findall(self.sites[site].source.cut(self.sites[site].statement))

    def _own(self, site: int, node: int) -> bool:
        """Whether a result was computed in the statement that gives it a name."""
        made = self.tape.nodes[node].site
        return made >= 0 and self.sites[made].statement == self.sites[site].statement

    def _frame(self, store: Any) -> int:
        """Give the call in which a name was given: that of what is computed next in the same function."""
        if isinstance(store.location, NameAt):
            return store.location.frame
        function = self.sites[store.site].function
        for node in self.tape.nodes[store.order : self.end]:
            if node.site >= 0 and self.sites[node.site].function == function:
                return node.frame
        return 0

    def _at(self, order: int, site: int, frame: int) -> Node:
        near = next((n for n in self.tape.nodes[order : self.end] if n.frame == frame), None)
        before = next((n for n in reversed(self.tape.nodes[self.begin : order]) if n.frame == frame), None)
        context = (near or before or self.tape.nodes[order - 1]).context
        return Node(order, "apply", site, None, (), {}, context, frame, None)

    def _given_back(self) -> Iterator[Passing]:
        """Give the calls that give back what they were given."""
        returns = {
            site.function: number
            for number, site in enumerate(self.sites)
            if site.kind == "return" and isinstance(site.node, ast.Name)
        }
        last = self._last_nodes()
        hidden: dict[str, int] = defaultdict(int)
        for store in self.tape.stores:
            place = store.location
            if not (isinstance(place, NameAt) and place.frame and self.begin <= store.order <= self.end):
                continue
            frame = self.tape.frames[place.frame - 1]
            site = returns.get(frame.name)
            if site is None or store.node not in self.error or self.sites[site].text != place.name:
                continue
            order = max(store.order, last.get(place.frame, -1) + 1)
            texts = dict(self.readings.texts(self._at(order, site, place.frame)))
            texts |= self._of_object(frame.name, np.shape(self.tape.value(store.node)), hidden)
            readers = tuple(
                r for r in self._readers(store.node, order) if self.tape.nodes[r].frame != place.frame
            )
            yield Passing(site, store.node, readers, texts)

    def _last_nodes(self) -> dict[int, int]:
        return {node.frame: node.id for node in self.tape.nodes[self.begin : self.end]}

    def _of_object(self, name: str, shape: tuple[int, ...], seen: dict[str, int]) -> dict[str, int]:
        """Give the attributes of the object whose layer is next, when layers of its class are gone through
        from the last to the first.
        """
        owner = name.rpartition(".")[0]
        frames = [
            self.tape.nodes[layer.a_nodes[0]].frame
            for layer in reversed(self.layers)
            if len(layer.a_nodes) == 1 and np.shape(self.tape.value(layer.a_nodes[0])) == shape
        ]
        own = [f for f in frames if f and self.tape.frames[f - 1].name.rpartition(".")[0] == owner]
        key = f"{name} {shape}"
        seen[key] += 1
        if not owner or seen[key] > len(own):
            return {}
        functions = {self.tape.frames[own[seen[key] - 1] - 1].name}
        made = [n.id for n in self.tape.nodes[self.begin : self.end] if n.frame == own[seen[key] - 1]]
        found = {}
        for store in self.tape.stores if made else ():
            is_own = isinstance(store.location, AttributeAt) and self.sites[store.site].function in functions
            if is_own and made[0] <= store.order <= made[-1] + 1:
                found[f"self.{store.location.attribute}"] = store.node  # type: ignore[union-attr]  # is_own
        return found

    def _readers(self, node: int, order: int) -> tuple[int, ...]:
        return tuple(child for child in self.tape.children(node) if order <= child < self.end)


def _trial(tape: Tape, site: int, factor: Factor, passings: list[list[Passing]], judged: Judged) -> Trial:
    reads: dict[int, tuple[int, int]] = {}
    for each in (passing for step in passings for passing in step):
        found = each.texts.get(factor.name)
        for reader in each.readers if found is not None else ():
            reads[reader] = each.node, found  # type: ignore[assignment]  # it is no None here
    ordered = sorted(reads)
    ends = {step.step.round.begin: step.step.round.end for step in judged.steps}

    def change(node: Node, value: Any) -> Any:
        passed, made = reads[node.id]
        times = value(passed) * factor.made(value(made))
        return execute(node, lambda number: times if number == passed else value(number))

    def where(tape: Tape, begin: int) -> list[int]:
        return [node for node in ordered if begin <= node < ends.get(begin, ordered[-1] + 1)]

    detail = {"layer": factor.layer, "name": factor.name, "passed": True}
    return Trial(site, "factor", change, None, factor.text, detail, where)
