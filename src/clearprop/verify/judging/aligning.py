"""Lay a formula and the numbers put in over one another, and find the smallest places where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from clearprop.verify.grammar.tree import Binary, Call, Name, Negative, Node, Number, is_literal
from clearprop.verify.values.arrays import Unfit, Value
from clearprop.verify.values.evaluate import Missing, evaluate

_PRODUCTS = frozenset("*·⊙@")


@dataclass(frozen=True)
class Difference:
    """A name or a number, what was typed in its place, and that number's last place.

    ``value`` is what should stand there; ``sign`` if only the sign differs.
    """

    name: Node
    value: float
    typed: float
    unit: float
    sign: bool = False


class Aligner:
    """Compares two trees piece by piece with the values that their leaves have."""

    def __init__(
        self, left: Mapping[str, Value], slacks: Mapping[str, Value], right: Mapping[str, Value]
    ) -> None:
        self.left, self.slacks, self.right = left, slacks, right

    def differences(self, left: Node, right: Node) -> list[Difference] | None:
        """The names whose numbers differ; None where the two are built differently.

        Examples
        --------
        >>> from clearprop.verify.grammar.tree import Binary, Name, Number
        >>> formula = Binary("*", Name("w"), Name("x"))
        >>> typed = Binary("*", Number("0.5", 0.5, 0.1), Number("0.3", 0.3, 0.1))
        >>> values = {"w": 0.5, "x": 0.2}
        >>> [(d.name.text, d.typed) for d in Aligner(values, {}, {}).differences(formula, typed)]
        [('x', 0.3)]
        """
        if self.equal(left, right):
            return []
        left_sign, left = _unsigned(left)
        right_sign, right = _unsigned(right)
        if left_sign != right_sign and self.equal(left, right):
            return self.lost_sign(left, right)
        if isinstance(right, Number):
            return self.leaf(left, right, right_sign * left_sign)
        for flatten in (_terms, _factors):
            found = self.pairwise(flatten(left), flatten(right))
            if found is not None:
                return found
        if isinstance(left, Binary) and isinstance(right, Binary) and left.sign == right.sign in ("/", "^"):
            return self.pairwise(list(left.parts), list(right.parts))
        if isinstance(left, Call) and isinstance(right, Call) and left.function == right.function:
            return self.pairwise(list(left.parts), list(right.parts), fewest=1)
        return None

    def leaf(self, left: Node, right: Number, sign: int) -> list[Difference] | None:
        """A typed number in the place of a name, of another number, or of a piece worked out."""
        try:
            own = evaluate(left, self.left)
        except (Missing, Unfit):
            return None
        if isinstance(own, np.ndarray) or (isinstance(left, Number) and left.is_whole):
            return None
        lost = own < 0 and abs(abs(own) - right.value) < right.unit * 0.55
        return [Difference(left, float(own), right.value * sign, right.unit, lost)]

    def pairwise(self, left: list[Node], right: list[Node], fewest: int = 2) -> list[Difference] | None:
        """The differences of two lists of equal length; one piece alone has been looked at already."""
        if len(left) != len(right) or len(left) < fewest:
            return None
        found: list[Difference] = []
        for a, b in zip(left, right, strict=True):
            piece = self.differences(a, b)
            if piece is None:
                return None
            found += piece
        return found

    def lost_sign(self, left: Node, right: Node) -> list[Difference] | None:
        """A term with the other sign, named by its first name."""
        for node in _factors(left):
            value = node.value if isinstance(node, Number) else self.left.get(node.key)
            if isinstance(node, Name | Number) and value is not None and not isinstance(value, np.ndarray):
                return [Difference(node, float(value), -float(value), 1e-12, True)]
        return None

    def equal(self, left: Node, right: Node) -> bool:
        """Whether two pieces have the same value, within half a unit of what is typed."""
        try:
            a, b = evaluate(left, self.left), evaluate(right, self.right)
        except (Missing, Unfit):
            return left.key == right.key
        if np.shape(a) != np.shape(b):
            return False
        play = 1e-9 * (np.abs(np.asarray(a)) + np.abs(np.asarray(b))) + 1e-13
        if isinstance(left, Name):
            play = play + np.asarray(self.slacks.get(left.key, 0.0))
        if is_literal(right):
            inner = right.operand if isinstance(right, Negative) else right
            if isinstance(inner, Number) and not inner.is_whole:
                play = play + 0.55 * inner.unit
        return bool(np.all(np.abs(np.asarray(a) - np.asarray(b)) <= play))


def _unsigned(node: Node) -> tuple[int, Node]:
    sign = 1
    while isinstance(node, Negative):
        sign, node = -sign, node.operand
    return sign, node


def _terms(node: Node) -> list[Node]:
    """The terms of a sum, a subtracted one as a negative."""
    match node:
        case Binary("+", left, right):
            return [*_terms(left), *_terms(right)]
        case Binary("-", left, right):
            return [*_terms(left), *(Negative(term) for term in _terms(right))]
    return [node]


def _factors(node: Node) -> list[Node]:
    if isinstance(node, Binary) and node.sign in _PRODUCTS:
        return [*_factors(node.left), *_factors(node.right)]
    return [node]
