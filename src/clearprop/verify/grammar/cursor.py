"""A place in a list of tokens, and what can be asked about it: the ground that the parser stands on."""

from __future__ import annotations

from clearprop.verify.grammar.names import Names
from clearprop.verify.grammar.tree import Node, Number
from clearprop.verify.reading.tokens import Token

SUM, PRODUCT, TIGHT, SIGN, POWER = 10, 20, 25, 27, 30
LONGEST_NUMBER = 40


class Unreadable(Exception):
    """What stands here is no expression."""


class Cursor:
    """A place among tokens; ``stop`` is where reading ends, ``pairs`` which bracket closes which."""

    in_list = False

    def __init__(self, tokens: list[Token], pairs: dict[int, int], names: Names) -> None:
        self.tokens = tokens
        self.pairs = pairs
        self.names = names
        self.place = 0
        self.depth = 0
        self.stop = len(tokens)

    def expression(self, strength: int) -> Node:
        """An expression whose signs bind more strongly than ``strength``; see the parser."""
        raise NotImplementedError

    def prefix(self) -> Node:
        """What an expression begins with; see the parser."""
        raise NotImplementedError

    def peek(self, ahead: int = 0) -> Token | None:
        """The token here, or some places further on."""
        place = self.place + ahead
        return self.tokens[place] if place < self.stop else None

    def at(self, kind: str, text: str | None = None, ahead: int = 0) -> bool:
        """Whether a token of this kind, and this text if given, stands here."""
        token = self.peek(ahead)
        return token is not None and token.kind == kind and (text is None or token.text == text)

    def closing(self) -> int:
        """The place of the bracket that closes the one here."""
        end = self.pairs.get(self.place)
        if end is None or end >= self.stop:
            raise Unreadable("a bracket that nothing closes")
        return end

    def flat_group(self) -> str:
        """The text of a group in braces, or of one token; the place moves behind it."""
        token = self.peek()
        if token is None:
            return ""
        if token.kind == "open" and self.place in self.pairs:
            end = self.pairs[self.place]
            flat = self.flat_span(self.place, end + 1)
            self.place = end + 1
            return flat[1:-1] if token.text == "{" else flat
        self.place += 1
        return token.text

    def flat_span(self, start: int, end: int) -> str:
        return "".join(token.text for token in self.tokens[start : min(end, start + 60)])

    def starts_statement(self) -> bool:
        """Whether the name here is the left side of the next equation."""
        ahead = 1
        while self.at("script", ahead=ahead) or self.at("op", "'", ahead=ahead):
            ahead += 1
        token = self.peek(ahead)
        return token is not None and token.kind == "rel" and not self.tokens[self.place].math


def number(text: str, open_ended: bool = False) -> Number:
    """A literal with the worth of its last place.

    Examples
    --------
    >>> number("0.5963").unit, number("1.2e-3").unit, number("12").unit
    (0.0001, 0.0001, 1.0)
    """
    if len(text) > LONGEST_NUMBER:
        raise Unreadable("a number of too many digits")
    mantissa, _, exponent = text.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    power = int(exponent or 0) - decimals
    if abs(power) > 300:
        raise Unreadable("a number beyond all bounds")
    return Number(text, float(text), float(f"1e{power}"), open_ended)
