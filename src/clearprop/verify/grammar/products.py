"""What stands side by side: a product in ``2x`` and ``o(1 - o)``, a remark in ``0.39 (rounded)``."""

from __future__ import annotations

from clearprop.verify.grammar.cursor import Unreadable
from clearprop.verify.grammar.names import function_of
from clearprop.verify.grammar.prefixes import Prefixes
from clearprop.verify.grammar.tree import (
    Binary,
    Name,
    Negative,
    Node,
    Number,
    Transposed,
    is_literal,
    walk,
)
from clearprop.verify.reading.commands import MARKS, MATRICES
from clearprop.verify.reading.tokens import Token


class Products(Prefixes):
    """Decides whether two pieces multiply."""

    def side_by_side(self, left: Node, token: Token) -> bool:
        """Whether what stands here multiplies what stands before it."""
        before = self.tokens[self.place - 1]
        if before.kind == "edge" or token.kind == "edge":
            return False
        if token.kind == "open":
            return self.place in self.pairs and (token.text != "{" or token.math)
        if token.kind == "begin":
            return token.text in MATRICES
        if token.kind == "cmd":
            return token.text in MARKS or token.text in ("frac", "dfrac", "tfrac", "cfrac", "sqrt", "left")
        if token.kind == "num":
            return before.kind == "close" and before.text == ")" and not token.space
        if token.kind != "name":
            return False
        if token.math and before.math:
            return not self.starts_statement()
        return self.known_product(left, token)

    def known_product(self, left: Node, token: Token) -> bool:
        """In prose two names multiply only if both have values, and ``2x`` only without a space."""
        if token.space and is_literal(left) and self.starts_statement():
            return False
        function = function_of(token.text) is not None and self.is_applied()
        known = function or self.known_here()
        if not known and isinstance(left, Name | Transposed) and self.is_matrix_name(token):
            return True
        if isinstance(left, Number) and not token.space:
            return known or len(token.text) == 1  # 0.1z
        if isinstance(left, Number):
            return known and self.operator_or_end_follows()
        return known and not (isinstance(left, Name) and not self.names.is_value(left))

    def is_applied(self) -> bool:
        """Whether a function's argument follows: in brackets, or as the name of a value, ``y ln a``."""
        after = self.peek(1)
        if after is None:
            return False
        return after.kind == "open" or (
            after.kind == "name" and after.space and after.text in self.names.values
        )

    def is_matrix_name(self, token: Token) -> bool:
        """``x W + b``: a capital letter before a sign is a matrix, and no word of a sentence."""
        ahead = 1
        while self.at("script", ahead=ahead) or self.at("op", "⊤", ahead=ahead):
            ahead += 1
        after = self.peek(ahead)
        single = len(token.text) == 1 and token.text.isupper() and token.text not in "AIT"
        return single and after is not None and (after.kind == "rel" or (after.kind == "op" and after.space))

    def known_here(self) -> bool:
        """Whether the name that begins here has a value in this document."""
        start = self.place
        try:
            node = self.name()
        except Unreadable:
            return False
        finally:
            self.place = start
        names = [part for part in walk(node) if isinstance(part, Name)]
        return bool(names) and all(self.names.is_value(name) for name in names)

    def operator_or_end_follows(self) -> bool:
        ahead = 1
        while self.at("script", ahead=ahead):
            ahead += 1
        token = self.peek(ahead)
        return token is None or token.kind in ("op", "nl", "rel", "close", "open", "name", "row", "edge")

    def product(self, left: Node, strength: int) -> Node | None:
        """The product with what stands side by side, unless that is a remark in brackets."""
        start, depth = self.place, self.depth
        token = self.tokens[start]
        if token.kind == "open" and token.text == "(" and self.is_label(left, token):
            return None
        try:
            right = self.expression(strength)
        except Unreadable:
            self.place, self.depth = start, depth
            return None
        if (
            token.kind == "open"
            and not token.math
            and token.space
            and any(
                isinstance(part, Name) and not self.names.is_value(part) and len(part.base) > 1
                for part in walk(right)
            )
        ):
            self.place = start  # 0.39 (rounded)
            return None
        return joined("·", left, right)

    def is_label(self, left: Node, token: Token) -> bool:
        """``= 0.39  (1)``, ``= 0.0011 (3.5 %)``: a remark, not a factor."""
        end = self.pairs.get(self.place, -1)
        inside = [other.kind if other.text != "%" else "%" for other in self.tokens[self.place + 1 : end]]
        after = self.tokens[end + 1].kind if end + 1 < len(self.tokens) else "nl"
        return (
            token.space
            and not token.math
            and is_literal(left)
            and inside in (["num"], ["num", "%"])
            and after not in ("op", "open", "rel")
        )

    def is_times(self, token: Token) -> bool:
        """``0.5 x 0.3``: the letter between two numbers is a sign."""
        before = self.tokens[self.place - 1]
        if (
            token.kind != "name"
            or token.text not in "xX"
            or token.math
            or before.kind not in ("num", "close")
        ):
            return False
        named_x = "x" in self.names.values or "X" in self.names.values
        return token.space and (self.at("num", ahead=1) or (not named_x and self.at("open", ahead=1)))


def joined(sign: str, left: Node, right: Node) -> Node:
    """Two operands; ``1.2 × 10⁻³`` is one literal."""
    power = _power_of_ten(right)
    if sign in "*·" and power is not None:
        literal = left.operand if isinstance(left, Negative) else left
        if isinstance(literal, Number) and abs(power) < 300 and "×" not in literal.text:
            scale = float(f"1e{power}")
            scaled = Number(
                f"{literal.text}×10^{power}",
                float(f"{literal.value!r}e{power}")
                if "e" not in repr(literal.value)
                else literal.value * scale,
                literal.unit * scale,
            )
            return Negative(scaled) if isinstance(left, Negative) else scaled
    return Binary(sign, left, right)


def _power_of_ten(node: Node) -> int | None:
    if not (
        isinstance(node, Binary)
        and node.sign == "^"
        and isinstance(node.left, Number)
        and node.left.value == 10
    ):
        return None
    exponent = node.right.operand if isinstance(node.right, Negative) else node.right
    if not (isinstance(exponent, Number) and exponent.is_whole and exponent.value < 300):
        return None
    return -int(exponent.value) if isinstance(node.right, Negative) else int(exponent.value)
