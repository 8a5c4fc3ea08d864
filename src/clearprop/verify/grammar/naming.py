"""Names with their scripts and what is attached: ``w_{11}^{(1)}``, ``L(w_1)``, ``W[0, 1]``, ``dE/dw5``."""

from __future__ import annotations

from clearprop.verify.grammar.calls import Calls
from clearprop.verify.grammar.cursor import Unreadable
from clearprop.verify.grammar.names import named
from clearprop.verify.grammar.tree import Call, Name, Node
from clearprop.verify.reading.tokens import Token


class Naming(Calls):
    """Reads names."""

    def name(self) -> Node:
        token = self.tokens[self.place]
        function = self.function(token)
        if function is not None:
            return function
        quotient = self.written_derivative(token)
        if quotient is not None:
            return quotient
        node = self.scripted(token)
        return self.applied(node) if isinstance(node, Name) else node

    def scripted(self, token: Token, mark: str = "") -> Node:
        """A name with its subscripts, primes and a superscript that belongs to the name."""
        self.place += 1
        script = raised = ""
        primes = 0
        while True:
            if self.at("script"):
                script += self.tokens[self.place].text
                self.place += 1
            elif self.at("op", "'"):
                primes += 1
                self.place += 1
            elif self.at("op", "^") and not raised:
                found = self.raised_name(token.text, script, mark)
                if found is None:
                    break
                if found == "'":
                    primes += 1
                else:
                    raised = found
            else:
                break
        return self.names.read(token.text, script, raised, primes, mark)

    def raised_name(self, letters: str, script: str, mark: str) -> str | None:
        """The superscript here, if it is part of a name and not a power; then it is passed over."""
        start = self.place
        self.place += 1
        opening = self.peek()
        flat = self.flat_group()
        end, self.place = self.place, start
        if flat.strip("'") == "" and flat:
            self.place = end
            return "'"
        if not flat or (flat in ("T", "⊤", "⊺", "t") and flat != "t") or (letters == "e" and not script):
            return None
        known = named(letters, script, flat, 0, mark).text in self.names.values
        in_braces = opening is not None and opening.text == "{"
        bracketed = in_braces and flat[0] in "([" and flat[-1] in ")]"
        worded = flat in ("+", "*", "-") or (
            flat.isalpha() and len(flat) > 1 and flat not in self.names.values
        )
        stepped = in_braces and any(sign.isalpha() for sign in flat) and not self.any_known(flat)
        if (
            known
            or bracketed
            or worded
            or stepped
            or (flat.isalpha() and named(flat).text not in self.names.values)
        ):
            self.place = end
            return flat.strip("()[]") if bracketed else flat
        return None

    def any_known(self, flat: str) -> bool:
        return any(named(sign).text in self.names.values for sign in flat if sign.isalpha())

    def applied(self, node: Name) -> Node:
        """Before brackets: ``L(w_1)`` and ``w5(new)`` are names, ``f(0.5)`` a call, ``o(1 - o)`` none."""
        token = self.peek()
        if (
            token is None
            or token.kind != "open"
            or self.place not in self.pairs
            or (token.space and not token.math)
        ):
            return node
        if token.text == "[" and not token.space:
            return self.indexed(node)
        if token.text != "(":
            return node
        end = self.pairs[self.place]
        flat = self.flat_span(self.place, end + 1)
        if end == self.place + 2 and self.tokens[self.place + 1].kind == "word":
            self.place = end + 1
            return Name(node.text + flat, node.base, node.script, node.raised)
        if node.text + flat in self.names.calls or "=" in flat:
            self.place = end + 1
            return Name(node.text + flat, node.base, node.script, node.raised)
        if node.text in self.names.functions or node.text in self.names.function_names:
            return Call(node.text, self.arguments())
        if self.names.is_value(node) or (token.math and (node.text == "e" or node.script)):
            return node
        start = self.place
        try:
            return Call(node.text, self.arguments())
        except Unreadable:
            if token.math:
                raise
            self.place = start
            return node

    def indexed(self, node: Name) -> Node:
        """``W[0, 1]``: an entry as programs write it."""
        end = self.pairs[self.place]
        flat = self.flat_span(self.place + 1, end)
        if not flat.replace(",", "").isdigit():
            return node
        self.place = end + 1
        return Name(f"{node.text}[{flat}]", node.text, flat)

    def written_derivative(self, token: Token) -> Node | None:
        """``dE/dw5`` in one line is one name, unless both halves have values of their own."""
        if not (_is_differential(token.text) and self.derivative_follows()):
            return None
        start = self.place
        above = self.scripted(token)
        if not self.at("op", "/") or not self.at("name", ahead=1):
            self.place = start
            return None
        self.place += 1
        below_token = self.tokens[self.place]
        below = self.scripted(below_token)
        if above.key in self.names.values and below.key in self.names.values:
            self.place = start
            return None
        return Name(f"{above.key}/{below.key}", above.key)

    def derivative_follows(self) -> bool:
        ahead = 1
        while self.at("script", ahead=ahead):
            ahead += 1
        following = self.peek(ahead + 1)
        return (
            self.at("op", "/", ahead=ahead)
            and following is not None
            and following.kind == "name"
            and _is_differential(following.text)
        )


def derivative_name(above: Node, below: Node) -> Name:
    """``∂E/∂w`` as one name."""
    text = f"{above.key}/{below.key}"
    return Name(text, above.key)


def _is_differential(letters: str) -> bool:
    rest = letters[1:]
    return (
        letters[:1] in ("d", "∂")
        and bool(rest)
        and letters not in ("delta", "dot", "data", "div", "dim", "diff")
    )
