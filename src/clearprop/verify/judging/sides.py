"""The parts of a statement as values: every way to read each, the plainest first."""

from __future__ import annotations

from itertools import islice, pairwise, product

import numpy as np

from clearprop.verify.grammar.names import Names
from clearprop.verify.grammar.statements import Part, Statement
from clearprop.verify.grammar.tree import Name, Node, Number, is_literal, walk
from clearprop.verify.judging.agree import Table, table_of
from clearprop.verify.judging.book import Binding, Book
from clearprop.verify.judging.chains import agreement
from clearprop.verify.judging.leaves import Context, gather, keys_of, of_layer, written_out
from clearprop.verify.judging.outcome import Side
from clearprop.verify.reading.sections import Scope
from clearprop.verify.values.arrays import PLAIN, READINGS, Unfit
from clearprop.verify.values.evaluate import Missing
from clearprop.verify.values.measure import measure

MOST_VARIANTS = 32


class Reader:
    """Computes the parts of statements from what the book says so far."""

    def __init__(self, names: Names, book: Book) -> None:
        self.names, self.book = names, book

    def sides(self, statement: Statement) -> tuple[list[list[Side]], list[str]]:
        """For each part that can be computed its readings; and what was missing for the others.

        Where the plainest readings agree, nothing else is tried.
        """
        found, missing = self.read(statement, plain=True)
        plainly = all(agreement(a[0], b[0]) == "rounded" for a, b in pairwise(found))
        if len(found) > 1 and plainly and not any(side.leaves.follows for (side, *_) in found):
            return found, missing
        return self.read(statement, plain=False)

    def read(self, statement: Statement, *, plain: bool) -> tuple[list[list[Side]], list[str]]:
        """The readings of all parts: the plainest of each, or all."""
        unit = result_unit(statement)
        found: list[list[Side]] = []
        missing: list[str] = []
        earlier: set[str] = set()
        for place, part in enumerate(statement.parts):
            if part.node is None:
                missing.append("")
                continue
            own = statement.target.key if statement.target is not None else ""
            context = Context(unit, frozenset(earlier), not found, own, plain)
            variants = self.part(part, place, context, missing)
            if variants:
                found.append(variants)
            earlier |= {number.text for number in walk(part.node) if isinstance(number, Number)}
        return found, missing

    def part(self, part: Part, place: int, context: Context, missing: list[str]) -> list[Side]:
        """All readings of one part that differ in value."""
        assert part.node is not None
        nodes = [part.node] if part.other is None else [part.node, part.other]
        variants: list[Side] = []
        for node in nodes:
            try:
                written = written_out(node, self.names, self.book)
                variants += self.variants(written, part, place, context, missing)
            except Missing as lack:
                missing.append(str(lack))
            except (Unfit, RecursionError) as problem:
                missing.append(str(problem)[:40])
        return _distinct(variants)

    def variants(
        self, node: Node, part: Part, place: int, context: Context, missing: list[str]
    ) -> list[Side]:
        """One side for each set of values and each reading of what is ambiguous."""
        table = table_of(node) if is_literal(node) else None
        sides: list[Side] = []
        doubtful = {key for key, found in self.elsewhere(node).items() if found} | {
            *self.layered(node),
            *self.updated(node, context),
        }
        for label, instead in self.instead(node, context):
            leaves = gather(node, self.book, context, instead)
            leaves.doubtful |= doubtful
            several = any(isinstance(value, np.ndarray) for value in leaves.values.values())
            for reading in READINGS if several and table is None and not context.plain else (PLAIN,):
                try:
                    measured = measure(node, leaves.values, leaves.slacks, reading, self.book.conventions.log)
                except Unfit as problem:
                    missing.append(str(problem)[:40])
                    continue
                sides.append(Side(place, node, measured, leaves, table, part.last_line or part.line, label))
        return sides

    def instead(self, node: Node, context: Context) -> list[tuple[str, dict[str, Binding]]]:
        """The values now; then the right ones of wrong lines; then those before an update."""
        ways: list[tuple[str, dict[str, Binding]]] = [("", {})]
        if context.plain:
            return ways
        bindings = gather(node, self.book, context).bindings
        corrected = {
            key: Binding(key, b.right, b.slack, b.line) for key, b in bindings.items() if b.right is not None
        }
        if corrected:
            ways.append(("corrected", corrected))
        earlier = [
            [None, *self.book.earlier(key)[:2]]
            for key, b in bindings.items()
            if b.renewed and self.book.earlier(key) and key != context.target
        ]
        choices = islice(product(*earlier), 1, MOST_VARIANTS) if earlier else ()
        ways += [("before the update", {b.key: b for b in choice if b is not None}) for choice in choices]
        renewed = self.updated(node, context)
        if renewed:
            ways.append(("after the update", renewed))
            ways += [("after the update", {key: binding}) for key, binding in renewed.items()]
        others = self.of_other_sections(node)
        return (
            ways
            + [("of another section", {**renewed, **instead}) for instead in others if renewed]
            + [("of another section", instead) for instead in others]
        )

    def updated(self, node: Node, context: Context) -> dict[str, Binding]:
        """The names that were given their next value under another name, such as ``w_new``."""
        keys = {name.key for name in walk(node) if isinstance(name, Name)}
        found = {key: self.book.after_update(key, context.target) for key in keys}
        return {key: binding for key, binding in found.items() if binding is not None}

    def of_other_sections(self, node: Node) -> list[dict[str, Binding]]:
        """``a_1`` as the a of layer 1; all names of a letter as in another section; then each mixture."""
        layered, elsewhere = self.layered(node), self.elsewhere(node)
        groups: dict[tuple[Scope, str], dict[str, Binding]] = {}
        for key, found in elsewhere.items():
            for binding in found[:3]:
                groups.setdefault((binding.scope, key.partition("_")[0]), {})[key] = binding
        options = {k: [*found, layered[k]] if k in layered else found for k, found in elsewhere.items()}
        choices = [[None, *((key, b) for b in found[:3])] for key, found in options.items() if found]
        mixed = islice(product(*choices), 1, MOST_VARIANTS) if choices else ()
        ways = [dict(pair for pair in choice if pair is not None) for choice in mixed]
        return ([layered] if layered else []) + list(groups.values()) + ways

    def layered(self, node: Node) -> dict[str, Binding]:
        """The names that may speak of a layer by its number."""
        found = {n.key: self.book.of_layer(*of_layer(n)) for n in walk(node) if isinstance(n, Name)}
        return {key: b for key, b in found.items() if b is not None and self.book.last(key) is not b}

    def elsewhere(self, node: Node) -> dict[str, list[Binding]]:
        """What the names of an expression stand for in other sections, where they have values there too."""
        found: dict[str, list[Binding]] = {}
        for name in walk(node):
            if isinstance(name, Name):
                own = self.book.last(name.key) is not None
                for key in keys_of(name)[: 1 if own else 2]:
                    found[key] = self.book.elsewhere(key)
        return found


def result_unit(statement: Statement) -> float:
    """The worth of the last place of the result that a statement ends in."""
    node = statement.parts[-1].node
    table: Table | None = table_of(node) if node is not None and is_literal(node) else None
    return float(np.min(table.units)) if table is not None and table.units.size else 0.0


def _distinct(sides: list[Side]) -> list[Side]:
    kept: list[Side] = []
    for side in sides:
        if not any(_same(side, other) for other in kept):
            kept.append(side)
    return kept[:MOST_VARIANTS]


def _same(one: Side, two: Side) -> bool:
    a, b = np.asarray(one.measured.value), np.asarray(two.measured.value)
    return (
        a.shape == b.shape
        and bool(np.allclose(a, b, rtol=1e-12, atol=0))
        and one.leaves.follows == two.leaves.follows
    )
