"""Lines that are built alike: what holds for h_1 tells what the line of h_2 should say.

A line of numbers only, ``h2 = 1/(1 + exp(-0.39))``, agrees with itself even if 0.39 is the net input of
h1.  Its sibling gives it away: the line of h1 put net_h1 in, so this one needs net_h2.  Few patterns are
trusted, because in others a shared index is no slip: an activation of one number, the slope ``a (1 - a)``
of a unit, an update that lacks a factor or turns a sign which its sibling has, a sum without the bias
that its sibling has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.verify.grammar.tree import Binary, Call, Name, Negative, Node, Number, walk
from clearprop.verify.judging.agree import Table, with_result
from clearprop.verify.judging.book import Book, significant
from clearprop.verify.judging.leaves import rebuilt
from clearprop.verify.judging.numbered import are_siblings, digits_of, is_update, name_of, renumbered
from clearprop.verify.judging.outcome import Side
from clearprop.verify.judging.slips import Slip
from clearprop.verify.reading.sections import Scope, conflicting
from clearprop.verify.values.arrays import Unfit, Value
from clearprop.verify.values.evaluate import Missing, evaluate
from clearprop.verify.values.measure import Measured

MOST_SIBLINGS = 12


@dataclass(frozen=True)
class Worked:
    """A line that was right: what it is about, and its calculation."""

    target: Name
    node: Node
    scope: Scope = ()


@dataclass(frozen=True)
class Suspicion:
    """What a line should be worth by its sibling, and the slip."""

    value: Value
    node: Node
    slip: Slip


class Siblings:
    """The right lines so far, by what they are about."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.worked: dict[str, list[Worked]] = {}

    def remember(self, target: Name, side: Side) -> None:
        """Keep a right line."""
        self.worked.setdefault(target.base, []).append(Worked(target, side.node, self.book.scope))

    def suspect(self, target: Name, side: Side, printed: Table) -> Suspicion | None:
        """Whether a line disagrees with a sibling in one of the trusted ways."""
        if printed.values.ndim or isinstance(side.measured.value, np.ndarray):
            return None
        for worked in self.worked.get(target.base, [])[: -MOST_SIBLINGS - 1 : -1]:
            if conflicting(worked.scope, self.book.scope) or not are_siblings(worked.target, target):
                continue
            for way in (self.by_index, self.by_sign, self.by_factor, self.by_bias):
                found = way(worked, target, side, printed)
                if found is not None:
                    return found
        return None

    def by_index(self, worked: Worked, target: Name, side: Side, printed: Table) -> Suspicion | None:
        """The sibling's own unit is in its activation or slope; here that of another unit is."""
        for left, right in _leaf_pairs(worked.node, side.node):
            if not (_alone(worked.node, left) or _in_slope(worked.node, left)):
                continue
            used = {name.text for name in self.names_of(right)}
            for name in self.names_of(left):
                if name.text == worked.target.text:  # tanh(0.01) has the digits of its argument
                    continue
                expected = self.book.last(renumbered(name, digits_of(target)))
                own = digits_of(name) == digits_of(worked.target) and name.text in used
                if (
                    own
                    and expected is not None
                    and expected.key not in used
                    and not isinstance(expected.value, np.ndarray)
                ):
                    node = _replaced(side.node, right, self.turn(right, name) * float(expected.value))
                    slip = Slip("operand", None, f"{expected.key} {name.text}")
                    return self.suspicion(node, side, printed, slip)
        return None

    def turn(self, leaf: Node, name: Name) -> float:
        """-1 where a number is typed with the other sign than the name has: ``exp(-0.39)`` for 0.39."""
        binding = self.book.last(name.text)
        if isinstance(leaf, Name) or binding is None:
            return 1.0
        typed_negative = isinstance(leaf, Negative)
        return -1.0 if typed_negative != bool(np.asarray(binding.value) < 0) else 1.0

    def by_sign(self, worked: Worked, target: Name, side: Side, printed: Table) -> Suspicion | None:
        """An update that adds where its sibling subtracts, with the same numbers that nothing numbers."""
        one, other = worked.node, side.node
        if not (is_update(worked.target, one) and is_update(target, other)):
            return None
        assert isinstance(one, Binary)
        assert isinstance(other, Binary)
        if one.sign == other.sign or not self.alike(list(_leaves(one)), list(_leaves(other))):
            return None
        terms = [*_leaves(one.right), *_leaves(other.right)]
        if any(self.turn(leaf, name) < 0 for leaf in terms for name in self.names_of(leaf)):
            return None  # + 0.5·0.2 for - 0.5·(-0.2): the sign is taken in
        node = Binary(one.sign, other.left, other.right)
        return self.suspicion(node, side, printed, Slip("sign", other, ""))

    def by_factor(self, worked: Worked, target: Name, side: Side, printed: Table) -> Suspicion | None:
        """An update of the sibling has one factor more, and it is no number of the sibling's own."""
        if not (is_update(worked.target, worked.node) and is_update(target, side.node)):
            return None
        more, fewer = list(_leaves(worked.node)), list(_leaves(side.node))
        if len(more) != len(fewer) + 1:
            return None
        for place, lacking in enumerate(more):
            rest = more[:place] + more[place + 1 :]
            names = self.names_of(lacking)
            shared = bool(names) and not any(digits_of(name) for name in names)
            if place == 0 or not shared or not self.alike(rest, fewer):
                continue
            node = _refilled(worked.node, iter([*fewer[:place], lacking, *fewer[place:]]))
            return self.suspicion(node, side, printed, Slip("factor", side.node, lacking.key))
        return None

    def by_bias(self, worked: Worked, target: Name, side: Side, printed: Table) -> Suspicion | None:
        """The sibling's sum ends in a bias; this one, of as many products, does not."""
        one = worked.node
        if not (isinstance(one, Binary) and one.sign == "+" and isinstance(side.node, Binary)):
            return None
        names = [name for name in self.names_of(one.right) if name.base in ("b", "θ", "bias", "B")]
        if not names or _shape(one.left) != _shape(side.node):
            return None
        bias = self.book.last(renumbered(names[0], digits_of(target)))
        if bias is None and not digits_of(names[0]):
            bias = self.book.last(names[0].text)
        if bias is None or isinstance(bias.value, np.ndarray) or bias.value == 0:
            return None
        node = Binary("+", side.node, _number(float(bias.value)))
        return self.suspicion(node, side, printed, Slip("term", side.node, bias.key))

    def alike(self, left: list[Node], right: list[Node]) -> bool:
        """Whether the leaves that nothing numbers are the same on both sides."""
        return len(left) == len(right) and all(
            a.key == b.key or any(digits_of(name) for name in self.names_of(a))
            for a, b in zip(left, right, strict=True)
        )

    def suspicion(self, node: Node, side: Side, printed: Table, slip: Slip) -> Suspicion | None:
        """The suspicion, if the expected value is not what is printed."""
        values = {key: value for key, value in side.leaves.values.items() if not key.startswith("#")}
        try:
            value = evaluate(node, values, log=self.book.conventions.log)
        except (Missing, Unfit):
            return None
        measured = Measured(value, side.measured.slack)
        return None if with_result(measured, printed) != "differs" else Suspicion(value, node, slip)

    def names_of(self, leaf: Node) -> list[Name]:
        """The names that a leaf is, or that have its digits."""
        if isinstance(leaf, Name):
            return [leaf]
        number = leaf.operand if isinstance(leaf, Negative) else leaf
        if not isinstance(number, Number) or number.is_whole:
            return []
        within = number.unit * 0.501 if significant(number.text) > 2 else 1e-9  # 0.5 is not 0.5175
        near = self.book.near(abs(number.value), within)
        keys = dict.fromkeys(binding.key for binding, _ in near if binding.key and " " not in binding.key)
        return [name_of(key) for key in keys]


