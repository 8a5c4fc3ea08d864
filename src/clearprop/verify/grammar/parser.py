"""Tokens to trees, by the strength with which signs bind (Pratt, 1973, Top down operator precedence).

The parser takes as much as can be an expression and stops; what follows is for its caller.  Where
something is no expression it raises :class:`Unreadable`, and nothing is guessed.
"""

from __future__ import annotations

from clearprop.verify.grammar.cursor import POWER, PRODUCT, SUM, TIGHT, Unreadable, number
from clearprop.verify.grammar.names import Names
from clearprop.verify.grammar.products import Products, joined
from clearprop.verify.grammar.tree import Binary, Call, Matrix, Name, Negative, Node, Number, Transposed
from clearprop.verify.reading.tokens import Token

DEEPEST, MOST_STEPS = 60, 6000
_STRENGTH = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "⊙": PRODUCT, "@": PRODUCT, "^": POWER}


class Parser(Products):
    """Reads expressions from a place in a list of tokens.

    ``tight`` reads ``a/b(c)`` as a/(b·c), which some people mean.
    """

    def __init__(
        self, tokens: list[Token], pairs: dict[int, int], names: Names, *, tight: bool = False
    ) -> None:
        super().__init__(tokens, pairs, names)
        self.tight = tight
        self.steps = 0

    def parse(self, place: int, stop: int | None = None) -> tuple[Node, int]:
        """The longest expression that begins at a place, and the place behind it."""
        self.place, self.depth, self.steps = place, 0, 0
        self.stop = len(self.tokens) if stop is None else stop
        try:
            return self.expression(0), self.place
        except RecursionError:
            raise Unreadable("too deep") from None

    def expression(self, strength: int) -> Node:
        """An expression whose signs bind more strongly than ``strength``."""
        self.steps += 1
        self.depth += 1
        if self.depth > DEEPEST or self.steps > MOST_STEPS:
            raise Unreadable("too deep or too long")
        left = self.prefix()
        while True:
            longer = self.longer(left, strength)
            if longer is None:
                break
            left = longer
        self.depth -= 1
        return left

    def longer(self, left: Node, strength: int) -> Node | None:
        """The expression with the next sign and its right side, if they belong to it."""
        token = self.peek()
        if token is None:
            return None
        if token.kind == "op":
            return self.operator(left, token, strength)
        if self.is_times(token):
            return self.operator(left, Token("op", "*", token.line), strength)
        side = TIGHT if self.tight else PRODUCT
        if side > strength and self.side_by_side(left, token):
            return self.product(left, side)
        return None

    def operator(self, left: Node, token: Token, strength: int) -> Node | None:
        sign = token.text
        if sign == "^":
            return self.raised(left) if strength < POWER + 1 else None
        if sign == "%" and isinstance(left, Number):
            self.place += 1
            return Number(left.text + "%", left.value / 100, left.unit / 100)
        if sign == "⊤":
            self.place += 1
            return Transposed(left)
        if sign == "'" and not isinstance(left, Number):
            self.place += 1
            return Transposed(left)
        if sign in ("√", "Σ", "Π", "∂", "∇") and token.math and strength < PRODUCT:
            return self.product(left, PRODUCT)
        own = _STRENGTH.get(sign, 0)
        if own <= strength:
            return None
        start = self.place
        self.place += 1
        try:
            right = self.expression(own)
        except Unreadable:
            self.place = start
            if sign in "+*" and isinstance(left, Name) and self.ends_after(start):  # w5+ = …, w* = …
                return None
            raise
        return joined(sign, left, right)

    def ends_after(self, place: int) -> bool:
        following = self.tokens[place + 1] if place + 1 < self.stop else None
        return following is None or following.kind in ("rel", "nl", "row", "edge", "comma")

    def raised(self, left: Node) -> Node:
        """A power, or a transposed matrix."""
        self.place += 1
        start = self.place
        flat = self.flat_group()
        if flat in ("T", "⊤", "⊺"):
            return Transposed(left)
        if flat and not flat.strip("'"):
            return Transposed(left) if isinstance(left, Matrix) else left
        self.place = start
        token = self.peek()
        if token is not None and token.kind == "open" and token.text == "{":
            end = self.pairs.get(start)
            if end is None:
                raise Unreadable("a brace that nothing closes")
            self.place += 1
            exponent = self.expression(0)
            if self.place != end:
                raise Unreadable("an exponent")
            self.place = end + 1
        elif token is not None and token.kind == "op" and token.text in "+-":
            self.place += 1
            inner = self.expression(POWER)
            exponent = Negative(inner) if token.text == "-" else inner
        else:
            exponent = self.expression(POWER)
        return power(left, exponent, self.names)


def power(left: Node, exponent: Node, names: Names) -> Node:
    """A power; ``e`` raised to anything but a whole number is the exponential function."""
    if isinstance(left, Name) and left.text == "e":
        whole = isinstance(exponent, Number) and exponent.is_whole
        if not (whole and "e" in names.values):
            return Call("exp", (exponent,))
    return Binary("^", left, exponent)


__all__ = ["Parser", "Unreadable", "number"]
