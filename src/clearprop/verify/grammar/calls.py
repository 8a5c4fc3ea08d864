"""Functions and what they are applied to: ``σ(z)``, ``tanh²(z)``, ``\\ln 0.5``, ``σ'(z)``."""

from __future__ import annotations

from clearprop.verify.grammar.brackets import Brackets
from clearprop.verify.grammar.cursor import PRODUCT
from clearprop.verify.grammar.cursor import number as literal
from clearprop.verify.grammar.names import function_of, named
from clearprop.verify.grammar.tree import Binary, Call, Node, Transposed
from clearprop.verify.reading.tokens import Token


class Calls(Brackets):
    """Reads functions with their arguments."""

    def function(self, token: Token) -> Node | None:
        """A function and what it is applied to; None where the letters are a name after all."""
        ahead, script = 1, ""
        if self.at("script", ahead=1):
            script, ahead = self.tokens[self.place + 1].text, 2
        function = function_of(token.text, script)
        if (
            function is None
            and function_of(token.text) in ("max", "min", "softmax", "log", "sum", "mean")
            and script
        ):
            function = None
        if function is None:
            return None
        if token.text == "σ" and named("σ").text in self.names.values and not self.at("open", ahead=ahead):
            return None
        start = self.place
        self.place += ahead
        primes, power = self.primes_and_power()
        applied = self.application(token)
        if applied is None:
            self.place = start
            return None
        call: Node = Call(function, applied, primes)
        if function == "transpose":
            call = Transposed(applied[0])
        return call if power is None else Binary("^", call, power)

    def primes_and_power(self) -> tuple[int, Node | None]:
        """``σ'``, ``σ^{\\prime}`` and ``tanh²`` before their argument."""
        primes, power = 0, None
        while True:
            if self.at("op", "'"):
                primes += 1
                self.place += 1
            elif self.at("op", "^"):
                start = self.place
                self.place += 1
                flat = self.flat_group()
                if flat and not flat.strip("'"):
                    primes += len(flat)
                elif flat.isdigit() and power is None:
                    power = literal(flat)
                else:
                    self.place = start
                    return primes, power
            else:
                return primes, power

    def application(self, token: Token) -> tuple[Node, ...] | None:
        """The arguments of a function, in brackets or, in mathematics, without."""
        following = self.peek()
        if following is None:
            return None
        if following.kind == "open" and self.place in self.pairs:
            return self.arguments()
        if following.kind in ("begin", "cmd") or (following.kind == "num" and len(token.text) > 1):
            return (self.expression(PRODUCT),) if following.kind != "begin" else (self.prefix(),)
        script = self.tokens[self.place + 1].text if self.at("script", ahead=1) else ""
        known = following.math or named(following.text, script).text in self.names.values
        if following.kind == "name" and known and len(token.text) > 1 and not self.starts_statement():
            return (self.expression(PRODUCT),)
        return None