def _leaves(node: Node) -> Iterator[Node]:
    """Numbers with their sign, and names, from left to right; whole numbers are structure."""
    signed = isinstance(node, Negative) and isinstance(node.operand, Number)
    if signed or isinstance(node, Name) or (isinstance(node, Number) and not node.is_whole):
        yield node
    else:
        for part in node.parts:
            yield from _leaves(part)


def _shape(node: Node) -> str:
    """The structure of a tree without its leaves."""
    if isinstance(node, Name | Number) or (isinstance(node, Negative) and isinstance(node.operand, Number)):
        return node.key if isinstance(node, Number) and node.is_whole else "."
    return f"{type(node).__name__}{getattr(node, 'sign', '')}({','.join(map(_shape, node.parts))})"


def _leaf_pairs(left: Node, right: Node) -> list[tuple[Node, Node]]:
    if _shape(left) != _shape(right):
        return []
    return list(zip(_leaves(left), _leaves(right), strict=True))


def _alone(node: Node, leaf: Node) -> bool:
    """Whether a calculation is a function of one number only: an activation."""
    calls = any(isinstance(part, Call) for part in walk(node))
    return calls and {found.key for found in _leaves(node)} == {leaf.key}


def _in_slope(node: Node, leaf: Node) -> bool:
    """Whether ``1 - a`` or ``1 - a²`` of this leaf stands in the calculation."""
    slopes = (leaf.key, f"({leaf.key} ^ 2.0)")
    return any(
        isinstance(part, Binary) and part.sign == "-" and part.left.key == "1.0" and part.right.key in slopes
        for part in walk(node)
    )


def _number(value: float) -> Node:
    number = Number(f"{abs(value):.12g}", abs(value), 1e-15)
    return Negative(number) if value < 0 else number


def _replaced(node: Node, leaf: Node, value: float) -> Node:
    """The tree with a leaf, wherever it stands, as another number."""
    if node == leaf:
        return _number(value)
    return rebuilt(node, lambda part: _replaced(part, leaf, value)) if node.parts else node


def _refilled(node: Node, values: Iterator[Node]) -> Node:
    """The tree with other leaves, from left to right."""
    if next(_leaves(node), None) == node:
        return next(values)
    return rebuilt(node, lambda part: _refilled(part, values)) if node.parts else node
