"""What stands to the left of a relation sign: a name, an expression, or words that are neither."""

from __future__ import annotations

from bisect import bisect

from clearprop.verify.grammar.names import Names
from clearprop.verify.grammar.parser import Parser, Unreadable
from clearprop.verify.grammar.tree import Call, Matrix, Name, Node, walk
from clearprop.verify.reading.commands import listed
from clearprop.verify.reading.tokens import Token

_ENDS = frozenset(listed("nl row quad semi colon stop comma word rel soft cell dots junk"))
_OF = frozenset(["of", "to", "wrt"])
_FOR = frozenset(["for", "at", "in", "on"])
_NOUNS = frozenset(
    listed(
        "gradient derivative change delta error update slope sum input output net value sensitivity "
        "increment step"
    )
)
WINDOW = 160  # tokens to the left of a sign that are looked at


class LeftSides:
    """Looks to the left of relation signs."""

    def __init__(self, tokens: list[Token], pairs: dict[int, int], names: Names) -> None:
        self.tokens = tokens
        self.names = names
        self.inside = inside_brackets(tokens, pairs)
        self.pairs = pairs
        self.parser = Parser(tokens, pairs, names)
        self.tight = Parser(tokens, pairs, names, tight=True)
        self.place = 0

    def boundary(self, sign: int) -> int:
        """The first place that can belong to the left side of a relation sign."""
        place = sign - 1
        while place >= 0 and self.tokens[place].kind in ("edge", "cell") and place > sign - 4:
            place -= 1
        lowest = max(self.place, sign - WINDOW)
        while place >= lowest:
            token = self.tokens[place]
            if token.kind in _ENDS or token.kind == "edge":
                break
            if token.kind in ("open", "close"):
                other = self.pairs.get(place)
                if other is None or other > place:
                    break
                place = other
            elif token.kind == "end":
                while place > lowest and self.tokens[place].kind != "begin":
                    place -= 1
            place -= 1
        return max(place + 1, lowest)

    def left_side(self, sign: int) -> tuple[Node | None, int]:
        """The longest expression that ends at a relation sign, and where it begins."""
        start = self.boundary(sign)
        stop = sign
        while stop > start and self.tokens[stop - 1].kind in ("edge", "cell"):
            stop -= 1
        last = self.tokens[stop - 1] if stop else None
        if last is not None and last.kind == "word" and last.math and stop == start:
            return Name(last.text, last.text), stop - 1  # \\text{net input} = …
        for place in range(start, stop):
            if place > start and not self.may_begin(place):
                continue
            node = self.whole(place, stop)
            if node is not None and self.acceptable(node, place, stop):
                return node, place
        return None, start

    def may_begin(self, place: int) -> bool:
        kind, before = self.tokens[place].kind, self.tokens[place - 1]
        if kind in ("script", "close", "rel"):
            return False
        return not (before.kind == "op" and before.text in "*/^+" and kind != "op")

    def whole(self, start: int, stop: int) -> Node | None:
        """The expression that fills this span exactly."""
        try:
            node, end = self.parser.parse(start, stop)
        except Unreadable:
            return None
        if end == stop:
            return node
        last = self.tokens[stop - 1]
        if end == stop - 1 and last.kind == "op" and last.text in "+*" and isinstance(node, Name):
            return Name(f"{node.text}^{last.text}", node.base, node.script, last.text)
        return None

    def acceptable(self, node: Node, start: int, stop: int) -> bool:
        """In prose a left side of several tokens must be made of quantities, not of words."""
        if self.tokens[start].math and self.tokens[stop - 1].math:
            return True
        if isinstance(node, Name):
            return True
        return all(
            self.names.is_value(part) or len(part.base) == 1 or part.base[:1] in "∂∇dŷ" or part.script != ""
            for part in walk(node)
            if isinstance(part, Name)
        )

    def words_before(self, start: int) -> list[str]:
        """The words of the prose right before the left side."""
        words: list[str] = []
        place = start - 1
        while place >= 0 and len(words) < 6 and self.tokens[place].kind in ("name", "word", "edge", "script"):
            if self.tokens[place].kind in ("name", "word"):
                words.insert(0, self.tokens[place].text.lower())
            place -= 1
        return words

    def labelled(self, start: int) -> Node | None:
        """``h1: 0.15*0.05 + … = 0.3775`` says what the result is the value of."""
        place = start - 1
        if place < 1 or self.tokens[place].kind != "colon":
            return None
        begin = self.boundary(place)
        for first in range(begin, place):
            node = self.whole(first, place)
            if isinstance(node, Name) and (node.script or len(node.base) == 1) and self.may_begin(first):
                return node
        return None

    def names_before(self, target: Node | None, start: int) -> list[Node]:
        """The names that stand before the last one, parted by commas."""
        if not isinstance(target, Name):
            return []
        names: list[Node] = [target]
        place = start - 1
        while place > 0 and (self.tokens[place].kind == "comma" or self.tokens[place].text in ("and", "和")):
            begin = self.boundary(place)
            found = next(
                (
                    node
                    for first in range(begin, place)
                    if isinstance(node := self.whole(first, place), Name) and self.may_begin(first)
                ),
                None,
            )
            if found is None or begin < self.previous_end(start):
                break
            names.insert(0, found)
            place = begin - 1
        return names

    def previous_end(self, start: int) -> int:
        """Where the line, or the statement before this one, ended."""
        place = start - 1
        while place >= 0 and self.tokens[place].kind not in (
            "nl",
            "row",
            "rel",
            "semi",
            "quad",
            "stop",
            "colon",
        ):
            place -= 1
        return max(place + 1, 0)


def is_target(node: Node) -> bool:
    """Whether a left side is a thing that has a name: not a calculation of its own."""
    if isinstance(node, Name):
        return True
    if isinstance(node, Call):
        return all(isinstance(argument, Name) for argument in node.arguments)
    if isinstance(node, Matrix):
        return all(isinstance(entry, Name) for entry in node.parts)
    return False


def names_something_else(words: list[str]) -> bool:
    """``gradient of w5 = …`` gives w5 no value."""
    if not words:
        return False
    last = words[-1]
    return last in _OF or (last in _FOR and any(word in _NOUNS for word in words[:-1]))


def inside_brackets(tokens: list[Token], pairs: dict[int, int]) -> list[bool]:
    """For every place, whether it is inside brackets that belong to a formula.

    Brackets of prose with an equation in them, ``(so x = 0.5)``, are taken out of ``pairs``.
    """
    signs = [place for place, token in enumerate(tokens) if token.kind == "rel"]
    for start, end in [(s, e) for s, e in pairs.items() if s < e]:
        opening = tokens[start]
        following = bisect(signs, start)
        if opening.math or opening.text != "(" or following == len(signs) or signs[following] >= end:
            continue
        attached = start > 0 and not opening.space and tokens[start - 1].kind in ("name", "script")
        if not attached or end - start > 12:
            del pairs[start], pairs[end]
    inside = [False] * len(tokens)
    edges: list[tuple[int, int]] = [(s, e) for s, e in pairs.items() if s < e]
    waiting: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind == "begin":
            waiting.append(place)
        elif token.kind == "end" and waiting:
            edges.append((waiting.pop(), place))
    steps = [0] * (len(tokens) + 1)
    for start, end in edges:
        steps[start] += 1
        steps[end] -= 1
    depth = 0
    for place in range(len(tokens)):
        depth += steps[place]
        inside[place] = depth > 0
    return inside
