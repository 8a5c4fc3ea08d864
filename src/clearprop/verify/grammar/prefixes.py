"""What an expression can begin with: a number, a name, a bracket, a sign, a command of LaTeX."""

from __future__ import annotations

from clearprop.verify.grammar.cursor import POWER, SIGN, SUM, Unreadable, number
from clearprop.verify.grammar.latex import Latex
from clearprop.verify.grammar.naming import derivative_name
from clearprop.verify.grammar.tree import Call, Name, Negative, Node, Total, Unknown
from clearprop.verify.reading.commands import MARKS
from clearprop.verify.reading.tokens import Token


class Prefixes(Latex):
    """Reads the first piece of an expression."""

    def prefix(self) -> Node:
        token = self.peek()
        if token is None:
            raise Unreadable("nothing")
        if token.kind == "num":
            self.place += 1
            return number(token.text, self.dots())
        if token.kind == "name":
            return self.name()
        if token.kind == "open":
            return self.bracket()
        if token.kind == "begin":
            return self.environment()
        if token.kind == "cmd":
            return self.command()
        if token.kind == "dots":
            self.place += 1
            return Unknown("…")
        if token.kind == "word" and token.math and self.is_operand():
            self.place += 1
            return Name(token.text, token.text)
        if token.kind == "op":
            return self.sign(token)
        raise Unreadable(token.text)

    def dots(self) -> bool:
        """``0.333…`` goes on."""
        if self.at("dots") and not self.tokens[self.place].space:
            self.place += 1
            return True
        return False

    def is_operand(self) -> bool:
        """Several upright words between signs are a quantity: ``\\text{new weight}``."""
        before = self.tokens[self.place - 1] if self.place else None
        after = self.peek(1)
        joins = ("op", "rel", "open")
        return (before is not None and before.kind in joins) or (
            after is not None and after.kind in ("op", "rel")
        )

    def sign(self, token: Token) -> Node:
        self.place += 1
        if token.text == "-":
            operand = self.expression(SIGN if not self.at("op", "-") else SUM)
            return Negative(operand)
        if token.text == "+":
            return self.expression(SIGN)
        if token.text == "√":
            return Call("sqrt", (self.expression(POWER - 1),))
        if token.text in "ΣΠ":
            return self.total(token.text)
        if token.text in "|‖":
            return self.between_bars(token.text)
        if token.text in "∂∇":
            return self.derivative(token.text)
        raise Unreadable(token.text)

    def between_bars(self, bar: str) -> Node:
        inside = self.expression(0)
        if not self.at("op", bar):
            raise Unreadable("a bar that nothing closes")
        self.place += 1
        while self.at("script"):
            self.place += 1
        return Call("abs" if bar == "|" else "norm", (inside,))

    def total(self, sign: str) -> Node:
        """``Σ_{i=1}^{n} body``; without a body the sign is a name, as in ``Σ = 5.27``."""
        index = lower = upper = ""
        while self.at("script") or self.at("op", "^"):
            token = self.tokens[self.place]
            self.place += 1
            if token.kind == "script":
                index, _, lower = token.text.partition("=")
            else:
                upper = self.flat_group()
        if self.peek() is None or self.tokens[self.place].kind in ("rel", "nl", "close", "edge"):
            return Name(sign + (f"_{index}" if index else ""), sign, index)
        return Total(sign, index, lower, upper, self.expression(SUM))

    def derivative(self, sign: str) -> Node:
        """``∂E`` and ``∇W`` are names; ``∂E/∂w`` is one name."""
        script = ""
        while self.at("script"):
            script += self.tokens[self.place].text
            self.place += 1
        raised = ""
        if self.at("op", "^"):
            self.place += 1
            raised = "^" + self.flat_group()
        text = sign + raised + (f"_{script}" if script else "")
        if self.at("name") or self.at("cmd") or (self.at("open") and sign == "∇" and not script):
            text += self.differentiated()
        head = Name(text, text)
        if sign == "∂" and self.at("op", "/") and self.at("op", "∂", ahead=1):
            self.place += 2
            below = self.derivative("∂")
            return derivative_name(head, below)
        return head

    def differentiated(self) -> str:
        """The key of the one name that stands behind ∂ or ∇."""
        token = self.tokens[self.place]
        if token.kind == "cmd" and token.text not in MARKS:
            return ""
        if token.kind == "name":
            node: Node = self.scripted(token)
        else:
            node = self.prefix()
        if (
            self.at("open", "(")
            and not self.tokens[self.place].space
            and self.place in self.pairs
            and self.tokens[self.place].math
        ):
            flat = self.flat_span(self.place, self.pairs[self.place] + 1)
            if len(flat) < 12:
                self.place = self.pairs[self.place] + 1
                return node.key + flat
        return node.key
